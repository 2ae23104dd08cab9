const MOBILE = /(?<![\d.])(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?![\d.]*\d)/;
const EXTENSION = /(?:分机|内线|座机|短号|\bext(?:ension)?\.?)\s*(?:号码?|是)?\s*[:：]?\s*(\d{3,6})(?!\d)/iu;
const LANDLINE = /(?<![\d.])(0\d{2,3}[- ]?\d{7,8}(?:-\d{1,6})?)(?![\d.]*\d)/;
const ADDRESS = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/;

/** How somebody is reached, by what they wrote: a mobile, an extension, a number of the town, a mail address. */
export function contactIn(text: string): string {
  const mobile = MOBILE.exec(text);
  if (mobile) return mobile.slice(1).join("");
  return EXTENSION.exec(text)?.[1] ?? LANDLINE.exec(text)?.[1] ?? ADDRESS.exec(text)?.[0] ?? "";
}

const PLACES: readonly RegExp[] = [
  /(?:地点|位置|地址|place|location)\s*[:：]\s*([^\n,，。;；]{2,40})/iu,
  // 3号楼5层B区512室, 3楼会议室, A座301
  /((?:[A-Za-z\d一二三四五六七八九十]{1,3}(?:号楼|栋|座|幢)\s*)?\d{1,2}\s*(?:楼|层|[fF](?![A-Za-z\d]))\s*(?:[东南西北中]{1,2}[侧区]|[A-Za-z]区)?\s*(?:[A-Za-z]?\d{1,4}-?\d{0,4}(?:室|房间|号?工位|会议室)|(?:[\p{Script=Han}]{1,4})?(?:会议室|办公室|机房|前台|茶水间|打印室|大厅))?)/u,
  /([A-Za-z\d一二三四五六七八九十]{1,3}(?:号楼|栋|座|幢)\s*[A-Za-z]?\d{2,4}(?:室|房间)?)/u,
  /((?:工位|座位|房间|会议室)\s*(?:号|是|在)?\s*[:：]?\s*[A-Za-z]{0,2}\d{0,2}-?[A-Za-z]?\d{1,4})/u,
  /(?<![A-Za-z\d])([A-Za-z]{0,2}\d{0,2}-?[A-Za-z]?\d{2,4}\s*(?:号?工位|室|房间|会议室))/u,
  /\b((?:\d{1,2}(?:st|nd|rd|th) floor|floor \d{1,2})(?:,? (?:room|desk|seat) [A-Z]?-?\d[\w-]{0,6})?)/iu,
  /\b((?:room|desk|seat|office) [A-Z]{0,2}-?\d[\w-]{0,6})/iu,
];

/** Where somebody sits, as they wrote it. */
export function placeIn(text: string): string {
  for (const pattern of PLACES) {
    const [, place] = pattern.exec(text) ?? [];
    if (place) return place.replace(/\s+/g, " ").trim();
  }
  return "";
}
