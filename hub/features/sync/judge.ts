import { may } from "../../../shared/domain/permission/permission.ts";
import { serviceMay } from "../../../shared/domain/permission/service.ts";
import type { Role } from "../../../shared/domain/permission/permission.ts";
import { payloadOf, personalOf, versionOf } from "../../../shared/domain/registry.ts";
import type { OperationType } from "../../../shared/domain/registry.ts";
import { MAX_BODY_CHARS, uuid } from "../../../shared/log/operation.ts";
import type { Operation, SealedOperation } from "../../../shared/log/operation.ts";
import { MAX_PARTS, MAX_PARTS_CHARS, plainAt } from "../../../shared/log/parts.ts";
import { admit } from "../../../shared/log/seal.ts";
import { topLevelOf } from "../../../shared/log/tangle.ts";
import type { RefusalCode } from "../../../shared/protocol/errors.ts";
import type { Author, Refusal } from "../../log/hub-context.ts";
import { sha256Hex, verifySignatureApart } from "../../log/hub-crypto.ts";

// The decision about one operation, as far as it needs no database: its form, its signature, its type,
// its author's role. Pure but for the cryptography. What needs the log is asked by push.ts afterwards.

/** The part of an envelope without which an operation cannot even be refused by name. */
export interface Label {
  id: string;
  device: string;
  deviceSeq: number;
}

export type Prepared =
  | {
      kind: "readable";
      sealed: SealedOperation;
      label: Label;
      op: Operation;
      /** Texts of its parts by hash. */
      parts: ReadonlyMap<string, string>;
      signed: boolean;
    }
  /** The envelope does not fit, but says whose it is: it can be refused and the queue goes on. */
  | { kind: "labelled"; sealed: SealedOperation; label: Label; refusal: Refusal }
  | { kind: "unreadable"; message: string };

/** Reads and checks one pushed operation, before any lock is taken. */
export async function prepare(sealed: SealedOperation, publicKey: string): Promise<Prepared> {
  const tooLarge = sealed.body.length > MAX_BODY_CHARS;
  const excess = excessOfParts(sealed);
  // Parts that are too many or too large are not even hashed.
  const { body, sig, parts = [] } = sealed;
  const opened = tooLarge
    ? ({ ok: false, message: `more than ${MAX_BODY_CHARS} characters`, path: "body" } as const)
    : admit({ body, sig, parts: excess ? [] : parts }, sha256Hex);
  if (opened.ok && body.isWellFormed()) {
    const { op } = opened;
    const [foreign] = opened.foreign;
    const wrong =
      foreign === undefined
        ? excess
        : refusal("form", "the signed text names no such part", `parts.${foreign}`);
    if (wrong) return { kind: "labelled", sealed, label: op, refusal: wrong };
    const signed = await verifySignatureApart(publicKey, body, sig);
    return { kind: "readable", sealed, label: op, op, parts: opened.parts, signed };
  }
  const label = labelOf(body);
  const message = opened.ok ? "the body is not well-formed Unicode" : opened.message;
  if (!label) return { kind: "unreadable", message };
  const path = opened.ok ? "body" : opened.path;
  const code = tooLarge ? "tooLarge" : "form";
  return { kind: "labelled", sealed, label, refusal: refusal(code, message, path) };
}

function excessOfParts({ parts = [] }: SealedOperation): Refusal | null {
  const chars = parts.reduce((sum, part) => sum + part.length, 0);
  if (parts.length <= MAX_PARTS && chars <= MAX_PARTS_CHARS) return null;
  return refusal("tooLarge", `more than ${MAX_PARTS} parts or ${MAX_PARTS_CHARS} characters`, "parts");
}

function labelOf(body: string): Label | null {
  let raw: unknown;
  try {
    // It was refused, perhaps for being no fun to parse; the label is at the top.
    raw = JSON.parse(topLevelOf(body));
  } catch {
    return null;
  }
  if (typeof raw !== "object" || raw === null) return null;
  const { id, device, deviceSeq } = raw as Record<string, unknown>;
  const readId = uuid.safeParse(id);
  const readDevice = uuid.safeParse(device);
  if (!readId.success || !readDevice.success) return null;
  if (typeof deviceSeq !== "number" || !Number.isSafeInteger(deviceSeq) || deviceSeq < 1) {
    return null;
  }
  return { id: readId.data, device: readDevice.data, deviceSeq };
}

export type Verdict =
  | { kind: "accept" }
  | { kind: "refuse"; refusal: Refusal }
  /** Newer than this hub; it waits on the laptop (F11). */
  | { kind: "notYet" };

/** Why an author may not act so; null when they may. */
function forbids(author: Author, { type, permission }: OperationType): string | null {
  if (permission === "hub") return "only the hub itself writes the roster";
  if ("service" in author) {
    return serviceMay(author.service, type) ? null : `the service ${author.service} may not: ${type}`;
  }
  if (permission === "service") return "only a service writes it, by its rule";
  return may(author.role as Role, permission) ? null : `the role ${author.role} may not: ${permission}`;
}

/** Judges an operation whose place in its device's sequence is right. */
export function judge(
  op: Operation,
  signed: boolean,
  author: Author,
  types: ReadonlyMap<string, OperationType>,
): Verdict {
  if (op.workspace !== author.workspace) {
    return refuse("form", "sealed for another workspace", "workspace");
  }
  if (op.actor !== ("service" in author ? op.device : author.member)) {
    return refuse("forbidden", "the device is enrolled for another member", "actor");
  }
  if (!signed) return refuse("signature", "not signed by the enrolled key of the device", "sig");
  const definition = types.get(op.type);
  // By its own version: what an older console sealed is judged by what was asked of it then.
  const version = definition && versionOf(definition, op.v);
  if (!definition || !version) return { kind: "notYet" };
  const said = payloadOf(version, op);
  if (!said.ok) return refuse("form", said.malformed.message, said.malformed.path);
  const [plain] = plainAt(op.payload, personalOf(version, op.payload));
  if (plain !== undefined)
    return refuse("form", "a personal value stands in the signed text", `payload.${plain}`);
  if (!sameElements(op.touches, version.touches(said.payload))) {
    return refuse("form", "names other entities than its payload changes", "touches");
  }
  const forbidden = forbids(author, definition);
  return forbidden === null ? { kind: "accept" } : refuse("forbidden", forbidden, "type");
}

function refuse(code: RefusalCode, message: string, path: string): Verdict {
  return { kind: "refuse", refusal: refusal(code, message, path) };
}

const CONTROL = /[\u0000-\u001f\u007f]/g;

/** Paths and messages may quote what a client sent: kept short, and without control characters. */
export function refusal(code: RefusalCode, message: string, path: string): Refusal {
  const clean = (text: string) => text.toWellFormed().replace(CONTROL, "\ufffd").slice(0, 300);
  return { code, message: clean(message), path: clean(path) };
}

function sameElements(a: readonly string[], b: readonly string[]): boolean {
  const left = new Set(a);
  const right = new Set(b);
  return left.size === right.size && [...left].every((each) => right.has(each));
}
