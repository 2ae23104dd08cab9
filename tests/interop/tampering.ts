import { canonicalJson } from "../../shared/log/canonical.ts";
import { vouchingStatement } from "../../shared/proof/vouching.ts";
import { bodyOf, hashOf, resigned, rewritten, sealedReceipt, textOf } from "./base.ts";
import type { Base, Body, Line } from "./base.ts";

/** Files of one vector by name; a number of bytes is not UTF-8 text. */
export type Files = Record<string, string | Buffer>;
/** What is done to what strangers are given, and the word that names it. */
export type Tampering = readonly [kind: string, what: string, make: (base: Base) => Files];

export const logText = (lines: readonly (Line | string)[]) =>
  lines.map((line) => `${typeof line === "string" ? line : textOf(line)}\n`).join("");
const log = (lines: readonly (Line | string)[]): Files => ({ "log.txt": logText(lines) });
export const recordText = ({ head, lines, parts }: Base["record"]) =>
  [head, ...lines.map(textOf), ...parts].map((line) => `${line}\n`).join("");
const record = (base: Base, change: Partial<Base["record"]>): Files => ({
  "record.txt": recordText({ ...base.record, ...change }),
});

/** The event of a record said otherwise and signed by its author. */
const recordSaid = (base: Base, change: (body: Body) => void) => {
  const event = base.record.lines.at(-1) as Line;
  const body = bodyOf(event);
  change(body);
  return { lines: [...base.record.lines.slice(0, -1), resigned(base, event, body)] };
};

const isRoster = (line: Line) => bodyOf(line).type?.toString().startsWith("device.") ?? false;
const rosterOf = ({ log }: Base) => log.filter(isRoster);
const eventsOf = ({ log }: Base) => log.filter((line) => !isRoster(line));
const enrolments = (base: Base) => rosterOf(base).filter((line) => bodyOf(line).type === "device.enrol");
const indexOf = (base: Base, type: string, nth = 0): number =>
  base.log.findIndex((line, n) => {
    const before = base.log.slice(0, n).filter((each) => bodyOf(each).type === type).length;
    return bodyOf(line).type === type && before === nth;
  });
const instead = (lines: readonly Line[], at: number, line: Line | string) =>
  lines.map((each, n) => (n === at ? line : each));
/** One line said otherwise and signed by its author; what follows is left as it was. */
const said = (base: Base, at: number, change: (body: Body) => void): Files => {
  const line = base.log[at] as Line;
  const body = bodyOf(line);
  change(body);
  return log(instead(base.log, at, resigned(base, line, body)));
};
/** The same, with what follows linked anew. */
const anew = (base: Base, at: number, change: (body: Body) => void): Files =>
  log(rewritten(base, base.log, at, change));
const raw = (base: Base, at: number, change: (text: string) => string): Files =>
  log(base.log.map((line, n) => (n === at ? change(textOf(line)) : line)));
/** The text of the last event changed as a text, and signed. */
const rawBody = (base: Base, change: (text: string) => string): Files => {
  const last = base.log.at(-1) as Line;
  return log(instead(base.log, base.log.length - 1, resigned(base, last, change(last.body))));
};
const lastOf = (base: Base) => base.log.length - 1;
const firstEvent = (base: Base) => rosterOf(base).length;
const linesIn = (body: Body) => body.payload.lines as Record<string, unknown>[];
const moved = <T>(list: readonly T[], from: number, to: number): T[] => {
  const left = list.filter((_, n) => n !== from);
  return [...left.slice(0, to), list[from] as T, ...left.slice(to)];
};
const words = (base: Base, change: (lines: string[]) => void): Files => {
  const lines = base.receipt.trimEnd().split("\n");
  change(lines);
  return { "receipt.txt": lines.map((line) => `${line}\n`).join("") };
};
const resealed = (base: Base, key: string, change: (lines: string[]) => void): Files => {
  const lines = base.receipt.trimEnd().split("\n");
  change(lines);
  const [label = ""] = (lines[9] ?? "").split(" ");
  return { "receipt.txt": sealedReceipt(lines.slice(0, 9), label, (text) => base.sign(key, text)) };
};
const flipped = (text: string) => (text.startsWith("A") ? `B${text.slice(1)}` : `A${text.slice(1)}`);
const receiptKey = (base: Base) => (base.receipt.split("\n")[7] ?? "").split(" ")[2] ?? "";

/** What is done to a log of an office with a hub. */
export const OF_LOGS: readonly Tampering[] = [
  [
    "signature",
    "another place, in the text alone",
    (b) => raw(b, firstEvent(b), (t) => t.replace('"place":"3', '"place":"4')),
  ],
  [
    "signature",
    "the signature of another line",
    (b) => log(instead(b.log, lastOf(b), { ...(b.log.at(-1) as Line), sig: (b.log.at(-2) as Line).sig })),
  ],
  [
    "signature",
    "one bit of a signature",
    (b) =>
      log(instead(b.log, lastOf(b), { ...(b.log.at(-1) as Line), sig: flipped((b.log.at(-1) as Line).sig) })),
  ],
  [
    "signature",
    "another member in an enrolment, in the text alone",
    (b) => raw(b, 0, (t) => t.replace(/"member":"0/, '"member":"1')),
  ],
  ["form", "a column is missing", (b) => raw(b, lastOf(b), (t) => t.split("\t").slice(1).join("\t"))],
  ["form", "a sixth column", (b) => raw(b, lastOf(b), (t) => `${t}\t`)],
  ["form", "a number with a nought before it", (b) => raw(b, firstEvent(b), (t) => `0${t}`)],
  ["form", "an empty line", (b) => log([...b.log, ""])],
  ["form", "a signature written otherwise", (b) => raw(b, lastOf(b), (t) => t.replace(/==\t/, "=\t"))],
  ["form", "an empty file", () => ({ "log.txt": "" })],
  ["cut", "the end of the file is gone", (b) => ({ "log.txt": logText(b.log).slice(0, -30) })],
  [
    "encoding",
    "bytes that are no UTF-8",
    (b) => ({ "log.txt": Buffer.concat([Buffer.from(logText(b.log)), Buffer.from([0xff, 0x0a])]) }),
  ],
  [
    "encoding",
    "line ends of another system",
    (b) => ({ "log.txt": logText(b.log).replaceAll("\n", "\r\n") }),
  ],
  ["canonical", "a blank in the text", (b) => rawBody(b, (text) => text.replace('","at"', '", "at"'))],
  [
    "canonical",
    "keys in another order",
    (b) =>
      log(
        instead(
          b.log,
          lastOf(b),
          resigned(
            b,
            b.log.at(-1) as Line,
            JSON.stringify(Object.fromEntries(Object.entries(bodyOf(b.log.at(-1) as Line)).reverse())),
          ),
        ),
      ),
  ],
  [
    "canonical",
    "a key stands twice",
    (b) => rawBody(b, (text) => text.replace('{"actor"', '{"actor":"x","actor"')),
  ],
  [
    "canonical",
    "a letter as an escape",
    (b) => rawBody(b, (text) => text.replace('"custody.', '"\\u0063ustody.')),
  ],
  [
    "canonical",
    "a number written otherwise",
    (b) => rawBody(b, (text) => text.replace('"clockSkewMs":0', '"clockSkewMs":0.0')),
  ],
  ["canonical", "no JSON", (b) => rawBody(b, (text) => text.slice(0, -1))],
  ["canonical", "a comma too many", (b) => rawBody(b, (text) => text.replace(/\}$/, ",}"))],
  [
    "canonical",
    "a number with more digits than it is written with",
    (b) => rawBody(b, (text) => text.replace('"clockSkewMs":0', '"clockSkewMs":1000000000000000000000000')),
  ],
  [
    "canonical",
    "a small number without its exponent",
    (b) => rawBody(b, (text) => text.replace('"clockSkewMs":0', '"clockSkewMs":0.0000001')),
  ],
  ["envelope", "no time", (b) => said(b, lastOf(b), (body) => void delete body.at)],
  ["envelope", "a number that is a text", (b) => said(b, lastOf(b), (body) => void (body.deviceSeq = "7"))],
  ["envelope", "no lines", (b) => said(b, lastOf(b), (body) => void (body.payload.lines = []))],
  [
    "type",
    "an act that is not of custody",
    (b) => said(b, lastOf(b), (body) => void (body.type = "ticket.note")),
  ],
  [
    "device",
    "another device in the column",
    (b) => log(instead(b.log, lastOf(b), { ...(b.log.at(-1) as Line), device: b.random.uuid() })),
  ],
  [
    "workspace",
    "an event of another workspace",
    (b) => said(b, lastOf(b), (body) => void (body.workspace = b.random.uuid())),
  ],
  [
    "operation-twice",
    "an event stands twice",
    (b) => log([...b.log.slice(0, -1), b.log.at(-2) as Line, b.log.at(-1) as Line]),
  ],
  [
    "number-twice",
    "two events under one number",
    (b) =>
      log(
        b.log.map((line, n) =>
          n === firstEvent(b) + 1 ? { ...line, seq: (b.log[n - 1] as Line).seq } : line,
        ),
      ),
  ],
  ["order", "two events have changed places", (b) => log(moved(b.log, firstEvent(b) + 1, firstEvent(b) + 3))],
  [
    "order",
    "an accepted event after one that was not sent",
    (b) => log(moved(b.log, lastOf(b), firstEvent(b) + 4)),
  ],
  [
    "order",
    "an enrolment without a number",
    (b) => log(instead(b.log, 0, { ...(b.log[0] as Line), seq: "-" })),
  ],
  [
    "anchor",
    "an enrolment by a hub of one's own",
    (b) => log(instead(b.log, 0, resigned(b, b.log[0] as Line, (b.log[0] as Line).body, b.stranger))),
  ],
  [
    "anchor",
    "a revocation by the device itself",
    (b) =>
      log(
        instead(b.log, 2, resigned(b, b.log[2] as Line, (b.log[2] as Line).body, (b.log.at(-1) as Line).key)),
      ),
  ],
  ["roster-place", "an enrolment in the middle", (b) => log(moved(b.log, 2, firstEvent(b) + 1))],
  [
    "number",
    "an enrolment under another number",
    (b) => log(instead(b.log, 0, { ...(b.log[0] as Line), seq: "1" })),
  ],
  [
    "two-keys",
    "a second key for a device, signed by the hub",
    (b) => {
      const [first] = enrolments(b) as [Line];
      const body = bodyOf(first);
      body.id = b.random.uuid();
      body.baseSeq = 90;
      body.payload.publicKey = b.stranger;
      return log([...rosterOf(b), { ...resigned(b, first, body), seq: "91" }, ...eventsOf(b)]);
    },
  ],
  ["not-enrolled", "the enrolment of a device is missing", (b) => log(b.log.slice(1))],
  ["not-enrolled", "no enrolments at all", (b) => log(eventsOf(b))],
  [
    "other-key",
    "an event under a key of one's own",
    (b) =>
      log(
        instead(b.log, lastOf(b), resigned(b, b.log.at(-1) as Line, (b.log.at(-1) as Line).body, b.stranger)),
      ),
  ],
  [
    "other-key",
    "an event under the key of a colleague",
    (b) =>
      log(
        instead(
          b.log,
          lastOf(b),
          resigned(
            b,
            b.log.at(-1) as Line,
            (b.log.at(-1) as Line).body,
            bodyOf(b.log[1] as Line).payload.publicKey as string,
          ),
        ),
      ),
  ],
  [
    "actor",
    "in the name of a colleague",
    (b) => anew(b, firstEvent(b) + 1, (body) => void (body.actor = bodyOf(b.log[1] as Line).payload.member)),
  ],
  [
    "too-early",
    "an event before the device was enrolled",
    (b) => log(b.log.map((line, n) => (n === firstEvent(b) ? { ...line, seq: "1" } : line))),
  ],
  [
    "revoked",
    "an event after its device was revoked",
    (b) => {
      const at = indexOf(b, "custody.resolve") - 1;
      return log(
        moved(instead(b.log, at, { ...(b.log[at] as Line), seq: "40" }) as Line[], at, lastOf(b) - 1),
      );
    },
  ],
  [
    "base",
    "claims to have seen what was not there",
    (b) => anew(b, firstEvent(b) + 1, (body) => void (body.baseSeq = 4000)),
  ],
  [
    "device-number",
    "a device's count is used twice",
    (b) =>
      anew(b, firstEvent(b) + 1, (body) => {
        body.deviceSeq = bodyOf(b.log[firstEvent(b)] as Line).deviceSeq;
      }),
  ],
  [
    "device-before",
    "another act was there before",
    (b) => said(b, lastOf(b), (body) => void (body.prev = hashOf("another"))),
  ],
  ["predecessor-missing", "an event is left out", (b) => log(b.log.filter((_, n) => n !== firstEvent(b)))],
  [
    "predecessor-missing",
    "follows an event that never was",
    (b) => said(b, lastOf(b), (body) => void (linesIn(body)[0]!.prev = b.random.uuid())),
  ],
  [
    "predecessor-hash",
    "the event before was said otherwise by its own author",
    (b) => said(b, firstEvent(b), (body) => void (body.payload.place = "5 楼")),
  ],
  [
    "predecessor-hash",
    "names a predecessor without its hash",
    (b) => said(b, lastOf(b), (body) => void (linesIn(body)[0]!.prevHash = null)),
  ],
  [
    "predecessor-hash",
    "names a hash and no predecessor",
    (b) => said(b, lastOf(b), (body) => void (linesIn(body)[0]!.prev = null)),
  ],
  [
    "predecessor-asset",
    "follows an event of another asset",
    (b) => {
      const other = b.log[indexOf(b, "custody.handOver", 1)] as Line;
      return said(b, lastOf(b), (body) => {
        const [line] = linesIn(body) as [Record<string, unknown>];
        line.prev = bodyOf(other).id;
        line.prevHash = hashOf(other.body);
      });
    },
  ],
  [
    "asset-twice",
    "an asset stands in two lines",
    (b) =>
      said(b, lastOf(b), (body) => {
        linesIn(body).push({ ...linesIn(body)[0] });
      }),
  ],
  [
    "touches",
    "an asset more than the document has",
    (b) => said(b, lastOf(b), (body) => void (body.touches as string[]).push(`asset:${b.random.uuid()}`)),
  ],
  [
    "touches",
    "another device in an enrolment's list",
    (b) => said(b, 0, (body) => void (body.touches = [`device:${b.random.uuid()}`])),
  ],
  [
    "decision",
    "decides for a story that it does not follow",
    (b) =>
      anew(b, indexOf(b, "custody.resolve"), (body) => {
        body.payload.adopt = (body.payload.tips as string[])[1];
      }),
  ],
  [
    "decision",
    "decides on stories that are not there",
    (b) =>
      anew(
        b,
        indexOf(b, "custody.resolve"),
        (body) => void (body.payload.tips as string[]).push(b.random.uuid()),
      ),
  ],
  [
    "slip-number",
    "one number on two documents",
    (b) =>
      said(
        b,
        lastOf(b),
        (body) => void (body.payload.number = bodyOf(b.log[firstEvent(b)] as Line).payload.number),
      ),
  ],
];

/** What is done to the record file of a signed document. */
export const OF_RECORDS: readonly Tampering[] = [
  ["record-number", "another number on top", (b) => record(b, { head: `${b.record.head}1` })],
  ["record-number", "no event", (b) => record(b, { lines: b.record.lines.slice(0, -1), parts: [] })],
  [
    "record-number",
    "two events",
    (b) => {
      const event = b.record.lines.at(-1) as Line;
      const body = { ...bodyOf(event), id: b.random.uuid(), deviceSeq: 900 };
      return record(b, { lines: [...b.record.lines, { ...resigned(b, event, body), seq: "900" }] });
    },
  ],
  ["form", "a column more on top", (b) => record(b, { head: `${b.record.head}\t` })],
  [
    "part-form",
    "a part that is no part",
    (b) => record(b, { parts: [...b.record.parts, 'part\t{"value":"x"}'] }),
  ],
  [
    "part-form",
    "a part in another form",
    (b) =>
      record(b, {
        parts: b.record.parts.map((part, n) => (n === 0 ? part.replace('","value"', '", "value"') : part)),
      }),
  ],
  [
    "part-unknown",
    "another name of the receiver",
    (b) =>
      record(b, {
        parts: b.record.parts.map((part) =>
          part.replace('"value":"张伟"', '"value":"李四"').replace('"value":"陈晨"', '"value":"李四"'),
        ),
      }),
  ],
  [
    "part-twice",
    "a part stands twice",
    (b) => record(b, { parts: [...b.record.parts, b.record.parts[0] ?? ""] }),
  ],
  [
    "document-hash",
    "the signatures of another document",
    (b) =>
      record(
        b,
        recordSaid(b, ({ payload }) => {
          for (const signature of payload.signatures as Record<string, unknown>[])
            signature.docHash = hashOf("another");
        }),
      ),
  ],
  [
    "document-hash",
    "an added reference to a part that is none",
    (b) =>
      record(
        b,
        recordSaid(b, ({ payload }) => void (payload.place = { $part: "none" })),
      ),
  ],
  [
    "document-hash",
    "the place was changed after signing, by the author",
    (b) =>
      record(
        b,
        recordSaid(b, ({ payload }) => void (payload.place = "别处")),
      ),
  ],
  [
    "signature",
    "the place was changed in the text alone",
    (b) => {
      const event = b.record.lines.at(-1) as Line;
      return record(b, {
        lines: [
          ...b.record.lines.slice(0, -1),
          { ...event, body: event.body.replace('"place":"3', '"place":"4') },
        ],
      });
    },
  ],
  [
    "record-log",
    "a record that is not in the log",
    (b) => {
      const otherwise = recordSaid(b, (body) => void (body.at = "2026-11-20T00:00:00.000Z"));
      return { "log.txt": logText(b.log), ...record(b, otherwise) };
    },
  ],
];

/** What is done to a receipt. */
export const OF_RECEIPTS: readonly Tampering[] = [
  [
    "receipt-signature",
    "another receiver",
    (b) => words(b, (lines) => void (lines[3] = `${lines[3]?.split(" ")[0]} 李四`)),
  ],
  ["receipt-signature", "another asset", (b) => words(b, (lines) => void (lines[4] = `${lines[4]}9`))],
  [
    "receipt-signature",
    "another document",
    (b) => words(b, (lines) => void (lines[6] = `${lines[6]?.split(" ")[0]} ${hashOf("another")}`)),
  ],
  [
    "receipt-signature",
    "another signature",
    (b) =>
      words(b, (lines) => {
        const [label = "", sig = ""] = (lines[9] ?? "").split(" ");
        lines[9] = `${label} ${flipped(sig)}`;
      }),
  ],
  ["receipt-form", "a line is missing", (b) => words(b, (lines) => void lines.splice(2, 1))],
  ["receipt-form", "a line more", (b) => words(b, (lines) => void lines.push("完"))],
  [
    "receipt-form",
    "labels in another order",
    (b) => words(b, (lines) => void lines.splice(2, 2, lines[3] ?? "", lines[2] ?? "")),
  ],
  ["receipt-form", "a hash that is none", (b) => words(b, (lines) => void (lines[6] = `${lines[6]}0`))],
  [
    "receipt-key",
    "a key of one's own, vouched for by nobody",
    (b) =>
      resealed(b, b.stranger, (lines) => {
        lines[7] = (lines[7] ?? "").replace(receiptKey(b), b.stranger);
      }),
  ],
  [
    "receipt-key",
    "a key of one's own that vouches for itself",
    (b) =>
      resealed(b, b.stranger, (lines) => {
        const [label, code = ""] = (lines[7] ?? "").split(" ");
        lines[7] = `${label} ${code} ${b.stranger}`;
        lines[8] = `${lines[8]?.split(" ")[0]} ${b.sign(b.stranger, vouchingStatement(code, b.stranger))}`;
      }),
  ],
  [
    "receipt-key",
    "another device's code",
    (b) =>
      resealed(b, receiptKey(b), (lines) => {
        lines[7] = (lines[7] ?? "").replace(" ", " Z9").replace(/Z9\S+ /, "Z9 ");
      }),
  ],
  [
    "receipt-document",
    "a receipt of another text",
    (b) => ({
      "record.txt": recordText(b.record),
      ...resealed(
        b,
        receiptKey(b),
        (lines) => void (lines[6] = `${lines[6]?.split(" ")[0]} ${hashOf("another")}`),
      ),
    }),
  ],
];

/** What a laptop that works alone may be accused of. */
export const OF_LONE_LOGS: readonly Tampering[] = [
  [
    "number",
    "the events are numbered otherwise",
    (b) => log(b.log.map((line) => ({ ...line, seq: String(Number(line.seq) + 1) }))),
  ],
  [
    "not-enrolled",
    "a second laptop beside it",
    (b) =>
      log(
        instead(b.log, lastOf(b), resigned(b, b.log.at(-1) as Line, (b.log.at(-1) as Line).body, b.stranger)),
      ),
  ],
  ["predecessor-missing", "its first event is left out", (b) => log(b.log.slice(1))],
  [
    "signature",
    "the place was changed in the text alone",
    (b) => raw(b, 0, (t) => t.replace('"place":"3', '"place":"4')),
  ],
];

const changedLast = (b: Base, change: (body: Body) => void) => said(b, lastOf(b), change);

/** What is whole. */
export const SOUND: readonly (readonly [what: string, make: (base: Base) => Files])[] = [
  ["a log", (b) => log(b.log)],
  ["a record", (b) => ({ "record.txt": recordText(b.record) })],
  ["a receipt", (b) => ({ "receipt.txt": b.receipt })],
  ["a receipt without its last line feed", (b) => ({ "receipt.txt": b.receipt.trimEnd() })],
  ["a record of which a part was erased", (b) => record(b, { parts: b.record.parts.slice(1) })],
  ["a record of which all parts were erased", (b) => record(b, { parts: [] })],
  ["a log without its newest events", (b) => log(b.log.slice(0, firstEvent(b) + 1))],
  [
    "everything together",
    (b) => ({ "log.txt": logText(b.log), "record.txt": recordText(b.record), "receipt.txt": b.receipt }),
  ],
  [
    "an event with a key that nobody knows yet",
    (b) =>
      log(
        instead(
          b.log,
          lastOf(b),
          resigned(
            b,
            b.log.at(-1) as Line,
            canonicalJson({
              ...bodyOf(b.log.at(-1) as Line),
              later: [1.5, -2e-9, true, null, '\u0007\u001f\u007f"\\/é😀\ud800'],
            }),
          ),
        ),
      ),
  ],
  [
    "keys that look like places in the text",
    (b) =>
      changedLast(b, (body) => {
        Object.assign(body.payload, {
          "lines.0.asset": "x",
          "lines.0.prev": null,
          "signatures.0.docHash": "x",
        });
      }),
  ],
  [
    "numbers of every form",
    (b) =>
      changedLast(
        b,
        (body) => void (body.later = [0, -1, 1e21, 1e-7, 0.000001, 123456789012345680000, 5e-324]),
      ),
  ],
];
