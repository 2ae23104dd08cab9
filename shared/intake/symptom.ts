const ERRORS: readonly RegExp[] = [
  /(?:提示|报错|显示|弹出|弹窗|报|says?|saying|error|message)\s*(?:信息|内容|为|是)?\s*[:：]?\s*[“"「『']([^”"」』'\n]{2,200})[”"」』']/giu,
  /(?:报错信息|报错|错误信息|error message)\s*[:：]\s*([^\n。]{2,200})/giu,
  /(?:错误代码|错误码|错误|代码|故障码|error code|stop code|error)\s*(?:是|为)?\s*[:：#]?\s*(0x[\da-f]{2,16}|[A-Z]{1,8}[-_]?\d[\w-]{0,20}|\d{2,10}(?:-\d{1,6})?)(?![\w.])/giu,
  /(?<![\w])(0x[\da-f]{4,16})(?!\w)/giu,
  /(?<![\w])((?:ERR|ERROR|DNS|NET|SSL|STATUS|CRITICAL|KERNEL|IRQL|SYSTEM|PAGE|DRIVER|INACCESSIBLE|UNEXPECTED|WHEA)_[A-Z\d_]{3,40})(?!\w)/gu,
];
/** More are a log, which belongs in the description. */
const MOST_ERRORS = 5;

/** Error words and codes, each once, a line each; what another one holds is not said twice. */
export function errorsIn(text: string): string {
  const found = new Set<string>();
  for (const pattern of ERRORS) {
    for (const [, said] of text.matchAll(pattern)) {
      const error = (said ?? "").trim();
      if (error !== "" && ![...found].some((each) => each.includes(error))) found.add(error);
      if (found.size >= MOST_ERRORS) return [...found].join("\n");
    }
  }
  return [...found].join("\n");
}

const CODE = /(?<![\w@./-])[A-Za-z\d](?:[A-Za-z\d]|[-_./](?=[A-Za-z\d])){3,39}(?![\w@])/g;
const ADDRESS = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
const NO_CODE = /^(?:v\d+(?:\.\d+)+|1[3-9]\d{9}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|0x[\da-f]+)$/i;
/** So many are looked up. */
const MOST_CODES = 24;

/** What may be the tag, serial number or address of something: whoever has the register knows which of them is one. */
export function codesIn(text: string): string[] {
  const all = [...text.matchAll(CODE)].map(([code]) => code);
  const may = all.filter(
    (code) =>
      /\d/.test(code) &&
      !NO_CODE.test(code) &&
      (!/^[\d.]+$/.test(code) || ADDRESS.test(code) || /^\d{6,}$/.test(code)),
  );
  return [...new Set(may)].slice(0, MOST_CODES);
}
