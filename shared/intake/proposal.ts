import { firstLetters, linesOf } from "./letters.ts";
import { contactIn, placeIn } from "./reached.ts";
import { sinceIn, stampOf } from "./since.ts";
import { senderIn, speechesIn, writerIn } from "./speakers.ts";
import type { Speech, Stamp } from "./speakers.ts";
import { codesIn, errorsIn } from "./symptom.ts";
import { titleIn, titleOfSubject } from "./title.ts";

/** What a text proposes for a new ticket; '' or null where it says nothing of it. All of it is a guess. */
export interface Proposal {
  requester: string;
  /** Mail address of whoever wrote, to find them by. */
  mail: string;
  contact: string;
  dept: string;
  place: string;
  title: string;
  /** The whole text, as far as a ticket has room for it. */
  description: string;
  /** The text is longer than a ticket has room for. */
  isCut: boolean;
  errorText: string;
  /** By the wall, without a zone: `2026-11-28T09:00`. */
  startedAt: string | null;
  startedSaid: string;
  /** What may be the tag, serial number or address of something that is known. */
  codes: string[];
}

export interface Brought {
  text: string;
  /** Of a mail. */
  subject?: string;
  /** Of a mail, as it says itself: `"张三" <zhang@example.cn>`. */
  from?: string;
  /** When it was brought, by the wall: `2026-11-28T10:32`. */
  now: string;
  /** Whoever takes it in, and is not who asks. */
  me: string;
}

const MOST = { requester: 60, contact: 40, dept: 60, place: 60, description: 4000, errorText: 1000 } as const;
/** Whatever follows is read for no guesses: nobody writes what matters so far down. */
const READ = 20_000;

/**
 * What a chat, a mail or any text proposes for a new ticket. Pure: nothing is looked up, and nothing is
 * proposed that a person must state (impact, urgency, channel).
 */
export function proposalOf({ text, subject = "", from = "", now, me }: Brought): Proposal {
  const whole = text.replace(/\r\n?/g, "\n").trim();
  const lines = linesOf(firstLetters(whole, READ));
  const speeches = speechesIn(lines);
  const isChat = from === "" && speeches.some(({ name }) => name !== "");
  const asks = isChat ? whoAsks(speeches, me) : undefined;
  const said = asks ? speeches.filter(({ name }) => name === asks.name).flatMap((each) => each.lines) : lines;
  const writer = asks ?? (from === "" ? writerIn(lines) : senderIn(from));
  // Empty lines say nothing, and patterns would go through them again and again.
  const words = said.filter((line) => line !== "").join("\n");
  const since = sinceIn(words, asks?.at ?? stampIn(now));
  const description = firstLetters(whole, MOST.description);
  return {
    requester: writer.name.includes("@") ? "" : firstLetters(writer.name, MOST.requester),
    mail: writer.mail,
    contact: firstLetters(contactIn(words), MOST.contact),
    dept: firstLetters(asks?.dept ?? "", MOST.dept),
    place: firstLetters(placeIn(words), MOST.place),
    title: titleOfSubject(subject) || titleIn(said),
    description,
    isCut: description !== whole,
    errorText: firstLetters(errorsIn(words), MOST.errorText),
    startedAt: since ? wallOf(since.at) : null,
    startedSaid: since?.said ?? "",
    codes: codesIn([subject, words].join("\n")),
  };
}

/** The first who speaks and is not the one who takes it in. */
function whoAsks(speeches: readonly Speech[], me: string): Speech | undefined {
  return speeches.find(({ name }) => name !== "" && name !== me) ?? speeches.find(({ name }) => name !== "");
}

const pad = (value: number, length = 2) => String(value).padStart(length, "0");

function wallOf({ year, month, day, hour, minute }: Stamp): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}`;
}

function stampIn(wall: string): Stamp {
  return stampOf(Date.parse(`${wall.slice(0, 16)}:00Z`));
}
