import { UNKEPT } from "./unkept.ts";
import type { UnkeptBoard } from "./unkept.ts";

type Data = Record<string, unknown>;

interface Effects {
  /** Whether it was kept; if not, it is tried again. */
  save: (data: Data) => Promise<boolean>;
  /** Whether it is gone; if not, it is tried again. */
  discard: () => Promise<boolean>;
}

/** A pause in typing, milliseconds. */
export const PAUSE = 400;
/** While typing goes on without one: with the time a save takes, never more than two seconds are at stake. */
export const LATEST = 1500;
/** Until a save that failed (the core is being restarted) is tried again. */
export const AGAIN = 2000;

/**
 * Saves what is typed at every pause and, without one, every {@link LATEST} ms; one save at a time. What
 * was emptied is no draft and is forgotten, as is what was sent or thrown away: after `discard` nothing
 * saved earlier can come back.
 */
export class DraftKeeper {
  readonly #effects: Effects;
  readonly #board: UnkeptBoard;
  /** What stands in the form and is not kept yet, on its way or not; its data are null for nothing. */
  #unkept: { data: Data | null } | null = null;
  #pause: ReturnType<typeof setTimeout> | null = null;
  #latest: ReturnType<typeof setTimeout> | null = null;
  /** What is not kept yet; its data are null when nothing is entered any more. */
  #next: { data: Data | null } | null = null;
  #newest = 0;
  #work: Promise<unknown> = Promise.resolve();

  constructor(effects: Effects, board: UnkeptBoard = UNKEPT) {
    this.#effects = effects;
    this.#board = board;
  }

  get unkept(): { data: Data | null } | null {
    return this.#unkept;
  }

  /** @param data what stands in the form now; null when that is nothing */
  change(data: Data | null): void {
    this.#take(data);
    this.#wait(PAUSE);
    this.#latest ??= setTimeout(() => void this.flush(), LATEST);
  }

  /** Saves what is not saved yet, at once: the form is going away. */
  flush(): Promise<unknown> {
    this.#stopWaiting();
    const next = this.#next;
    if (next === null) return this.#work;
    this.#next = null;
    const number = this.#newest;
    this.#work = this.#work.then(() => this.#carryOut(next, number));
    return this.#work;
  }

  discard(): Promise<unknown> {
    this.#take(null);
    return this.flush();
  }

  #take(data: Data | null): void {
    this.#next = { data };
    this.#unkept = this.#next;
    this.#newest += 1;
    this.#board.waits(this);
  }

  async #carryOut(next: { data: Data | null }, number: number): Promise<void> {
    const { data } = next;
    const done = await (data === null ? this.#effects.discard() : this.#effects.save(data));
    // Newer text is on its way by itself; what was thrown away stays away.
    if (number !== this.#newest) return;
    if (done) {
      this.#unkept = null;
      return this.#board.kept(this);
    }
    this.#board.fails(this);
    this.#next = next;
    this.#wait(AGAIN);
  }

  #wait(ms: number): void {
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.flush(), ms);
  }

  #stopWaiting(): void {
    for (const timer of [this.#pause, this.#latest]) if (timer !== null) clearTimeout(timer);
    this.#pause = null;
    this.#latest = null;
  }
}

/** The keepers of one core, by draft, as long as a form has them or their text is not kept. */
export class DraftKeepers {
  readonly #known = new Map<string, DraftKeeper>();

  /**
   * The keeper of a draft. Whoever leaves a form and is back before its text is kept goes on with the same
   * one: the desk does not know that text yet, and two keepers would write over each other.
   */
  of(key: string, effects: Effects): DraftKeeper {
    const known = this.#known.get(key);
    if (known?.unkept) return known;
    const made = new DraftKeeper(effects);
    this.#known.set(key, made);
    return made;
  }
}
