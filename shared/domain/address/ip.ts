import { identifyingText } from "../kind/unique-form.ts";

/** What Chinese input methods make of the dot and the colon. */
const DOTS = /[。．]/gu;
const COLONS = /：/gu;
const OCTET = /^(?:0|[1-9]\d{0,2})$/u;

/** The number of an IPv4 address; null for what is none. A leading zero is octal to some programs, so it is none. */
export function ipNumber(text: string): number | null {
  const parts = text.split(".");
  if (parts.length !== 4) return null;
  let number = 0;
  for (const part of parts) {
    if (!OCTET.test(part) || Number(part) > 255) return null;
    number = number * 256 + Number(part);
  }
  return number;
}

export function ipText(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}

/** An address as it is compared and shown, from any spelling: dotted, or IPv6 as RFC 5952 writes it; '' for none. */
export function ipForm(value: unknown): string {
  const text = identifyingText(value).replace(DOTS, ".").replace(COLONS, ":").toLowerCase();
  if (ipNumber(text) !== null) return text;
  return text.includes(":") ? sixForm(text) : "";
}

function sixForm(text: string): string {
  const halves = text.split("::");
  if (halves.length > 2) return "";
  const groups = halves.map(groupsOf);
  const [head, tail] = groups;
  if (!head || groups.some((each) => each === null)) return "";
  const left = 8 - head.length - (tail?.length ?? 0);
  if (tail ? left < 1 : left !== 0) return "";
  return shortest(tail ? [...head, ...Array<string>(left).fill("0"), ...tail] : head);
}

/** Groups of one side, an IPv4 address at its end as two; null where one is none. */
function groupsOf(half: string): string[] | null {
  const parts = half === "" ? [] : half.split(":");
  const last = ipNumber(parts.at(-1) ?? "");
  const said =
    last === null
      ? parts
      : [...parts.slice(0, -1), Math.floor(last / 65536).toString(16), (last % 65536).toString(16)];
  if (!said.every((part) => /^[0-9a-f]{1,4}$/u.test(part))) return null;
  return said.map((part) => parseInt(part, 16).toString(16));
}

/** The longest run of zeros, the first of them and at least two, is left out. */
function shortest(groups: readonly string[]): string {
  let best = { from: 0, length: 1 };
  for (let from = 0; from < groups.length; from += 1) {
    let length = 0;
    while (groups[from + length] === "0") length += 1;
    if (length > best.length) best = { from, length };
  }
  if (best.length < 2) return groups.join(":");
  return `${groups.slice(0, best.from).join(":")}::${groups.slice(best.from + best.length).join(":")}`;
}
