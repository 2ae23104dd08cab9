import type { Cursor, DeviceIdentity, HubBinding, NewIdentity } from "../identity.ts";
import type { Operation, SealedOperation } from "../../../shared/log/operation.ts";
import type { RestoreGap } from "../../../shared/protocol/handshake.ts";
import type { PartsReply } from "../../../shared/protocol/parts.ts";
import type { AcceptedOperation, PullReply } from "../../../shared/protocol/pull.ts";
import type { Attention } from "../../../shared/ipc/change-batch.ts";
import type { PushAnswer } from "../../../shared/protocol/push.ts";

/** The page is not what the hub signed, or it has signed something else before; nothing was changed. */
export interface OtherHistory {
  otherHistory: string;
}

export interface Integration {
  /** Operations that were new to this store. */
  added: number;
  /** What this member may see changed as a whole: pull from the beginning again. */
  anew: boolean;
}

/**
 * What the sync engine needs of the store. Each method is one transaction; all of them may be
 * repeated with the same input without changing anything more (I6).
 */
export interface SyncStore {
  identity(): DeviceIdentity;
  /** Null while this laptop works alone. */
  binding(): HubBinding | null;
  cursor(): Cursor;
  /**
   * Oldest waiting operations in `deviceSeq` order; refused ones do not wait.
   *
   * @param after only those behind this `deviceSeq`
   */
  outbox(limit: number, after?: number): (SealedOperation & { op: Operation })[];
  /** Whether an operation of this device with this `deviceSeq` is here, waiting or answered. */
  holds(deviceSeq: number): boolean;
  /**
   * A page held an operation of this very device whose `deviceSeq` another operation has here, or one
   * of this laptop's own in a twin's name: two laptops go by one identity. The twin's operations were
   * stored as another device's. It stands until another identity is taken, whatever breaks off before:
   * what is numbered behind operations that a twin got through must not be sent in this name.
   */
  isForked(): boolean;
  /** Number of waiting operations. */
  waiting(): number;
  /** What waits for a person: the badge of the indicator. */
  attention(): Attention;
  /** Ed25519 over a UTF-8 text with the device's present key, base64. */
  sign(text: string): string;

  /**
   * Stores and folds one page: appends unknown operations, gives known ones (by id) the seq, feed
   * and receipt of the page, moves the cursor to `through`, raises the base sequence, writes the
   * change batch. `page.epoch` is the cursor's.
   *
   * What the page says to be out of sight is removed from log, state, search and drafts, down to a
   * place and a hash; what it brings into sight is folded in its old place.
   *
   * A page may hold operations of this very device that this store lacks (it was restored from a
   * backup): they are kept and the device's counter is raised above them.
   *
   * Changes nothing and answers `brake` when the page would withdraw (archive) more than half of
   * the open records and `brakeReleased` is false. The same for a page that does not continue the one
   * history that the hub has signed (ADR 28); that this happened is noted for good.
   */
  integrate(page: PullReply, brakeReleased: boolean): Integration | "brake" | OtherHistory;
  /**
   * Reckons a slice of the hub's history over what was pulled before anybody signed it. True while
   * there is more.
   */
  reckonHistory(): boolean;

  /** Stores the hub's answers to a push: accepted with seq, feed and receipt; refused with reason. */
  answer(answers: readonly PushAnswer[]): void;

  /**
   * The hub opened a new epoch (or this is the first contact): adopt it with all its gaps, which
   * feed `baseExcept`. Feed numbers are unique over all epochs, so the cursor's feed stays where this
   * store and the hub have followed the same restores; else it goes back to where they parted, and
   * to the very beginning where that is not known (`anew`).
   */
  enterEpoch(epoch: number, gaps: readonly RestoreGap[], anew?: boolean): void;
  /** The epoch was entered `anew` and not pulled to its head yet: places here may be of the other log. */
  startsAnew(): boolean;
  /** The place of the accepted operation with the highest feed number outside of these ranges. */
  lastPlaced(
    outside: readonly RestoreGap[],
  ): { feed: number; seq: number; receipt: string; hash: string } | null;
  /** Ids of accepted operations, any device's, with a feed number in a lost range, in seq order. */
  acceptedWithin(from: number, to: number): string[];
  /** These accepted operations with seq and receipt, in seq order; unknown ids are left out. */
  accepted(ids: readonly string[]): Omit<AcceptedOperation, "feed">[];

  /** Accepted operations whose personal parts have not come here, in the order of `n`, after one of them. */
  lacking(after: number, limit: number): { n: number; id: string }[];
  /** Stores parts that belong to operations which are here without them; others are ignored. */
  takeParts(operations: PartsReply["operations"]): void;

  /**
   * Takes an identity and the hub that gave it.
   *
   * Same device and workspace (paired again): takes token, code and names; nothing is sealed anew.
   *
   * Otherwise (this device was cloned, F9; its store lost a number; or a laptop that worked alone
   * joins a hub) what was never accepted is sealed anew in order: same operation ids, types, times and `baseSeq`; new
   * device, workspace and actor; `deviceSeq` from 1; new hashes, chain links mapped. The lone
   * member's id in payloads (assignee) becomes the new member's. Accepted and refused operations
   * stay as they are; a new workspace starts at cursor {0, 0}.
   */
  takeIdentity(identity: NewIdentity, binding: HubBinding): void;
  /** The hub has named the keys of its certificates: from now on they alone count. */
  setHubKeys(keys: readonly string[]): void;
  /** Keeps what the hub has signed of this laptop's key, with its identity. */
  setVouching(vouching: HubBinding["vouching"]): void;

  /** Device clock minus hub clock in ms, measured at each handshake; null before the first. */
  skew(): number | null;
  setSkew(ms: number): void;
  /** Hub clock at the end of the last complete round; null before the first. */
  lastSync(): number | null;
  /** Kept at once, or a minute later by the next one. */
  setLastSync(hubMs: number): void;
  /** No other round follows soon: what `setLastSync` put off is kept now. */
  keepLastSync(): void;
}
