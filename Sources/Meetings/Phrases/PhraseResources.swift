/// The phrase files, which are embedded in the program: one line here for each file in `Resources`.
enum PhraseResources {
  static var all: [PhraseFile] {
    [
      PhraseFile(family: .teams, bytes: PackageResources.phrases_teams_en_txt),
      PhraseFile(family: .teams, bytes: PackageResources.phrases_teams_de_txt),
      PhraseFile(family: .teams, bytes: PackageResources.phrases_teams_sv_txt),
      PhraseFile(family: .teams, bytes: PackageResources.phrases_teams_fr_txt),
      PhraseFile(family: .teams, bytes: PackageResources.phrases_teams_nl_txt),
      PhraseFile(family: .teams, bytes: PackageResources.phrases_teams_it_txt),
      PhraseFile(family: .teams, bytes: PackageResources.phrases_teams_es_txt),
      PhraseFile(family: .teams, bytes: PackageResources.phrases_teams_pt_BR_txt),
      PhraseFile(family: .teams, bytes: PackageResources.phrases_teams_da_txt),
      PhraseFile(family: .teams, bytes: PackageResources.phrases_teams_nb_txt),
      PhraseFile(family: .teams, bytes: PackageResources.phrases_teams_fi_txt),
      PhraseFile(family: .teams, bytes: PackageResources.phrases_teams_pl_txt),
      PhraseFile(family: .teams, bytes: PackageResources.phrases_teams_cs_txt),
      PhraseFile(family: .teams, bytes: PackageResources.phrases_teams_ja_txt),
      PhraseFile(family: .teams, bytes: PackageResources.phrases_teams_zh_CN_txt),
      PhraseFile(family: .teams, bytes: PackageResources.phrases_teams_hi_txt),
      PhraseFile(family: .teams, bytes: PackageResources.phrases_teams_vi_txt),
      PhraseFile(family: .skype, bytes: PackageResources.phrases_skype_en_txt),
      PhraseFile(family: .skype, bytes: PackageResources.phrases_skype_sv_txt),
      PhraseFile(family: .skype, bytes: PackageResources.phrases_skype_de_txt),
      PhraseFile(family: .skype, bytes: PackageResources.phrases_skype_vi_txt),
      PhraseFile(family: .zoom, bytes: PackageResources.phrases_zoom_en_txt),
      PhraseFile(family: .zoom, bytes: PackageResources.phrases_zoom_fr_txt),
      PhraseFile(family: .webex, bytes: PackageResources.phrases_webex_en_txt),
      PhraseFile(family: .meet, bytes: PackageResources.phrases_meet_en_txt),
      PhraseFile(family: .meet, bytes: PackageResources.phrases_meet_de_txt),
    ]
  }
}
