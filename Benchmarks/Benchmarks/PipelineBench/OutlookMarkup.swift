/// HTML as Word writes it for Outlook: much style, few words.
enum OutlookMarkup {
  static func page(megabytes: Int) -> [UInt8] { page(bytes: megabytes << 20) }

  static func page(bytes: Int) -> [UInt8] {
    var body: [UInt8] = []
    var count = 0
    while body.count < bytes {
      count += 1
      body += paragraph(count)
      if count % 40 == 0 { body += table }
    }
    return page(body: body)
  }

  static func page(body: [UInt8]) -> [UInt8] {
    Array(
      """
      <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40"><head>\r
      <meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">\r
      <!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]--><style><!--\r
      p.MsoNormal, li.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}\r
      --></style></head><body lang=EN-GB link="#0563C1" vlink="#954F72"><div class=WordSection1>\r\n
      """.utf8) + body + Array("</div></body></html>\r\n".utf8)
  }

  private static func paragraph(_ number: Int) -> [UInt8] {
    let target = "https://intranet.contoso.example/plan?page=\(number)&amp;view=all"
    let link = number % 5 == 0 ? " <a href=\"\(target)\">page \(number)</a>" : ""
    return Array(
      """
      <p class=MsoNormal><span style='font-size:10.5pt;font-family:"Segoe UI",sans-serif;color:#252424'>Point \(number) of\r
      the plan, as we said &#8211; with the <b>new</b> dates&nbsp;&amp; places.\(link)<o:p></o:p></span></p>\r
      <p class=MsoNormal><o:p>&nbsp;</o:p></p>\r\n
      """.utf8)
  }

  private static let table = Array(
    """
    <table class=MsoNormalTable border=0 cellspacing=0 cellpadding=0><tr><td width=100 valign=top style='padding:0cm'>\r
    <p class=MsoNormal>Monday<o:p></o:p></p></td><td><p class=MsoNormal>09:00 &#8211; 10:00<o:p></o:p></p></td></tr></table>\r\n
    """.utf8)
}
