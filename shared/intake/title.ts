import { firstLetters } from "./letters.ts";

/** As many characters a ticket's title has at most, and at least. */
const MOST = 80;
const LEAST = 4;

const GREETING =
  /^(?:(?:大家|各位|领导|老师|同事们?|同学)?(?:您好|你好|好)|您好|你好|哈喽|嗨|在吗|在么|在不在|有人吗|早上好|上午好|下午好|晚上好|早|hi|hello|hey|dear\s+[\p{L} ]{1,30}|good (?:morning|afternoon|evening)|(?:it|IT)(?:部|的)?(?:同事|老师|同学|部门)?(?:您好|你好)?|麻烦(?:了|问一下|您|你)?|请问(?:一下)?|打扰(?:一下|了)?|不好意思)(?:\s+(?:there|all|team|[A-Z][a-z]+)(?=[,，!]))?[,，。.!！?？~～、:：\s]+/iu;
const EMPTY =
  /^(?:谢谢|多谢|感谢|thanks?(?: you)?|thx|ok|好的|收到|嗯+|在吗|在么|在不在|有人吗|您好|你好|大家好|hi|hello|hey|急|急急急|\[[^\]]{1,8}\]|如题|见图|如图|best regards|regards|此致|敬礼|祝好)[\s,，。.!！?？~～]*$/iu;
const PREFIX =
  /^(?:(?:re|fw|fwd|aw|wg|回复|答复|转发|回覆|轉寄|自动回复)(?:\[\d+\])?\s*[:：]\s*|\[(?:external|外部邮件)\]\s*)+/iu;
/** A line that only says who or where, or a head of a mail. */
const NOT_THE_MATTER =
  /^(?:[-—–_=*~>\s]+|(?:电话|手机|分机|地点|位置|姓名|报修人|联系人|部门|tel|phone|mobile|from|to|cc|sent|date|subject|发件人|收件人|抄送|发送时间|主题|日期)\s*[:：].*|[\d\s+()-]+|[\w.+-]+@[\w.-]+)$/iu;

function fitting(sentence: string): string {
  const whole = sentence.replace(/\s+/g, " ").trim();
  if ([...whole].length <= MOST) return whole;
  const cut = firstLetters(whole, MOST);
  // At the end of a clause or a word, where one stands in the second half.
  const at = Math.max(...[...cut.matchAll(/[,，、;；]|\s(?=\S)/g)].map(({ index }) => index), -1);
  return at > cut.length / 2 ? cut.slice(0, at).trim() : cut;
}

/** A subject without what mail programs put before it; '' for what is too short to be a title. */
export function titleOfSubject(subject: string): string {
  const title = fitting(subject.replace(PREFIX, ""));
  return [...title].length < LEAST ? "" : title;
}

/** The first sentence that says something: no greeting, no thanks, no number of a phone. */
export function titleIn(lines: readonly string[]): string {
  for (const line of lines) {
    if (NOT_THE_MATTER.test(line)) continue;
    for (const part of line.split(/(?<=[。！？!?；;])|(?<=\.)\s/u)) {
      let sentence = part.trim();
      for (let before = ""; before !== sentence;) {
        before = sentence;
        sentence = sentence.replace(GREETING, "").trim();
      }
      const said = sentence.replace(/[。；;，,.、！!~～\s]+$/u, "");
      if ([...said].length >= LEAST && !EMPTY.test(said) && !NOT_THE_MATTER.test(said)) return fitting(said);
    }
  }
  return "";
}
