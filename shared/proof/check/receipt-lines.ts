import { RECEIPT_WORDS } from "../receipt-words.ts";
import { vouchingStatement } from "../vouching.ts";
import { isKey, isSignature, isSignedBy } from "./entries.ts";
import type { Checking } from "./problem.ts";

/** What a receipt says of itself. */
export interface ReadReceipt {
  number: string;
  document: string;
  /** Key of a laptop for which no hub vouches; null where one does. */
  alone: string | null;
}

const LABELS = Object.values(RECEIPT_WORDS).flatMap(({ labels, clearingLabels }) => [
  labels.join(),
  clearingLabels.join(),
]);
const NO_HUB = Object.values(RECEIPT_WORDS).map(({ noHub }) => noHub);

/** Reads a receipt: its ten lines, the device's signature, the hub's over the device's key. */
export function readReceipt(text: string, { anchor, verifier, note }: Checking): ReadReceipt | null {
  const lines = text.replace(/\n$/, "").split("\n");
  const at = lines.map((line) => line.indexOf(" "));
  const labels = lines.slice(1).map((line, n) => line.slice(0, at[n + 1]));
  const rest = lines.map((line, n) => line.slice((at[n] as number) + 1));
  const number = lines[0]?.split(" ").at(-1) ?? "";
  const [document = "", by = "", hub = "", sig = ""] = rest.slice(6);
  const [code = "", key = "", ...more] = by.split(" ");
  const fits =
    lines.length === 10 &&
    at.every((place) => place > 0) &&
    LABELS.includes(labels.join()) &&
    /^[A-Z]+-[A-Z0-9]+-[0-9]+$/.test(number) &&
    /^[0-9a-f]{64}$/.test(document) &&
    /^[A-Z0-9]+$/.test(code) &&
    isKey(key) &&
    more.length === 0 &&
    (NO_HUB.includes(hub) || isSignature(hub)) &&
    isSignature(sig);
  if (!fits) {
    note(0, "receipt-form");
    return null;
  }
  const said = lines.slice(0, 9).map((line) => `${line}\n`);
  if (!isSignedBy(verifier, key, said.join(""), sig)) note(10, "receipt-signature");
  if (NO_HUB.includes(hub)) return { number, document, alone: key };
  if (!isSignedBy(verifier, anchor, vouchingStatement(code, key), hub)) note(9, "receipt-key");
  return { number, document, alone: null };
}
