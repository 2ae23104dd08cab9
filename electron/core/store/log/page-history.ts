import type { Operation } from "../../../../shared/log/operation.ts";
import type { AcceptedOperation, PullReply } from "../../../../shared/protocol/pull.ts";
import { sha256 } from "../../keys/device-key.ts";
import type { Store } from "../store.ts";
import { createHistory } from "./history.ts";

/** Nothing of the page was taken in: there was nothing in it, the log is pulled anew, or it is another. */
type Instead = { added: 0; anew: boolean } | { otherHistory: string };
/** A page that fits is taken in with `take` in the transaction; what happens `instead` has happened. */
type Compared = { fits: true; take(): void } | { fits: false; instead: Instead };

const NOTHING: Instead = { added: 0, anew: false };

/** What the hub's history means for a page that is about to be taken in. */
export function createPageHistory(store: Store) {
  const { meta } = store;
  const history = createHistory(store);

  /** The log is pulled from its beginning again; what is here is recognised. */
  function beginAnew(shows: string | null): Instead {
    store.integrate(() => {
      history.forget();
      const { epoch } = meta.get("cursor") ?? { epoch: 0 };
      meta.set("cursor", { epoch, feed: 0 });
      if (shows === null) return;
      history.accuse(shows);
      // Under the numbers seen so far may stand what nobody here knows.
      meta.set("startsAnew", true);
      meta.set("baseSeq", 0);
      store.seenChanged();
    });
    return { added: 0, anew: true };
  }

  return {
    hear: history.hear,
    forget(): void {
      history.forget();
      meta.set("historySigned", false);
      meta.set("histories", []);
    },
    reckon: (): boolean => history.isBehind() && store.integrate(() => history.reckon()),

    /** @param opened those of its operations that are not here as they are, read already */
    compare(page: PullReply, opened: readonly { op: Operation; operation: AcceptedOperation }[]): Compared {
      const hashes = new Map(opened.map(({ op, operation }) => [operation, op.hash]));
      const placeOf = (each: AcceptedOperation) => ({
        feed: each.feed,
        seq: each.seq,
        hash: hashes.get(each) ?? sha256(each.body),
      });
      const places = [...page.operations.map(placeOf), ...(page.hidden ?? [])];
      if (page.hidden?.length) places.sort((a, b) => a.feed - b.feed);
      const told = history.judge(page, places, page.brought?.map(placeOf));
      if (told.verdict === "other") {
        store.integrate(() => history.accuse(told.shows));
        store.tell();
        return { fits: false, instead: { otherHistory: told.message } };
      }
      if (told.verdict === "anew") return { fits: false, instead: beginAnew(told.shows) };
      const isEmpty = opened.length === 0 && places.length === 0 && page.through === meta.get("cursor")?.feed;
      if (told.verdict === "fits" && isEmpty && !history.isNews(page))
        return { fits: false, instead: NOTHING };
      return { fits: true, take: () => told.verdict === "fits" && history.take(page, told) };
    },
  };
}
