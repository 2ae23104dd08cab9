import type { EpochRow, Standing, StoredOperation } from "../../store/hub-store.ts";
import type { Report } from "./report.ts";

/** seq and feed: every number up to the head once, but for the recorded gaps of restores (I2). */
export class Numbers {
  readonly #seqs = new Set<number>();
  readonly #feeds = new Set<number>();
  #doubled = 0;

  add({ seq, feed }: StoredOperation): void {
    if (this.#seqs.has(seq) || this.#feeds.has(feed)) this.#doubled += 1;
    this.#seqs.add(seq);
    this.#feeds.add(feed);
  }

  check(standing: Standing, epochs: readonly EpochRow[], report: Report): void {
    if (this.#doubled > 0) report("numbers", `${this.#doubled} numbers were given out twice`);
    const gaps = epochs.flatMap(({ gapFrom: from, gapTo: to }) =>
      from === null || to === null ? [] : [{ from, to }],
    );
    const heads = [
      { name: "seq", numbers: this.#seqs, head: standing.seq },
      { name: "feed", numbers: this.#feeds, head: standing.feed },
    ];
    for (const { name, numbers, head } of heads) {
      const outside = [...numbers].filter((n) => !gaps.some(({ from, to }) => n >= from && n <= to));
      const beyond = outside.filter((n) => n > head);
      if (beyond.length > 0) report("numbers", `${beyond.length} ${name} lie beyond the head ${head}`);
      const expected = numbersOutside(gaps, head);
      if (outside.length !== expected) {
        report("numbers", `${outside.length} ${name} outside lost ranges, expected ${expected}`);
      }
    }
    // A lost range begins at the lower of seq and feed, so it may begin with feeds the backup held;
    // behind those nothing was ever given out.
    for (const { from, to } of gaps) {
      const held = [...this.#feeds].filter((feed) => feed >= from && feed <= to);
      if (held.some((feed) => feed >= from + held.length)) {
        report("numbers", `a feed lies in the lost range ${from} to ${to}`);
      }
    }
  }
}

/** How many numbers from 1 to the head lie in no gap. Gaps are in order and do not overlap. */
function numbersOutside(gaps: readonly { from: number; to: number }[], head: number): number {
  const lost = gaps.map(({ from, to }) => Math.max(0, Math.min(to, head) - from + 1));
  return head - lost.reduce((sum, each) => sum + each, 0);
}
