import type { Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";

/** A hand's pace, ms between keys: faster would be a scanner. */
const HAND_MS = 60;

const counted: { job: string; keys: number; budget: number }[] = [];

/** A job at the keyboard: counts what commands cost and not what is said. A chord is one, a click is one. */
export class Keystrokes {
  readonly #page: Page;
  #keys = 0;

  constructor(page: Page) {
    this.#page = page;
  }
  async press(...chords: string[]): Promise<void> {
    for (const chord of chords) {
      this.#keys += 1;
      await this.#page.keyboard.press(chord);
    }
  }
  async click(what: Locator): Promise<void> {
    this.#keys += 1;
    await what.click();
  }
  /** Words that the job is about; they cost nothing. */
  async say(text: string): Promise<void> {
    await this.#page.keyboard.type(text, { delay: HAND_MS });
  }
  /** The job is done: notes what it cost and holds it to its budget. */
  done(job: string, budget: number): void {
    counted.push({ job, keys: this.#keys, budget });
    expect(this.#keys, `command keys to ${job}`).toBeLessThanOrEqual(budget);
  }
}

/** Prints what the jobs of this file cost. */
export function printKeystrokes(): void {
  console.log("\n  command keys | budget | job");
  for (const { job, keys, budget } of counted) {
    console.log(`  ${String(keys).padStart(12)} | ${String(budget).padStart(6)} | ${job}`);
  }
}
