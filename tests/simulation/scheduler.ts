import type { Random } from "./random.ts";

interface Parked {
  label: string;
  /** Releases of others that it still lets pass. */
  patience: number;
  release: () => void;
}

/**
 * Decides who goes on. Everything that would wait for a network parks here; only one parked step
 * is released at a time, and the next only when all have come to rest. So a run is the same on
 * every machine, however its threads are scheduled.
 */
export class Scheduler {
  readonly #random: Random;
  #running = 0;
  #parked: Parked[] = [];
  readonly #gone: ((label: string) => boolean)[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** Runs a task that may park; the promise is for its end, not to be awaited while it is parked. */
  async start(task: () => Promise<void>): Promise<void> {
    this.#running += 1;
    try {
      await task();
    } finally {
      this.#running -= 1;
    }
  }

  /** Waits to be released. Only within a started task. */
  async park(label: string, patience = 0): Promise<void> {
    this.#running -= 1;
    await new Promise<void>((release) => {
      if (!this.#gone.some((isGone) => isGone(label))) this.#parked.push({ label, patience, release });
    });
  }

  /** For code that is also called outside of tasks, where nothing would release it. */
  async parkIfStarted(label: string, patience = 0): Promise<void> {
    if (this.#running > 0) await this.park(label, patience);
  }

  /**
   * A parked step of somebody who is gone (a killed program) is never released, nor one that parks later:
   * what a hub was still doing for it comes back to nobody.
   */
  abandon(isGone: (label: string) => boolean): void {
    this.#gone.push(isGone);
    this.#parked = this.#parked.filter(({ label }) => !isGone(label));
  }

  get waiting(): readonly string[] {
    return this.#parked.map(({ label }) => label);
  }

  /** Comes back when every task has ended or parked. */
  async rest(): Promise<void> {
    await turnOfTheEventLoop();
    while (this.#running > 0) await turnOfTheEventLoop();
  }

  /** Lets one parked step go on, chosen at random among those that are not held back. */
  async releaseOne(): Promise<void> {
    const ready = this.#parked.filter(({ patience }) => patience <= 0);
    for (const each of this.#parked) each.patience -= 1;
    const chosen = this.#random.pick(ready.length > 0 ? ready : this.#parked);
    this.#parked = this.#parked.filter((each) => each !== chosen);
    this.#running += 1;
    chosen.release();
    await this.rest();
  }

  async releaseAll(): Promise<void> {
    while (this.#parked.length > 0) await this.releaseOne();
  }
}

function turnOfTheEventLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
