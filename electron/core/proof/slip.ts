import { signedDocument } from "../../../shared/domain/custody/custody-document.ts";
import { asset as assetKind } from "../../../shared/domain/asset/asset.ts";
import { assetRow } from "../../../shared/domain/asset/asset-view.ts";
import { enteredIn, read } from "../../../shared/domain/registry.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import { referencesIn } from "../../../shared/log/parts.ts";
import type { ReceiptFacts } from "../../../shared/proof/receipt.ts";
import { sha256 } from "../keys/device-key.ts";
import { asAuthorHad } from "../queries/as-author-had.ts";
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
  /** Ids that the document says beside those of its assets: files may be among them. */
  names: string[];
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
  const withheld = new Set(enteredIn(op).withheld.map(({ path }) => path));
  const lacks = (path: string) => withheld.has(path);
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
            from: lacks("giverName") || lacks("returnerName") ? null : giverIn(payload),
            to: lacks("to.name") ? null : receiverIn(payload),
            tags: lines.map(({ asset }) => tagOf(store, op, asset)),
            signatures: signatures.length,
            document,
          },
    parts: referencesIn(body).flatMap((part) => texts.get(part) ?? []),
    names: idsIn(payload),
  };
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
