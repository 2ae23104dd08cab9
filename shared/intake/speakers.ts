/** One who says something in a text, with what they say. */
export interface Speech {
  /** '' where nobody is named. */
  name: string;
  /** As a chat writes it behind the name. */
  dept: string;
  mail: string;
  /** Day and time as they stand beside the name; null where no whole day is written. */
  at: Stamp | null;
  lines: string[];
}

/** A moment by the wall, without a zone. */
export interface Stamp {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
}

const DAY = String.raw`(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?`;
const WORD_OF_DAY = String.raw`今天|昨天|前天|(?:星期|周)[一二三四五六日天]|today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day`;
const TIME = String.raw`(?:凌晨|早上|上午|中午|下午|晚上)?\s*(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?\s*([ap]m)?`;
const WHEN = String.raw`(?:(?:${DAY}|${WORD_OF_DAY})[\s,，]*)?${TIME}`;
const NAME = String.raw`([^\s:：\[\]()（）<>,，。!！?？][^:：\[\]<>,，。!！?？]{0,30}?)`;

/** `张三(研发部) 2026/11/28 10:32:11`, `张三 10:32`: a line of its own above what is said. */
const ABOVE = new RegExp(String.raw`^${NAME}\s*(?:[(（]([^()（）]{1,30})[)）])?\s+${WHEN}$`, "iu");
/** `[10:32] Zhang San: text`, `28/11/2026, 10:32 - Zhang San: text`. */
const BEFORE = new RegExp(String.raw`^\[?${WHEN}\]?\s*[-–]?\s*${NAME}\s*[:：]\s*(.*)$`, "iu");
/** `2026-11-28 10:32:11 张三`: QQ's way. */
const BEHIND = new RegExp(String.raw`^${WHEN}\s+${NAME}\s*(?:[(（<]([^()（）<>]{1,30})[)）>])?$`, "iu");
/** `张三: text`, as a phone copies several messages. */
const INLINE = /^([\p{Script=Han}·]{2,5}|\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+){1,2})\s*[:：]\s*(.*)$/u;
/** Words that stand before a colon and are nobody's name. */
const NO_NAME =
  /^(?:姓名|报修人|联系人|电话|手机|手机号|分机|内线|地点|位置|工位|座位|部门|标题|主题|问题|描述|故障|现象|时间|日期|备注|邮箱|发件人|收件人|抄送|发送时间|错误|错误码|错误代码|报错|提示|设备|编号|资产|资产编号|序列号|您好|你好|大家好|各位|老师好|另外|其他|原因|步骤|结果)$/u;

const FROM = /^[>\s|]*(?:from|发件人|寄件者|發件人)\s*[:：]\s*(.+)$/iu;
const ADDRESS = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/;
const LABELLED = /(?:报修人|联系人|姓名|requester|reported by|name)\s*[:：]\s*([\p{L}· ]{2,30})/iu;
const SAID =
  /(?:我是|这里是|这边是)(?:[\p{Script=Han}]{1,10}(?:部|处|科|室|组|中心|办)的?)?([\p{Script=Han}]{2,4})(?=[,，。.!！;；\s]|$)/u;
const SAID_IN_ENGLISH =
  /(?:\bthis is|\bmy name is|\bi am|\bi'm)\s+(\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+){1,2})/u;
/** Surnames that most bear: a line of two to four characters that begins so may be a signature. */
const SURNAMES =
  "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
const SIGNATURE = new RegExp(
  String.raw`^(?:[—–-]+\s*)?([${SURNAMES}]\p{Script=Han}{1,2})(?:\s*[/|｜,，].*|\s+\d.*)?$`,
  "u",
);
/** So far above the end a signature stands. */
const SIGNED_WITHIN = 8;

const number = (text: string | undefined) => (text === undefined ? null : Number(text));

function stampIn(parts: readonly (string | undefined)[]): Stamp | null {
  const [year, month, day, hour, minute] = parts.map(number);
  if (!year || !month || !day || hour === null || hour === undefined) return null;
  if (month > 12 || day > 31 || hour > 23 || (minute ?? 0) > 59) return null;
  return {
    year,
    month,
    day,
    hour: /pm/i.test(parts[5] ?? "") && hour < 12 ? hour + 12 : hour,
    minute: minute ?? 0,
  };
}

/** A name is one word, or several that begin with capitals; what ends on a word of time is a sentence. */
function isName(name: string): boolean {
  const words = name.trim().split(/\s+/);
  if (/^(?:从|请|大概|大约|since|from|at)|(?:在|从|到|于|是|about|since|until|at)$/iu.test(name.trim()))
    return false;
  return words.length === 1 || words.every((word) => /^[\p{Lu}\p{Script=Han}\d]/u.test(word));
}

interface Head {
  name: string;
  dept: string;
  at: Stamp | null;
  rest: string;
}

function headIn(line: string): Head | null {
  // Nobody's name and time fill a line of this length.
  if (line.length > 400) return null;
  const above = ABOVE.exec(line);
  if (above && isName(above[1] ?? ""))
    return { name: above[1] ?? "", dept: above[2] ?? "", at: stampIn(above.slice(3)), rest: "" };
  const before = BEFORE.exec(line);
  if (before && isName(before[7] ?? ""))
    return { name: before[7] ?? "", dept: "", at: stampIn(before.slice(1)), rest: before[8] ?? "" };
  const behind = BEHIND.exec(line);
  if (behind && isName(behind[7] ?? ""))
    return { name: behind[7] ?? "", dept: "", at: stampIn(behind.slice(1)), rest: "" };
  const inline = INLINE.exec(line);
  if (!inline || NO_NAME.test(inline[1] ?? "")) return null;
  return { name: inline[1] ?? "", dept: "", at: null, rest: inline[2] ?? "" };
}

/** What is said in a chat, in its order; one speech of nobody where it is none. */
export function speechesIn(lines: readonly string[]): Speech[] {
  const speeches: Speech[] = [];
  let last: Speech = { name: "", dept: "", mail: "", at: null, lines: [] };
  for (const line of lines) {
    const head = headIn(line);
    if (head === null) last.lines.push(line);
    else {
      if (last.name !== "" || last.lines.some((each) => each !== "")) speeches.push(last);
      const { rest, name, ...said } = head;
      last = { ...said, name: name.trim(), mail: "", lines: rest === "" ? [] : [rest] };
    }
  }
  return [...speeches, last];
}

/** Whose a text is that is no chat: a mail's sender, a name that is told, a signature. */
export function writerIn(lines: readonly string[]): { name: string; mail: string } {
  for (const line of lines.slice(0, 60)) {
    const [, from] = FROM.exec(line) ?? [];
    if (from) return senderIn(from);
  }
  const text = lines.filter((line) => line !== "").join("\n");
  const told = LABELLED.exec(text)?.[1] ?? SAID.exec(text)?.[1] ?? SAID_IN_ENGLISH.exec(text)?.[1];
  if (told) return { name: told.trim(), mail: "" };
  const said = lines.filter((line) => line !== "");
  const signed =
    said.length < 2
      ? undefined
      : said
          .slice(-SIGNED_WITHIN)
          .filter((line) => SIGNATURE.test(line))
          .at(-1);
  return { name: SIGNATURE.exec(signed ?? "")?.[1] ?? "", mail: "" };
}

/** Of `"张三" <zhang@example.cn>`, `张三[zhang@example.cn]`, or an address alone. */
export function senderIn(from: string): { name: string; mail: string } {
  const mail = ADDRESS.exec(from)?.[0] ?? "";
  const name = from
    .replace(ADDRESS, "")
    .replace(/mailto:|["'<>[\]()（）;；]|发送时间.*$/giu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return { name, mail };
}
