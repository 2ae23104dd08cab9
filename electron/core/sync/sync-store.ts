import type { Operation, SealedOperation } from '../../../shared/log/operation.ts';
import type { RestoreGap } from '../../../shared/protocol/handshake.ts';
import type { AcceptedOperation, PullReply } from '../../../shared/protocol/pull.ts';
import type { PushAnswer } from '../../../shared/protocol/push.ts';

/** Where this device stands in the hub's log. */
export interface Cursor {
  epoch: number;
  feed: number;
}

export interface HubBinding {
  address: string;
  fingerprint: string;
  token: string;
  /** Public key of the hub, base64. */
  hubKey: string;
}

export interface DeviceIdentity {
  device: string;
  code: string;
  member: string;
  workspace: string;
  workspaceName: string;
  /** Public key, base64 of the raw 32 bytes. */
  publicKey: string;
}

export interface Integration {
  /** Operations that were new to this store. */
  added: number;
}

/**
 * What the sync engine needs of the store. Each method is one transaction; all of them may be
 * repeated with the same input without changing anything more (I6).
 */
export interface SyncStore {
  identity(): DeviceIdentity;
  binding(): HubBinding | null;
  cursor(): Cursor;
  /** Oldest waiting operations in `deviceSeq` order. */
  outbox(limit: number): (SealedOperation & { op: Operation })[];
  waiting(): number;
  /**
   * Stores and folds one page: appends unknown operations, gives known ones their seq and feed,
   * moves the cursor to `through`, raises the base sequence, writes the change batch.
   *
   * Answers `brake` and changes nothing when the page would withdraw (archive) more than half of
   * the open records and `brakeReleased` is false.
   */
  integrate(page: PullReply, brakeReleased: boolean): Integration | 'brake';
  /** Stores the hub's answers to a push: accepted with seq and receipt, refused with reason. */
  answer(answers: readonly PushAnswer[]): void;
  /** The hub was restored: adopt its epoch and its gaps (they feed `baseExcept`). The cursor's feed stays. */
  enterEpoch(epoch: number, gaps: readonly RestoreGap[]): void;
  /** Ids of accepted operations with a feed number in a lost range, in seq order. */
  acceptedWithin(from: number, to: number): string[];
  accepted(ids: readonly string[]): Omit<AcceptedOperation, 'feed'>[];
  /**
   * Takes a new identity and seals anew what was never accepted, in order: same operation ids,
   * same times and `baseSeq`, new device, `deviceSeq` from 1, new hashes, chain links mapped.
   * Used when this device was cloned (F9) and when a laptop that worked alone joins a hub.
   */
  takeIdentity(identity: NewIdentity, binding: HubBinding): void;
  setSkew(ms: number): void;
}

export interface NewIdentity extends DeviceIdentity {
  /** Ed25519 private key, PKCS #8 DER, base64. */
  privateKey: string;
}
