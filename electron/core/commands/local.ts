import type { Executed } from "../../../shared/ipc/contract.ts";
import { failure, success } from "../outcome.ts";
import { forgetCredentials, setCredentials } from "../probes/credentials.ts";
import type { Outcome } from "../outcome.ts";
import type { Store } from "../store/store.ts";
import type { COMMANDS, CommandName } from "../../../shared/domain/commands.ts";
import { retryRefused } from "./retry-refused.ts";
import type { z } from "zod";

/** A command that fits its schema. */
type CommandOf<N extends CommandName> = z.output<(typeof COMMANDS)[N]["schema"]>;

const done: Executed = { operation: null, id: null, number: null };

/** More drafts than a person has forms; the oldest is not dropped, the new one is refused. */
const MAX_DRAFTS = 500;
const MAX_DRAFT_CHARS = 400_000;

/** What is no act of a kind: what stays on this laptop, and doing a refused act again. */
export const localCommands = {
  "draft.save"(store: Store, { key, form, data }: CommandOf<"draft.save">): Outcome<Executed> {
    if (JSON.stringify(data).length > MAX_DRAFT_CHARS) {
      return failure("tooLarge", "a draft of this size is not kept", "data");
    }
    const { draft } = store.desk().rows;
    if (draft.size >= MAX_DRAFTS && !draft.has(key)) {
      return failure("notAllowed", "too many drafts are open", "key", { status: "full" });
    }
    store.saveDraft({ key, form, data });
    return success(done);
  },

  "draft.discard"(store: Store, { key }: CommandOf<"draft.discard">): Outcome<Executed> {
    store.discardDraft(key);
    return success(done);
  },

  "preference.set"(store: Store, { key, value }: CommandOf<"preference.set">): Outcome<Executed> {
    store.setPreference(key, value);
    return success(done);
  },

  "refusal.acknowledge"(store: Store, { operation }: CommandOf<"refusal.acknowledge">): Outcome<Executed> {
    const found = store.log.find(operation);
    if (!found || found.own === 0) return failure("notFound", "there is no such operation here", "operation");
    if (found.status !== "refused") {
      return failure("notAllowed", "this operation was not refused", "operation", { status: found.status });
    }
    store.log.acknowledge(found.n);
    store.operationChanged(operation);
    return success({ ...done, operation });
  },

  "refusal.retry": (store: Store, { operation }: CommandOf<"refusal.retry">): Outcome<Executed> =>
    retryRefused(store, operation),

  "probe.setCredentials": (store: Store, asked: CommandOf<"probe.setCredentials">): Outcome<Executed> =>
    setCredentials(store, asked),

  "probe.forgetCredentials": (store: Store, asked: CommandOf<"probe.forgetCredentials">): Outcome<Executed> =>
    forgetCredentials(store, asked),
};
