/**
 * Takes secrets out of what programs print before a run keeps it (domain.md 2.2: "stored as is, secrets
 * masked"). By the names that programs give them, in English and Chinese, and by their own form where they
 * have one. Pure and linear: outputs are hostile. What is masked once stays as it is.
 *
 * It finds what says what it is. A password that stands alone in a sentence, nobody can tell from a word.
 */

/** Stands for a secret; how long it was is not told either. */
export const MASK = "***";

/** Names whose value ends with the line: pass phrases have blanks in them (netsh, system dialogs). */
const TO_LINE_END =
  /((?:key content|关键内容|密钥内容|网络安全密钥|wi-?fi 密码|无线密码|recovery (?:key|password)|恢复密钥|恢复密码)["']?[ \t]*[:：=＝][ \t]*)("[^"\r\n]*"|\S[^\r\n]*)/giu;

/** Names of secrets, before `=` or a colon; the last part of a longer name (`802-11-wireless-security.psk`). */
const NAMES = [
  ...["password", "passwd", "passphrase", "pwd", "psk", "wpa[-_]?psk", "wpa[-_]passphrase", "wep-?key\\d?"],
  ...["secret", "client[-_]secret", "token", "access[-_]token", "refresh[-_]token", "api[-_ ]?key"],
  ...["access[-_]?key", "secret[-_]?key", "private[-_]?key", "auth[-_]?key", "priv[-_]?key", "community"],
  ...["shared secret", "pre-?shared[- ]?key"],
].join("|");
/** Chinese has no blanks between words: any of these may end a longer one (登录密码, 管理员口令). */
const CHINESE_NAMES = ["密码", "口令", "密钥", "令牌", "团体名", "团体字", "共同体"].join("|");
const BETWEEN = `["']?[ \\t]*(?:[:：=＝]|:=|=>)[ \\t]*`;
const VALUE = `"[^"\\r\\n]*"|'[^'\\r\\n]*'|[^\\s"',;&，；]+`;
const NAMED = new RegExp(
  `((?:(?<![\\p{L}\\d])(?:[a-z0-9]+[-_.])?(?:${NAMES})|(?:${CHINESE_NAMES}))${BETWEEN})(${VALUE})`,
  "giu",
);
/** Shorter names, which are words elsewhere: only right before `=`. */
const ASSIGNED = /((?<![\p{L}\d_-])(?:key|pass|pw|sig|sign|auth)=)("[^"\r\n]*"|'[^'\r\n]*'|[^\s"',;&]+)/giu;

/** What is said of a key instead of it. */
const NO_SECRET = /^["']?(?:present|absent|none|no|yes|存在|不存在|无|是|否|\*+)["']?$/iu;

/** Options of command lines, with the value behind a blank or `=`. */
const OPTIONS =
  /((?<![\w.-])(?:--?(?:password|passwd|pass|token|secret|community|psk|passphrase|auth-?key|priv-?key)|\/p(?:ass(?:word)?)?)(?:[ \t]+|[=:]))("[^"\r\n]*"|'[^'\r\n]*'|[^\s]+)/giu;

/** Communities and keys of SNMP on a command line, and in the settings of an agent or a switch. */
const SNMP_LINE =
  /((?<![\w.-])snmp(?:get(?:next)?|walk|bulkwalk|bulkget|set|table|df|status|translate|test)(?:\.exe)?[ \t][^\r\n]*)/giu;
const SNMP_OPTION = /((?<=\s)-[cAX][ \t]*)("[^"\r\n]*"|'[^'\r\n]*'|[^\s-][^\s]*)/gu;
const SNMP_SETTING =
  /((?<![\w.-])(?:r[ow]community6?|snmp-server community|snmp-agent community (?:read|write)(?: (?:cipher|simple))?|com2sec6?(?:[ \t]+\S+){2})[ \t]+)(\S+)/giu;
const SNMP_USER =
  /((?<![\w.-])createUser[ \t]+\S+(?:[ \t]+(?:-e[ \t]+\S+|(?:MD5|SHA(?:-?\d+)?|DES|AES(?:-?\d+)?)))?[ \t]*)([^\r\n]+)/giu;

/** `user%password` of smbclient; `net use \\server\share password`. */
const SMB_USER = /((?<=\s)(?:-U|--user=?)[ \t]*[^\s%]+%)(\S+)/gu;
const NET_USE = /(\bnet use[ \t]+(?:[a-z]:[ \t]+|\*[ \t]+)?\\\\[^\s]+[ \t]+)(?!\/)(\S+)/giu;

const URL_USER = /(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@?#]{0,200}:)([^\s/@]{1,200})(?=@)/giu;
const AUTHORIZATION =
  /((?:proxy-)?authorization["']?[ \t]*[:=][ \t]*["']?(?:(?:basic|bearer|digest|negotiate|ntlm)[ \t]+)?)([^\s"'][^\r\n"']*)/giu;
const BEARER = /(\bbearer[ \t]+)([A-Za-z0-9._~+/-]{8,}=*)/giu;
const COOKIE = /(\b(?:set-)?cookie["']?[ \t]*:[ \t]*["']?)([^\s"'][^\r\n"']*)/giu;

/** Three parts of a signed token, whose head always begins so. */
const JWT = /\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]*/gu;
/** BitLocker: eight groups of six digits, whichever dash or blank is between. */
const RECOVERY_KEY = /(?<!\d)\d{6}(?:[ \t]?[-‐‑–—－][ \t]?\d{6}|[ \t]\d{6}){7}(?!\d)/gu;
const PRIVATE_KEY = /-----BEGIN ([A-Z ]{0,20}PRIVATE KEY)-----[\s\S]*?(?:-----END \1-----|$)/gu;
/** Five groups of five: a product key of Windows or Office. */
const PRODUCT_KEY = /(?<![A-Z0-9-])[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![A-Z0-9-])/gu;

const AFTER_NAME = [
  TO_LINE_END,
  NAMED,
  ASSIGNED,
  OPTIONS,
  SNMP_SETTING,
  SNMP_USER,
  SMB_USER,
  NET_USE,
] as const;
const WHOLE = [RECOVERY_KEY, PRODUCT_KEY, JWT, PRIVATE_KEY] as const;

/** The text with `***` where a secret stood. */
export function maskSecrets(text: string): string {
  let masked = text;
  for (const whole of WHOLE) masked = masked.replace(whole, MASK);
  for (const named of [URL_USER, AUTHORIZATION, BEARER, COOKIE]) masked = masked.replace(named, `$1${MASK}`);
  masked = masked.replace(SNMP_LINE, (line) => line.replace(SNMP_OPTION, `$1${MASK}`));
  for (const named of AFTER_NAME) {
    masked = masked.replace(named, (whole, name: string, value: string) =>
      NO_SECRET.test(value.trim()) ? whole : `${name}${inItsQuotes(value)}`,
    );
  }
  return masked;
}

/** What is JSON stays JSON. */
function inItsQuotes(value: string): string {
  const quote = /^(["'])[^]*\1$/u.exec(value)?.[1] ?? "";
  return `${quote}${MASK}${quote}`;
}
