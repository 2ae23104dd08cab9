import type { Signature } from "../../../shared/domain/custody/custody-forms.ts";
import { accessoriesIn } from "../../../shared/domain/custody/line-forms.ts";
import type { Accessory, Condition, MissingAccessory } from "../../../shared/domain/custody/line-forms.ts";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import type { SlipFacts, SlipLine, SlipOther } from "./slip-paper.tsx";

/** A document that was recorded: what it says, and who signed it or why nobody did. */
export interface RecordedSlip {
  facts: SlipFacts;
  signatures: readonly Signature[];
  /** Why nobody signed; null when somebody did, or when it was not said (before 0.4.0). */
  unsigned: string | null;
}

type Payload = Readonly<Record<string, unknown>>;

const textIn = (from: unknown, name: string): string => {
  const value = (from as Payload | null | undefined)?.[name];
  return typeof value === "string" ? value : "";
};
const listIn = <T>(from: Payload, name: string): readonly T[] =>
  Array.isArray(from[name]) ? (from[name] as T[]) : [];

/**
 * The document that an operation recorded, of whichever version; null when it recorded none or this
 * program cannot read it. Lines are told by `describe`: a document names its assets by their records.
 */
export function recordedSlip(
  { type, payload, readable, actorName }: HistoryEntry,
  describe: (asset: string) => Pick<SlipLine, "name" | "codes">,
): RecordedSlip | null {
  if (!readable || (type !== "custody.handOver" && type !== "custody.return")) return null;
  const handedOver = type === "custody.handOver";
  const signatures = listIn<Signature>(payload, "signatures");
  const party = (role: Signature["role"], name: string, own: string) => ({
    name,
    employeeNo:
      textIn(payload, `${own}No`) ||
      (signatures.find((signature) => signature.role === role && !signature.onBehalf)?.employeeNo ?? ""),
    dept: textIn(payload, `${own}Dept`),
  });
  // 0.1.0 named the receiver alone; what is taken into a pool is received by its place.
  const to = payload.to as Payload | undefined;
  const keeper = textIn(to, "name") || textIn(to, "place") || textIn(payload, "receiverName");
  const signedTaker = signatures.find(({ role }) => role === "receiver")?.name ?? actorName;
  const taker = textIn(payload, "receiverName") || signedTaker;
  const giver = textIn(payload, handedOver ? "giverName" : "returnerName");
  return {
    facts: {
      act: handedOver ? "handOver" : "return",
      reason: textIn(payload, handedOver ? "purpose" : "reason") || null,
      number: textIn(payload, "number"),
      at: Date.parse(textIn(payload, handedOver ? "handedAt" : "returnedAt")),
      place: textIn(payload, "place"),
      giver: party("giver", giver, handedOver ? "giver" : "returner"),
      receiver: party("receiver", handedOver ? keeper : taker, "receiver"),
      dueBack: textIn(payload, "dueBack") || null,
      others: othersIn(payload),
      seal: textIn(payload.underSeal, "seal") || null,
      byDevice: textIn(payload, "giverByDevice") ? Date.parse(textIn(payload, "giverByDevice")) : null,
      lines: [
        ...listIn<Payload>(payload, "lines").map((line) => lineIn(line, null, describe)),
        ...listIn<Payload>(payload, "declined").map((line) => lineIn(line, textIn(line, "reason"), describe)),
        ...listIn<Payload>(payload, "unreturned").map((line) => ({
          ...lineIn(line, null, describe),
          unreturned: textIn(line, "note"),
          note: "",
        })),
      ],
      terms: payload.terms
        ? { version: textIn(payload.terms, "version"), text: textIn(payload.terms, "text") }
        : null,
      agreement: payload.agreement
        ? {
            version: textIn(payload.agreement, "version"),
            text: textIn(payload.agreement, "text"),
            kept: textIn(payload.agreement, "kept"),
          }
        : null,
    },
    signatures,
    unsigned: signatures.length > 0 ? null : textIn(payload.unsigned, "reason") || null,
  };
}

/** Fields of a line whose value is a word. */
const WORDED = ["works", "dataState", "encrypted", "locksRemoved", "dataMoved", "next"] as const;

function lineIn(
  line: Payload,
  declined: string | null,
  describe: (asset: string) => Pick<SlipLine, "name" | "codes">,
): SlipLine {
  const { accessories, serialMatch, hold } = line;
  const verdict = textIn(line.liability, "verdict");
  return {
    asset: textIn(line, "asset"),
    ...describe(textIn(line, "asset")),
    condition: (textIn(line, "condition") || null) as Condition | null,
    states: [
      ...WORDED.flatMap((field) => (textIn(line, field) === "" ? [] : [`${field}.${textIn(line, field)}`])),
      ...(hold === true ? ["hold.yes"] : []),
      ...(verdict === "" ? [] : [`verdict.${verdict}`]),
      ...(serialMatch === "differs" || serialMatch === "unreadable" ? [`serialMatch.${serialMatch}`] : []),
    ],
    // Earlier versions had them in words.
    accessories:
      typeof accessories === "string" ? accessoriesIn(accessories) : listIn<Accessory>(line, "accessories"),
    missing: listIn<MissingAccessory>(line, "missing"),
    photos: listIn(line, "photos").length,
    noPhoto: textIn(line, "noPhoto"),
    declined,
    unreturned: null,
    note: textIn(line, "note"),
  };
}

/** Who else took part, and why. */
function othersIn(payload: Payload): SlipOther[] {
  const said: SlipOther[] = [
    ["responsible", textIn(payload.to, "responsible")],
    ["proxy", joined(textIn(payload.proxy, "name"), textIn(payload.proxy, "reason"))],
    ["collectedBy", textIn(payload.collectedBy, "name")],
    ["manager", textIn(payload.manager, "name")],
    ["otherGiver", textIn(payload, "otherGiver")],
    ["absent", textIn(payload.absent, "reason")],
    ["witness", textIn(payload.absent, "witness")],
    ["seal", textIn(payload.underSeal, "seal")],
    ["sealedWhy", textIn(payload.underSeal, "reason")],
  ];
  return said.filter(([, text]) => text !== "");
}

const joined = (...parts: string[]) => parts.filter((part) => part !== "").join(" · ");
