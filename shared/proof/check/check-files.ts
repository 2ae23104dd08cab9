import type { LogVerifier } from "../../log/crypto.ts";
import { attachedIn, isAttached } from "./attached.ts";
import { entryIn, placed } from "./entries.ts";
import type { Entry } from "./entries.ts";
import { checkChain, isLater, linkedEvents, toldTwice } from "./links.ts";
import type { Checking, Problem } from "./problem.ts";
import { readReceipt } from "./receipt-lines.ts";
import { documentOf, isPart, partsIn } from "./record.ts";
import { checkAuthors, rosterOf } from "./roster.ts";

/** One file as a stranger has it; null for bytes that are no UTF-8 text. */
export interface ProofFile {
  name: string;
  text: string | null;
}

/** What was looked at, so that it can be said in plain words. */
export interface Checked {
  events: number;
  enrolments: number;
  signatures: number;
  /** Events that the hub has not accepted yet. */
  unsent: number;
  /** Assets of which two events follow the same one. */
  toldTwice: number;
  receipts: number;
  records: number;
  /** Records of which a part was erased: what was signed cannot be compared any more. */
  erased: number;
}

/** What all files together say. */
interface Said {
  logged: Set<string> | null;
  events: { file: string; hash: string }[];
  documents: Map<string, string>;
  trusted: Set<string>;
  attached: Set<string>;
}

/**
 * Checks logs, record files, receipts and what was attached, each by itself and against each other. `trusted`: keys
 * that were enrolled under the anchor; `attached`: hashes of files, as they were signed.
 */
export function checkFiles(
  files: readonly ProofFile[],
  anchor: string,
  verifier: LogVerifier,
): {
  problems: Problem[];
  checked: Checked;
  trusted: ReadonlySet<string>;
  attached: ReadonlySet<string>;
} {
  const problems = new Map<string, Problem>();
  const noteIn = (file: string) => (line: number, kind: Problem["kind"]) => {
    const problem = { kind, file, line };
    problems.set(JSON.stringify(problem), problem);
  };
  const said: Said = {
    logged: null,
    events: [],
    documents: new Map(),
    trusted: new Set(),
    attached: new Set(),
  };
  const checked: Checked = {
    ...{
      events: 0,
      enrolments: 0,
      signatures: 0,
      unsent: 0,
      toldTwice: 0,
      receipts: 0,
      records: 0,
      erased: 0,
    },
  };
  const receipts: { file: string; read: NonNullable<ReturnType<typeof readReceipt>> }[] = [];
  for (const { name, text } of files) {
    const checking: Checking = { anchor, verifier, note: noteIn(name) };
    const kind = kindOf(text);
    if (kind === "unreadable") checking.note(0, text === "" ? "form" : "encoding");
    else if (kind === "receipt") {
      const read = readReceipt(text as string, checking);
      checked.receipts += 1;
      checked.signatures += 1;
      if (read) receipts.push({ file: name, read });
    } else if (!text?.endsWith("\n")) checking.note(0, "cut");
    else if (kind === "attached") {
      const { files: hashes, trusted } = attachedIn(text.slice(0, -1).split("\n"), checking);
      for (const hash of hashes) said.attached.add(hash);
      for (const key of trusted) said.trusted.add(key);
    } else if (kind === "log") checkLog(text.slice(0, -1).split("\n"), checking, said, checked);
    else checkRecord(text.slice(0, -1).split("\n"), name, checking, said, checked);
  }
  for (const { file, hash } of said.events) {
    if (said.logged && !said.logged.has(hash)) noteIn(file)(0, "record-log");
  }
  for (const { file, read } of receipts) {
    const document = said.documents.get(read.number);
    if (document !== undefined && document !== read.document) noteIn(file)(0, "receipt-document");
    if (read.alone !== null && read.alone !== anchor && !said.trusted.has(read.alone)) {
      noteIn(file)(0, "receipt-key");
    }
  }
  return { problems: [...problems.values()], checked, trusted: said.trusted, attached: said.attached };
}

/** What a file is, by how it begins. */
export function kindOf(text: string | null): "log" | "record" | "attached" | "receipt" | "unreadable" {
  if (text === null || text === "" || /[\0\r]/.test(text)) return "unreadable";
  if (text.startsWith("record\t")) return "record";
  if (isAttached(text)) return "attached";
  return /^[0-9-][^\n]{0,38}?\t/.test(text) ? "log" : "receipt";
}

function checkEntries(
  lines: readonly (readonly [at: number, line: string])[],
  checking: Checking,
  said: Said,
  checked: Checked,
) {
  const read = lines.map(([at, line]) => entryIn(line, at, checking)).filter((entry) => entry !== null);
  const entries = placed(read, checking);
  const roster = rosterOf(entries, checking);
  const events = entries.filter(({ isRoster }) => !isRoster);
  checkAuthors(events, roster, checking);
  for (const key of roster.trusted) said.trusted.add(key);
  checked.signatures += lines.length;
  checked.enrolments += entries.length - events.length;
  checked.events += events.length;
  checked.unsent += events.filter(({ seq }) => seq === null).length;
  return { entries, events, linked: linkedEvents(events, checking) };
}

function checkLog(lines: readonly string[], checking: Checking, said: Said, checked: Checked): void {
  const numbered = lines.map((line, index) => [index + 1, line] as const);
  const { entries, linked } = checkEntries(numbered, checking, said, checked);
  checkChain(linked, entries, checking);
  checked.toldTwice += toldTwice(linked);
  said.logged ??= new Set();
  for (const { hash } of entries) said.logged.add(hash);
}

function checkRecord(
  [head = "", ...lines]: readonly string[],
  file: string,
  checking: Checking,
  said: Said,
  checked: Checked,
): void {
  const { note } = checking;
  const [, number, ...more] = head.split("\t");
  if (number === undefined || more.length > 0) note(1, "form");
  const numbered = lines.map((line, index) => [index + 2, line] as const);
  const operations = numbered.filter(([, line]) => !isPart(line));
  const { entries, events, linked } = checkEntries(operations, checking, said, checked);
  checkChain(
    linked,
    entries,
    checking,
    linked.filter(({ entry }) => isLater(entry)),
  );
  checked.records += 1;
  const later = events.filter(isLater);
  const [event, another]: (Entry | undefined)[] = events.filter((each) => !isLater(each));
  if (!event || another || event.op.payload.number !== number) note(1, "record-number");
  const parts = partsIn(numbered, checking);
  if (!event || another) return;
  said.events.push({ file, hash: event.hash });
  const document = documentOf(event, later, parts, checking);
  if (document === null) checked.erased += 1;
  else if (typeof event.op.payload.number === "string") said.documents.set(event.op.payload.number, document);
}
