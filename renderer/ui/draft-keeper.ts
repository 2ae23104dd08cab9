type Data = Record<string, unknown>;

interface Effects {
  /** Whether it was kept; if not, it is tried again. */
  save: (data: Data) => Promise<boolean>;
  discard: () => Promise<unknown>;
}

/** A pause in typing, milliseconds. */
export const PAUSE = 400;
/** Until a save that failed (the core is being restarted) is tried again. */
export const AGAIN = 2000;

/**
 * Saves what is typed at every pause, one save at a time, and forgets it when it was sent or
 * thrown away. After `discard` nothing saved earlier can come back.
 */
export class DraftKeeper {
  readonly #effects: Effects;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #next: Data | null = null;
  #discarded = 0;
  #work: Promise<unknown> = Promise.resolve();

  constructor(effects: Effects) {
    this.#effects = effects;
  }

  change(data: Data): void {
    this.#next = data;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE);
  }

  /** Saves what is not saved yet, at once: the form is going away. */
  flush(): Promise<unknown> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const data = this.#next;
    if (data === null) return this.#work;
    this.#next = null;
    this.#work = this.#work.then(() => this.#save(data));
    return this.#work;
  }

  async #save(data: Data): Promise<void> {
    const discarded = this.#discarded;
    if (await this.#effects.save(data)) return;
    // Newer text is on its way by itself; what was thrown away stays away.
    if (this.#next !== null || discarded !== this.#discarded) return;
    this.#next = data;
    this.#timer = setTimeout(() => void this.flush(), AGAIN);
  }

  discard(): Promise<unknown> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#next = null;
    this.#discarded += 1;
    this.#work = this.#work.then(() => this.#effects.discard());
    return this.#work;
  }
}
