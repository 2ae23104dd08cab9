import type { OperationType } from "../../shared/domain/registry.ts";
import type { Operation } from "../../shared/log/operation.ts";
import type { RefusalCode } from "../../shared/protocol/errors.ts";
import type { HubEnvironment, HubLog } from "../environment.ts";
import type { Handle, HubReader, HubStore, HubTransaction, StoredOperation } from "../store/hub-store.ts";
import { signerOf } from "./hub-crypto.ts";

/** What never changes about a hub; read once when it is opened. */
export interface HubFacts {
  workspace: string;
  workspaceName: string;
  /** Ed25519, base64 of the raw 32 bytes. */
  hubKey: string;
  sign(text: string): string;
  receiptSecret: Buffer;
}

/**
 * What every part of the hub works with. It keeps nothing between calls beside its store, so several
 * hubs may serve one store.
 */
export interface HubContext {
  store: HubStore;
  environment: HubEnvironment;
  log: HubLog;
  facts: HubFacts;
  hubVersion: string;
  /** Operation types this hub knows; fewer in tests of an older hub. */
  types: ReadonlyMap<string, OperationType>;
  /** The features' parts in accepting, each list in the features' order. */
  checks: readonly AcceptanceCheck[];
  followers: readonly Follower[];
  roster: readonly RosterRows[];
}

/** Who pushes, as of the accepting transaction: a member, by role, or a service, in its device's own name. */
export type Author = { workspace: string } & ({ member: string; role: string } | { service: string });

/** Why an operation is not taken; stored, and shown to its author. */
export interface Refusal {
  code: RefusalCode;
  message: string;
  path: string;
}

/**
 * A rule that needs what the log says, e.g. that nobody approves what he asked for himself. Only what
 * is pushed is checked: what comes back after a restore was accepted once and is a fact.
 */
export interface AcceptanceCheck {
  /** Whether it is asked about operations of this type; they cost a statement of their own each. */
  concerns(type: string): boolean;
  /**
   * Asked inside the accepting transaction, under the lock of the counter row: everything accepted
   * before `op`, in this batch too, is written and followed; nothing else can come between.
   */
  refusal(context: HubContext, tx: HubTransaction, op: Operation, author: Author): Promise<Refusal | null>;
}

/** An operation that has just entered the log, as it was read, without its personal parts. */
export type Entered = StoredOperation & { op: Operation };

/**
 * Brings rows that follow from the log up to date: called with whatever enters it (pushed, given back,
 * written by the hub), in the same transaction. What it throws undoes the entry.
 */
export type Follower = (
  context: HubContext,
  tx: HubTransaction,
  operations: readonly Entered[],
) => Promise<void>;

/** Rows that are the fold of what the hub itself wrote about entities of one kind. */
export interface RosterRows {
  kind: string;
  save(tx: HubTransaction, id: string, fields: Record<string, unknown>, now: number): Promise<void>;
  all(handle: Handle): Promise<{ id: string }[]>;
}

/** @throws Error when the store was never initialised: nothing can be served from it. */
export async function readFacts(store: Pick<HubReader, "meta">): Promise<HubFacts> {
  const meta = await store.meta();
  const { workspace, workspaceName, hubPublicKey, hubPrivateKey, receiptSecret } = meta;
  if (!workspace || !workspaceName || !hubPublicKey || !hubPrivateKey || !receiptSecret) {
    throw new Error("the hub's store was never initialised: run `hub init` first");
  }
  return {
    workspace,
    workspaceName,
    hubKey: hubPublicKey,
    sign: signerOf(hubPrivateKey),
    receiptSecret: Buffer.from(receiptSecret, "base64"),
  };
}
