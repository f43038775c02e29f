/// How an mbox keeps lines that begin with `From ` from being read as separators (RFC 4155; qmail's mbox(5)).
public enum MailboxDialect: Sendable, Hashable {
  /// `From ` becomes `>From `; a line that was `>From ` already cannot be told apart.
  case mboxo
  /// `From `, `>From `, `>>From `… get one `>` more. Reversible.
  case mboxrd
  /// Content-Length, and `From ` quoted as well.
  case mboxcl
  /// Content-Length and no quoting.
  case mboxcl2
}
