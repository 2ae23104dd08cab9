import type { Condition, Signature } from "../../../shared/domain/custody/custody-forms.ts";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import type { SlipFacts, SlipLine } from "./slip-paper.tsx";

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
  const party = (role: Signature["role"], name: string) => ({
    name,
    employeeNo: signatures.find((signature) => signature.role === role)?.employeeNo ?? "",
    dept: "",
  });
  // 0.1.0 named the receiver alone; what is taken into a pool is received by its place.
  const to = payload.to as Payload | undefined;
  const keeper = textIn(to, "name") || textIn(to, "place") || textIn(payload, "receiverName");
  const taker = signatures.find(({ role }) => role === "receiver")?.name ?? actorName;
  const giver = textIn(payload, handedOver ? "giverName" : "returnerName");
  return {
    facts: {
      act: handedOver ? "handOver" : "return",
      reason: textIn(payload, handedOver ? "purpose" : "reason") || null,
      number: textIn(payload, "number"),
      at: Date.parse(textIn(payload, handedOver ? "handedAt" : "returnedAt")),
      place: textIn(payload, "place"),
      giver: party("giver", giver),
      receiver: party("receiver", handedOver ? keeper : taker),
      dueBack: textIn(payload, "dueBack") || null,
      lines: listIn<Payload>(payload, "lines").map((line) => ({
        asset: textIn(line, "asset"),
        ...describe(textIn(line, "asset")),
        condition: (textIn(line, "condition") || null) as Condition | null,
        accessories: textIn(line, "accessories"),
        note: textIn(line, "note"),
      })),
      terms: payload.terms
        ? { version: textIn(payload.terms, "version"), text: textIn(payload.terms, "text") }
        : null,
    },
    signatures,
    unsigned: signatures.length > 0 ? null : textIn(payload.unsigned, "reason") || null,
  };
}
