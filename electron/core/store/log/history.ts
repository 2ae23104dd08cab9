import { epochAt, historyAfter, historyText } from "../../../../shared/log/history.ts";
import type { HistoryMark } from "../../../../shared/log/history.ts";
import type { LoggedPlace, Operation } from "../../../../shared/log/operation.ts";
import type { PullReply } from "../../../../shared/protocol/pull.ts";
import { sha256 } from "../../keys/device-key.ts";
import type { Store } from "../store.ts";
import { UNSIGNED, createHistoryMarks, loggedHash, marksFrom } from "./history-marks.ts";

/** Operations of one slice: some milliseconds. */
const SLICE = 500;
/** More things that show two histories show no more. */
const MOST_NAMED = 20;

const PAGE = "page ";
const NOT_IN_PLACE = "what comes into sight is not what was hidden";

/** What a page says of the hub's history, compared with what is known here. */
export type PageVerdict =
  /** A hub that signs nothing yet, and never did. */
  | { verdict: "unsigned" }
  /** @param marks of the page; `backTo`: known marks behind this feed were lost in a restore */
  | { verdict: "fits"; marks: HistoryMark[]; backTo: number | null }
  /** It cannot be told, or the log is another now: to be pulled from its beginning. */
  | { verdict: "anew"; shows: string | null }
  /** Not what the hub signed, or not what it had signed before. */
  | { verdict: "other"; shows: string; message: string };

/** Holds the hub to one history (ADR 28). */
export function createHistory({ db, meta, environment, identity, verifier }: Store) {
  const marks = createHistoryMarks(db, () => identity().workspace);
  const placed = db.prepare<
    [number, number, number],
    { feed: number; seq: number; type: string; body: string }
  >(
    `SELECT feed, seq, type, body FROM operation WHERE feed > ? AND feed <= ? AND seq IS NOT NULL
      ORDER BY feed LIMIT ?`,
  );

  const cursor = () => meta.get("cursor") ?? { epoch: 0, feed: 0 };
  const known = () => marks.head()?.feed ?? 0;

  /** What a wrong page shows, and in what words. */
  function other(page: PullReply, message: string): PageVerdict {
    return { verdict: "other", shows: `${PAGE}${page.epoch}:${page.through}`, message };
  }

  /** Notes for good that the hub has shown two histories, or something that it did not sign. */
  function accuse(shows: string): void {
    const named = meta.get("histories") ?? [];
    // A hub that goes on with another history does so with every page.
    const isTold = (other: string) => other === shows || (shows.startsWith(PAGE) && other.startsWith(PAGE));
    if (named.some(isTold) || named.length >= MOST_NAMED) return;
    environment.log.error("the hub has more than one history", { shows });
    meta.set("histories", [...named, shows]);
  }

  /**
   * Whether operations that come into sight, with their old places, are those that were hidden there.
   *
   * @param end up to here what is known counts, behind it what the page itself brings
   */
  function areInPlace(brought: readonly LoggedPlace[], end: number, page: readonly HistoryMark[]): boolean {
    const at = (feed: number) =>
      (feed > end && page.findLast((mark) => mark.feed <= feed)?.hash) || marks.at(Math.min(feed, end));
    return brought.every((place) => {
      const before = at(place.feed - 1);
      return before !== null && historyAfter(before, place, sha256) === at(place.feed);
    });
  }

  return {
    accuse,

    /** Whether this store holds more of the log than it has marks of. */
    isBehind: (): boolean => known() < cursor().feed && meta.get("binding") !== undefined,

    /**
     * Reckons a slice of what this store holds and has no marks of: an older program pulled it, or the
     * store was recovered. Inside a transaction; true while there is more.
     */
    reckon(): boolean {
      const { feed: end } = cursor();
      const from = known();
      const rows = placed.all(from, end, SLICE);
      const reached = rows.length < SLICE ? end : (rows.at(-1)?.feed ?? end);
      const reckoned = marksFrom(
        marks.at(from) ?? marks.start(),
        rows.map((row) => ({ feed: row.feed, seq: row.seq, hash: loggedHash(row) })),
      );
      const hash = reckoned.at(-1)?.hash ?? marks.at(from) ?? marks.start();
      marks.add({ feed: reached, epoch: UNSIGNED, hash }, reckoned);
      return reached < end;
    },

    /**
     * @param places of its operations, shown and hidden, in feed order
     * @param brought those of operations that come into sight
     */
    judge(
      page: PullReply,
      places: readonly LoggedPlace[],
      brought: readonly LoggedPlace[] = [],
    ): PageVerdict {
      const { history, epoch, through } = page;
      const { feed: after } = cursor();
      if (!history) {
        return meta.get("historySigned")
          ? other(page, "the hub signs its history no longer")
          : { verdict: "unsigned" };
      }
      const { base, hash, sig } = history;
      const signed = historyText(identity().workspace, epoch, { feed: through, hash });
      if (!verifier.verify(meta.get("binding")?.hubKey ?? "", signed, sig)) {
        return other(page, "the hub's signature over its history is wrong");
      }
      const reckoned = marksFrom(base, places);
      if ((reckoned.at(-1)?.hash ?? base) !== hash) {
        return other(page, "these operations are not what the hub signed");
      }
      const head = marks.head();
      if (head && head.epoch !== UNSIGNED && head.epoch !== epoch) {
        const backTo = marks.find(base, after);
        if (backTo === null) return { verdict: "anew", shows: `epoch ${epoch}` };
        if (!areInPlace(brought, backTo, reckoned)) return other(page, NOT_IN_PLACE);
        return { verdict: "fits", marks: reckoned, backTo };
      }
      const common = Math.min(head?.feed ?? 0, through);
      const here = reckoned.findLast((mark) => mark.feed <= common)?.hash ?? base;
      const there = common === head?.feed ? head.hash : marks.at(common);
      if (there === here) {
        if (!areInPlace(brought, head?.feed ?? 0, reckoned)) return other(page, NOT_IN_PLACE);
        return { verdict: "fits", marks: reckoned, backTo: null };
      }
      // What was reckoned here alone proves nothing: an older program was not told of everything.
      const isProof = head ? head.epoch !== UNSIGNED : after === 0;
      if (!isProof) return { verdict: "anew", shows: null };
      return other(page, "the hub has signed another history before");
    },

    /** Takes note of a page that fits. Inside the transaction that takes it in. */
    take(page: PullReply, fits: PageVerdict & { verdict: "fits" }): void {
      const { history, epoch, through } = page;
      if (!history) return;
      if (fits.backTo !== null) marks.cut(fits.backTo);
      if (through >= known()) marks.add({ feed: through, epoch, hash: history.hash }, fits.marks);
      if (!meta.get("historySigned")) meta.set("historySigned", true);
    },

    /** Whether a page that fits would change what is noted here. */
    isNews(page: PullReply): boolean {
      const head = marks.head();
      return head?.feed !== page.through || head.epoch !== page.epoch || !meta.get("historySigned");
    },

    /** Forgets the history: it begins anew, with a page from the beginning. Inside a transaction. */
    forget(): void {
      marks.cut(0);
    },

    /**
     * Hears an operation as a witness; its signature has just been found good. Only what was seen in the
     * epoch in which it was accepted counts: a restore may have lost the rest.
     */
    hear({ id, seen }: Pick<Operation, "id" | "seen">, feed: number): void {
      if (!seen || (marks.head()?.epoch ?? UNSIGNED) === UNSIGNED) return;
      const gaps = meta.get("gaps") ?? [];
      if (epochAt(feed, gaps) !== seen.epoch || gaps.some(({ from, to }) => from <= feed && feed <= to))
        return;
      const hash = marks.at(seen.feed);
      if (hash !== null && hash !== seen.hash) accuse(id);
    },
  };
}
