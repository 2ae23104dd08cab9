import type { LoggedOperation, Operation } from "../../../shared/log/operation.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { inPool, withPerson } from "../../../shared/domain/custody/keeping.ts";
import { foldEntity } from "../../../shared/domain/evolve.ts";
import { OPERATION_TYPES, versionOf } from "../../../shared/domain/registry.ts";

/** Ids that a person can read in a failing test: `uuid(12)` ends in 12. */
export function uuid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
}

/** A stand-in for SHA-256: 64 digits that follow from the operation's id. */
export function hashOf(id: string): string {
  return id.replaceAll("-", "").padStart(64, "0");
}

export const WORKSPACE = uuid(900);
export const TICKET = uuid(1);
export const ASSET = uuid(2);
export const NOON = Date.UTC(2026, 10, 23, 12);

export function stamp(minutes: number): string {
  return new Date(NOON + minutes * 60_000).toISOString();
}

export interface Acted {
  /** Highest sequence the device had integrated; by default everything that was accepted so far. */
  seen?: number;
  except?: [number, number][];
  /** Minutes after noon on the device's clock; by default one more than the act before. */
  minute?: number;
  /** Sealed by this version of the type; by default the present one. */
  v?: number;
  /** Not accepted yet. */
  pending?: boolean;
}

/** Writes a log by hand: who acted, on what, knowing how much. Accepted in the order of writing. */
export class Story {
  readonly operations: LoggedOperation[] = [];
  #count = 0;
  #accepted = 0;
  #deviceSeq = new Map<number, number>();

  /** @param device small number of the device; its member is the device's own */
  act(device: number, type: string, payload: Record<string, unknown>, acted: Acted = {}): Operation {
    this.#count += 1;
    const deviceSeq = (this.#deviceSeq.get(device) ?? 0) + 1;
    this.#deviceSeq.set(device, deviceSeq);
    const id = uuid(1000 + this.#count);
    const op: Operation = {
      id,
      type,
      v: acted.v ?? OPERATION_TYPES.get(type)?.v ?? 1,
      workspace: WORKSPACE,
      device: uuid(100 + device),
      deviceSeq,
      actor: uuid(200 + device),
      at: stamp(acted.minute ?? this.#count),
      clockSkewMs: 0,
      baseSeq: acted.seen ?? this.#accepted,
      touches: touchesOf(type, payload, acted.v),
      payload,
      hash: hashOf(id),
    };
    if (acted.except) op.baseExcept = acted.except;
    const seq = acted.pending ? null : ++this.#accepted;
    this.operations.push({ op, seq });
    return op;
  }

  state(kind: string, id: string): EntityState {
    const key = `${kind}:${id}`;
    return foldEntity(
      kind,
      id,
      this.operations.filter(({ op }) => op.touches.includes(key)),
    );
  }
}

function touchesOf(type: string, payload: Record<string, unknown>, v?: number): string[] {
  const definition = OPERATION_TYPES.get(type);
  const version = definition && versionOf(definition, v ?? definition.v);
  const parsed = version?.payload.safeParse(payload);
  if (!version || !parsed?.success) throw new Error(`${type}: ${JSON.stringify(parsed?.error?.issues)}`);
  return version.touches(parsed.data);
}

export const openTicket = (set: Record<string, unknown> = {}) => ({
  ticket: TICKET,
  number: "T-K7-0001",
  set: { title: "Printer is silent", ...set },
});

export const registerAsset = (set: Record<string, unknown> = {}) => ({
  asset: ASSET,
  number: "A-K7-0001",
  set: { kind: "laptop", ...set },
});

const after = (prev: Operation | string | null) => {
  const id = typeof prev === "string" ? prev : (prev?.id ?? null);
  return { prev: id, prevHash: id === null ? null : hashOf(id) };
};

export const handOver = (receiverName: string, prev: Operation | string | null, asset = ASSET) => ({
  number: "H-K7-0001",
  purpose: "issue",
  giverName: "Storeroom",
  to: withPerson(null, receiverName),
  place: "",
  handedAt: stamp(0),
  lines: [{ asset, ...after(prev), condition: "good" }],
});

export const takeBack = (prev: Operation | string | null, asset = ASSET) => ({
  number: "R-K7-0001",
  reason: "idle",
  returnerName: "Li Na",
  to: inPool(""),
  place: "",
  returnedAt: stamp(0),
  lines: [{ asset, ...after(prev), condition: "good" }],
});

export const decision = (adopt: Operation, tips: readonly Operation[], asset = ASSET) => ({
  asset,
  ...after(adopt),
  adopt: adopt.id,
  tips: tips.map((tip) => tip.id),
  note: "Asked both of them",
});
