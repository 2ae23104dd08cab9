/**
 * Vendors print these where a serial or tag was never set, and people write them where they have
 * none; they identify nothing. (Seen in real inventories and registers.)
 */
export const PLACEHOLDERS: ReadonlySet<string> = new Set([
  "",
  "0",
  "NONE",
  "N/A",
  "NA",
  "UNKNOWN",
  "UNDEFINED",
  "UNSPECIFIED",
  "EMPTY",
  "DEFAULT",
  "DEFAULT STRING",
  "NOT SPECIFIED",
  "NOT AVAILABLE",
  "NOT APPLICABLE",
  "NOT INSTALLED",
  "NO DIMM",
  "ASSET TAG",
  "RELEASE-KEYS",
  "TEST-KEYS",
  "DEV-KEYS",
  "INVALID",
  "NULL",
  "123456789",
  "1234567890",
  "0123456789",
  "无",
  "暂无",
  "没有",
  "空",
  "未知",
  "不详",
  "不适用",
  "同上",
  "看不清",
]);

/** Placeholders that vary, in upper case. */
export const MEANS_NOTHING = new RegExp(
  `^(?:${[
    "0+|X+|[-.*#?_/\\\\~]+",
    "\\(.*\\)|<.*>|\\[.*\\]",
    "TO BE FILLED.*|O\\.?E\\.?M\\.?",
    "(?:SYSTEM|BASE ?BOARD|CHASSIS|MOTHER ?BOARD) (?:SERIAL|ASSET|MANUFACTURER|PRODUCT|NAME|VERSION).*",
    "(?:[A-Z]*\\d*[_ ]?)?(?:SER(?:IAL)? ?NUM(?:BER)?|ASSET ?TAG(?: ?NUM)?|PART ?NUM(?:BER)?)\\d*",
    "ASSET-?\\d{10}",
    "NO (?:ASSET|SERIAL|MODULE).*|NOT (?:SET(?:TABLE)?|PRESENT|PROVIDED|FILLED).*",
    "无(?:序列号|编号|标签|资产号|铭牌|S/?N)",
    "未(?:填写?|设置|提供|贴标?|知)|待(?:填写?|补充?|定|查)|默认.*|缺省.*",
  ].join("|")})$`,
  "u",
);
