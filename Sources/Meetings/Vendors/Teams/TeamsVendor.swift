extension Vendor {
  static let microsoftTeams = Vendor(
    name: .microsoftTeams, family: .teams, readLink: TeamsLinks.read, grammar: TeamsGrammar.self,
    hostWords: ["teams"],
    phrases: {
      [
        PackageResources.phrases_teams_en_txt, PackageResources.phrases_teams_de_txt,
        PackageResources.phrases_teams_sv_txt, PackageResources.phrases_teams_fr_txt,
        PackageResources.phrases_teams_nl_txt, PackageResources.phrases_teams_it_txt,
        PackageResources.phrases_teams_es_txt, PackageResources.phrases_teams_pt_BR_txt,
        PackageResources.phrases_teams_da_txt, PackageResources.phrases_teams_nb_txt,
        PackageResources.phrases_teams_fi_txt, PackageResources.phrases_teams_pl_txt,
        PackageResources.phrases_teams_cs_txt, PackageResources.phrases_teams_ja_txt,
        PackageResources.phrases_teams_zh_CN_txt, PackageResources.phrases_teams_hi_txt,
        PackageResources.phrases_teams_vi_txt,
      ]
    },
    templates: { (PackageResources.teams_text_mustache, PackageResources.teams_html_mustache) },
    imitatedHosts: ["teams.microsoft.com", "teams.live.com"],
    namesKind: .tollFree, showsFooter: true)
}
