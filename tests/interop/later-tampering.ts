import { bodyOf, hashOf, resigned, rewritten } from "./base.ts";
import type { Base, Body, Line } from "./base.ts";
import { logText, recordText } from "./tampering.ts";
import type { Files, Tampering } from "./tampering.ts";

const record = (base: Base, lines: readonly Line[]): Files => ({
  "record.txt": recordText({ ...base.record, lines: [...lines] }),
});
const log = (lines: readonly Line[]): Files => ({ "log.txt": logText(lines) });
const at = (lines: readonly Line[], type: string) => lines.findIndex((line) => bodyOf(line).type === type);
/** The line of a type said otherwise by whoever signed it. */
const said = (base: Base, lines: readonly Line[], type: string, change: (body: Body) => void): Line[] =>
  lines.map((line, n) => {
    if (n !== at(lines, type)) return line;
    const body = bodyOf(line);
    change(body);
    return resigned(base, line, body);
  });
const linesIn = (body: Body) => body.payload.lines as Record<string, unknown>[];
const lackingIn = (body: Body) => body.payload.unreturned as Record<string, unknown>[];
const signaturesIn = (body: Body) => body.payload.signatures as Record<string, unknown>[];

/** What was signed later as it is. */
export const SOUND_LATER: readonly (readonly [what: string, make: (base: Base) => Files])[] = [
  ["a log", (b) => log(b.log)],
  ["a record with the later signature", (b) => record(b, b.record.lines)],
  ["all of it", (b) => ({ ...log(b.log), ...record(b, b.record.lines), "receipt.txt": b.receipt })],
  ["a record without the later signature", withoutSigning],
];

function withoutSigning(b: Base): Files {
  const lines = b.record.lines.filter((line) => bodyOf(line).type !== "custody.sign");
  const named = (part: string) => lines.some(({ body }) => body.includes(hashOf(part.slice("part	".length))));
  return { "record.txt": recordText({ ...b.record, lines, parts: b.record.parts.filter(named) }) };
}

/** What is done to it. */
export const OF_LATER: readonly Tampering[] = [
  [
    "document-hash",
    "a later signature over another document",
    (b) =>
      record(
        b,
        said(
          b,
          b.record.lines,
          "custody.sign",
          (body) => void (signaturesIn(body)[0]!.docHash = hashOf("x")),
        ),
      ),
  ],
  [
    "document-hash",
    "the document changed after it was signed later",
    (b) => {
      const place = at(b.record.lines, "custody.handOver");
      return record(
        b,
        rewritten(b, b.record.lines, place, (body) => void (body.payload.dueBack = "2027-01-01")),
      );
    },
  ],
  [
    "predecessor-hash",
    "a later signature of a document that was another text",
    (b) => log(said(b, b.log, "custody.handOver", (body) => void (body.payload.place = "别处"))),
  ],
  [
    "predecessor-missing",
    "a record with the later signature of another document",
    (b) =>
      record(
        b,
        said(b, b.record.lines, "custody.sign", (body) => {
          for (const line of linesIn(body)) line.prev = b.random.uuid();
        }),
      ),
  ],
  [
    "predecessor-missing",
    "the document is gone, what was signed later is left",
    (b) => log(b.log.filter((_, n) => n !== at(b.log, "custody.handOver"))),
  ],
  [
    "predecessor-asset",
    "an event that follows a later signature",
    (b) => {
      const signing = b.log[at(b.log, "custody.sign")] as Line;
      return log(
        said(b, b.log, "custody.renew", (body) => {
          for (const line of linesIn(body)) {
            line.prev = bodyOf(signing).id;
            line.prevHash = hashOf(signing.body);
          }
        }),
      );
    },
  ],
  [
    "envelope",
    "an attempt about no document",
    (b) =>
      log(
        said(b, b.log, "custody.attempt", (body) => {
          for (const line of linesIn(body)) line.prev = line.prevHash = null;
        }),
      ),
  ],
  [
    "envelope",
    "a later signature without the number of its document",
    (b) => log(said(b, b.log, "custody.sign", (body) => void delete body.payload.number)),
  ],
  [
    "touches",
    "a later signature that touches one asset of two",
    (b) =>
      log(
        said(b, b.log, "custody.sign", (body) => void (body.touches = (body.touches as string[]).slice(1))),
      ),
  ],
  [
    "signature",
    "another parcel, in the text alone",
    (b) =>
      log(
        b.log.map((line) =>
          line.body.includes('"tracking":"SF1"') ? { ...line, body: line.body.replace("SF1", "SF2") } : line,
        ),
      ),
  ],
  [
    "touches",
    "what did not come back is left out of what is touched",
    (b) =>
      log(
        said(
          b,
          b.log,
          "custody.return",
          (body) => void (body.touches = (body.touches as string[]).slice(0, 1)),
        ),
      ),
  ],
  [
    "envelope",
    "something did not come back that nobody had",
    (b) =>
      log(
        said(b, b.log, "custody.return", (body) => {
          for (const line of lackingIn(body)) line.prev = line.prevHash = null;
        }),
      ),
  ],
  [
    "envelope",
    "nothing came back, and nothing lacks",
    (b) =>
      log(
        said(b, b.log, "custody.return", ({ payload }) => {
          payload.lines = payload.unreturned = [];
        }),
      ),
  ],
  [
    "asset-twice",
    "the same asset came back and did not",
    (b) =>
      log(
        said(b, b.log, "custody.return", (body) => {
          for (const line of lackingIn(body)) line.asset = linesIn(body)[0]?.asset;
        }),
      ),
  ],
  [
    "predecessor-hash",
    "what did not come back was handed over by another text",
    (b) =>
      log(
        said(b, b.log, "custody.return", (body) => {
          for (const line of lackingIn(body)) line.prevHash = hashOf("x");
        }),
      ),
  ],
];
