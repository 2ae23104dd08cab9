import type { HubEnvironment, HubLog } from "../environment.ts";
import type { HubReader, HubStore } from "../store/hub-store.ts";
import type { OperationType } from "../../shared/domain/registry.ts";
import { signerOf } from "./hub-crypto.ts";

/** What never changes about a hub; read once when a service is made. */
export interface HubFacts {
  workspace: string;
  workspaceName: string;
  /** Ed25519, base64 of the raw 32 bytes. */
  hubKey: string;
  sign(text: string): string;
  receiptSecret: Buffer;
}

/** What every part of the hub's log works with. */
export interface HubContext {
  store: HubStore;
  environment: HubEnvironment;
  log: HubLog;
  facts: HubFacts;
  /** Operation types this hub knows; fewer in tests of an older hub. */
  types: ReadonlyMap<string, OperationType>;
}

/** @throws Error when the store was never initialised: nothing can be served from it. */
export async function readFacts(store: HubReader): Promise<HubFacts> {
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
