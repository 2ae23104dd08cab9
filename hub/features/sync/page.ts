import type { EntityKey } from "../../../shared/log/operation.ts";
import type { HiddenOperation, PageHistory } from "../../../shared/protocol/pull.ts";
import type { StoredOperation } from "../../store/hub-store.ts";

/** One page as it is stored, before anybody made JSON of it; forms are those of `pullReply`. */
export interface Page {
  epoch: number;
  operations: StoredOperation[];
  through: number;
  head: number;
  hidden?: HiddenOperation[];
  brought?: StoredOperation[];
  withdrawn?: EntityKey[];
  anew?: number;
  history?: PageHistory;
  /** Who is shown the same page: those of one role who are named by nothing that is restricted, or this device alone. */
  sight: "everyone" | "role" | "device";
}
