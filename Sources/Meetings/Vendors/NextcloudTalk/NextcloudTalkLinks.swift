/// Links of Nextcloud Talk, on anybody's host: `/call/<token>`, `/index.php/call/<token>`.
enum NextcloudTalkLinks {
  static func read(_ target: LinkTarget) -> LinkReading? {
    if target.host == "docs.nextcloud.com" { return LinkReading(role: .help, vendor: .nextcloudTalk) }
    var path = target.segments[...]
    if path.first == "index.php" { path = path.dropFirst() }
    guard path.count == 2, path.first == "call", let token = path.last, token.utf8.count >= 8,
      token.utf8.allSatisfy(ASCII.isAlphanumeric)
    else { return nil }
    return LinkReading(role: .join, vendor: .nextcloudTalk, keys: ["nextcloud-talk:" + target.host + "/" + token])
  }
}
