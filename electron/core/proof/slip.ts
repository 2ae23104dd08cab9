import { signedDocument } from "../../../shared/domain/custody/custody-document.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { enteredIn, read } from "../../../shared/domain/registry.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import { referencesIn } from "../../../shared/log/parts.ts";
import type { ReceiptFacts } from "../../../shared/proof/receipt.ts";
import { sha256 } from "../keys/device-key.ts";
import { rowOf } from "../store/derived/projections.ts";
import { partsFrom } from "../store/log/stored-parts.ts";
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
  /** Texts of the personal parts that are at hand. */
  parts: string[];
}

interface Told {
  lines?: { asset: string }[];
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
  const { lines = [], signatures = [] } = payload as Told;
  const texts = partsFrom(parts);
  const at = textOf(payload.handedAt ?? payload.returnedAt);
  const document = signatures[0]?.docHash ?? documentHash(op);
  return {
    operation: op.id,
    number,
    at,
    assets: lines.map(({ asset }) => asset),
    facts:
      document === null
        ? null
        : {
            about: op.type === "custody.return" ? "return" : textOf(payload.purpose),
            number,
            at,
            from: textOf(payload.giverName ?? payload.returnerName),
            to: receiverIn(payload),
            tags: lines.map(({ asset }) => tagOf(store, asset)),
            signatures: signatures.length,
            document,
          },
    parts: referencesIn(body).flatMap((part) => texts.get(part) ?? []),
  };
}

function documentHash(op: Operation): string | null {
  const { payload, withheld } = enteredIn(op);
  return withheld.length > 0 ? null : sha256(signedDocument(payload as never));
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function receiverIn({ to }: Record<string, unknown>): string {
  const { name = "", place = "" } = (to ?? {}) as { name?: string; place?: string };
  return name || place;
}

function tagOf(store: ReadStore, id: string): string {
  const state = store.state(entityKeyOf("asset", id));
  const row = state && (rowOf(state) as AssetRow | null);
  return row?.tag || row?.number || "-";
}
