import { personalOf } from "../../../../shared/domain/registry.ts";
import type { OperationType } from "../../../../shared/domain/registry.ts";
import { MAX_BODY_CHARS } from "../../../../shared/log/operation.ts";
import type { Operation, OperationBody, SealedOperation } from "../../../../shared/log/operation.ts";
import { HIDDEN, MAX_PARTS, MAX_PARTS_CHARS, separate } from "../../../../shared/log/parts.ts";
import { seal } from "../../../../shared/log/seal.ts";
import { timestampOf } from "../../environment.ts";
import type { Environment } from "../../environment.ts";
import type { NewIdentity } from "../../identity.ts";
import { sha256, signerOf } from "../../keys/device-key.ts";
import { failure, success } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import type { Sqlite } from "../care/open-database.ts";
import { exceptOf } from "./base-sequence.ts";
import { createSeen, loggedHash } from "./history-marks.ts";
import type { Meta } from "./meta.ts";
import { ownOperations } from "./own-operations.ts";
import { createRepeats } from "./repeated-parts.ts";
import type { Parts } from "./stored-parts.ts";

export interface SealerParts {
  db: Sqlite;
  meta: Meta;
  environment: Environment;
  lastDeviceSeq(device: string): number;
}

/** An operation of this laptop, signed, with its personal parts by their hash. */
export interface Sealed {
  sealed: SealedOperation;
  op: Operation;
  parts: Parts;
}

/** Signs what this laptop's user does, with what the laptop knows at that moment. */
export function createSealer({ db, meta, environment, lastDeviceSeq }: SealerParts) {
  let signer: { privateKey: string; crypto: ReturnType<typeof signerOf> } | null = null;
  /** Kept between commands, since finding it reads every operation held in a gap. */
  let baseExcept: [number, number][] | null = null;
  const seenOf = createSeen(db);
  const repeated = createRepeats(db);
  const before = db.prepare<[number, string], { type: string; body: string }>(
    `SELECT type, body FROM ${ownOperations(db)} WHERE deviceSeq = ? AND device = ?`,
  );

  function identity(): NewIdentity & { privateKey: string } {
    const held = meta.get("identity");
    if (!held?.privateKey) throw new Error("the store holds no identity");
    return held as NewIdentity & { privateKey: string };
  }
  function crypto() {
    const { privateKey } = identity();
    if (signer?.privateKey !== privateKey) signer = { privateKey, crypto: signerOf(privateKey) };
    return signer.crypto;
  }
  const newSalt = () => Buffer.from(environment.randomBytes(SALT_BYTES)).toString("base64");

  return {
    identity,
    sign: (text: string): string => crypto().sign(text),
    sealWith: (body: OperationBody) => seal(body, crypto()),
    /** What is known at or below the end of the last gap has changed, or was taken back. */
    seenChanged(): void {
      baseExcept = null;
    },
    /** Seals one act as this laptop's next operation; `tooLarge` for what no hub takes, `malformed` for ■■■■■■. */
    seal(definition: OperationType, payload: Record<string, unknown>): Outcome<Sealed> {
      const { device, workspace, member } = identity();
      baseExcept ??= exceptOf(db, meta);
      const last = lastDeviceSeq(device);
      const prev = before.get(last, device);
      const seen = seenOf();
      const known = definition.act.repeats && repeated(definition.act.repeats(payload));
      const personal = personalOf(definition, payload);
      const { payload: hidden, parts } = separate(payload, personal, newSalt, sha256, known);
      const body: OperationBody = {
        id: environment.uuidv7(),
        type: definition.type,
        v: definition.v,
        workspace,
        device,
        deviceSeq: last + 1,
        actor: member,
        at: timestampOf(environment.now()),
        clockSkewMs: Math.round(meta.get("clockSkewMs") ?? 0),
        baseSeq: meta.get("baseSeq") ?? 0,
        touches: [...new Set(definition.touches(payload))],
        payload: hidden,
        ...(baseExcept.length > 0 ? { baseExcept } : {}),
        ...(seen ? { seen } : {}),
        ...(prev ? { prev: loggedHash(prev) } : {}),
      };
      const sealed = seal(body, crypto(), parts);
      if ([...(sealed.op.parts?.values() ?? [])].includes(HIDDEN)) {
        return failure("malformed", "what is not shown cannot be entered as a value", "command");
      }
      const chars = parts.reduce((sum, part) => sum + part.length, 0);
      const { length } = sealed.sealed.body;
      if (length > MAX_BODY_CHARS || chars > MAX_PARTS_CHARS || parts.length > MAX_PARTS) {
        const size = length + chars;
        return failure("tooLarge", `an operation of ${size} characters is too large`, "command");
      }
      return success(sealed);
    },
  };
}

/** Enough that a short telephone number cannot be found by trying. */
const SALT_BYTES = 16;
