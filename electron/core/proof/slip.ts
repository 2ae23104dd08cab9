import { signedDocument } from "../../../shared/domain/custody/custody-document.ts";
import { asset as assetKind } from "../../../shared/domain/asset/asset.ts";
import { assetRow } from "../../../shared/domain/asset/asset-view.ts";
import { eventOf } from "../../../shared/domain/custody/custody-chain.ts";
import { custodyOf } from "../../../shared/domain/custody/custody-state.ts";
import { laterOf } from "../../../shared/domain/custody/later.ts";
import { enteredIn, read } from "../../../shared/domain/registry.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import { referencesIn } from "../../../shared/log/parts.ts";
import type { ReceiptFacts } from "../../../shared/proof/receipt.ts";
import { sha256 } from "../keys/device-key.ts";
import { asAuthorHad } from "../queries/as-author-had.ts";
import { operationFrom, partsFrom } from "../store/log/stored-parts.ts";
import type { StoredForm } from "../store/log/stored-parts.ts";
import type { ReadStore } from "../store/read-store.ts";

/** A custody document of the log: its operation, and what a receipt says of it. */
export interface Slip {
  operation: string;
  number: string;
  assets: string[];
  /** When it was done, as the device's clock showed it. */
  at: string;
  /** Null where what was to be signed cannot be put together any more, and nobody signed it. */
  facts: ReceiptFacts | null;
  /** Texts of the personal parts that are at hand, of what was signed later as well. */
  parts: string[];
  /** Ids that the document says beside those of its assets: files may be among them. */
  names: string[];
  /** Operations by which it was signed after it was recorded. */
  signedLater: string[];
}

interface Told {
  lines?: { asset: string }[];
  unreturned?: { asset: string }[];
  signatures?: { docHash: string }[];
}

/**
 * What strangers are given of a document; null of what only a newer program can read.
 *
 * @param op the operation, with the values of its parts that are at hand
 */
export function slipOf(store: ReadStore, op: Operation, { body, parts }: StoredForm): Slip | null {
  const reading = read(op);
  if (reading.kind !== "known") return null;
  const { payload } = reading;
  const number = textOf(payload.number);
  const { lines = [], unreturned = [], signatures = [] } = payload as Told;
  const texts = partsFrom(parts);
  const withheld = new Set(enteredIn(op).withheld.map(({ path }) => path));
  const lacks = (path: string) => withheld.has(path);
  const later = signedLater(store, op.id, lines);
  const at = textOf(payload.handedAt ?? payload.returnedAt);
  const document = signatures[0]?.docHash ?? documentHash(op);
  return {
    operation: op.id,
    number,
    at,
    assets: [...lines, ...unreturned].map(({ asset }) => asset),
    facts:
      document === null
        ? null
        : {
            about: aboutOf(op.type, payload),
            number,
            at,
            from: lacks("giverName") || lacks("returnerName") ? null : giverIn(payload),
            to: lacks("to.name") ? null : receiverIn(payload),
            tags: lines.map(({ asset }) => tagOf(store, op, asset)),
            signatures: signatures.length + later.reduce((count, { signatures: more }) => count + more, 0),
            document,
          },
    parts: [
      ...referencesIn(body).flatMap((part) => texts.get(part) ?? []),
      ...later.flatMap(({ parts: more }) => more),
    ],
    names: idsIn(payload),
    signedLater: later.map(({ operation }) => operation),
  };
}

/** What was signed of a document after it was recorded, by operation, oldest first. */
function signedLater(store: ReadStore, document: string, lines: readonly { asset: string }[]) {
  const found = lines.flatMap(({ asset }) => {
    const state = store.state(entityKeyOf("asset", asset));
    const event = state && eventOf(custodyOf(state), document);
    if (!state || !event) return [];
    const signings = laterOf(state, event).filter(({ act }) => act === "sign");
    return signings.flatMap(({ mark }) => state.marks.at(mark)?.op ?? []);
  });
  return [...new Set(found)].flatMap((operation) => {
    const stored = store.log.body(operation);
    if (!stored) return [];
    const texts = partsFrom(stored.parts);
    const { signatures = [] } = enteredIn(operationFrom(stored)).payload as Told;
    const parts = referencesIn(stored.body).flatMap((part) => texts.get(part) ?? []);
    return [{ operation, signatures: signatures.length, parts }];
  });
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function idsIn(value: unknown): string[] {
  if (typeof value === "string") return ID.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(idsIn) : [];
}

function documentHash(op: Operation): string | null {
  const { payload, withheld } = enteredIn(op);
  return withheld.length > 0 ? null : sha256(signedDocument(payload as never));
}

/** What a slip is called by. */
function aboutOf(type: string, { purpose, reason, underSeal }: Record<string, unknown>): string {
  if (type !== "custody.return") return textOf(purpose);
  if (underSeal) return "underSeal";
  return reason === "leaver" ? "leaver" : "return";
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const giverIn = ({ giverName, returnerName }: Record<string, unknown>) => textOf(giverName ?? returnerName);

function receiverIn({ to }: Record<string, unknown>): string {
  const { name = "", place = "" } = (to ?? {}) as { name?: string; place?: string };
  return name || place;
}

/** As the register had it when this was recorded: a label that is changed later changes no receipt. */
function tagOf(store: ReadStore, op: Operation, id: string): string {
  const then = asAuthorHad(store, op, assetKind.name, id);
  if (!then.exists) return "-";
  const { tag, number } = assetRow(then);
  return tag || number;
}
