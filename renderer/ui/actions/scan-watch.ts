import { flushSync } from "react-dom";
import { useNav } from "../navigation.ts";
import type { Action } from "./actions.ts";
import type { Run, TimedPress } from "./burst.ts";
import { GAP_MS, LATE_MS, isEndedScan, isOpenScan, looksLikeCode, nextKey } from "./burst.ts";
import type { FieldState, TextField } from "./fields.ts";
import { fieldState, isSecret, putText, restoreField, scanWish } from "./fields.ts";
import { useHeld } from "./held.ts";
import { foldWidth } from "./key-text.ts";
import { offerScan, scanTaker } from "./scans.ts";
import { isComposing } from "./shortcut-rules.ts";

/** How long a letter waits for the next key of a scanner, which takes its time to get here; ms from when it was pressed. */
const WAIT_MS = GAP_MS + 3;
/** An input method that has not ended its composition by now will not. */
const COMPOSED_MS = 500;

/** As many keys in a row as this, each as quick as a scanner's, are hardly a hand's. */
const BY_HAND = 3;

/** What a letter means once it is known that a hand pressed it. */
type Held = () => void;

interface Going {
  run: Run;
  /** Fields as they were; the first is the one in which it began. */
  fields: FieldState[];
  inField: boolean;
  /** What was open when it began. */
  before: ReturnType<typeof useNav.getState>;
  /** Something was done at once that a scan must take back. */
  acted: boolean;
  /** Puts back what the first of that noted. */
  back: (() => void) | undefined;
  held: Held[];
  /** The same of what may be a scanner's own run behind keys of a hand. */
  rest: Going | null;
}

/**
 * Tells a scanner from a hand in front of everything else that listens to keys, and puts a scan
 * where it belongs: into the field that asks for it, else to whoever takes scans. What a key did
 * that turns out to be part of one is as before.
 */
export class ScanWatch {
  readonly #target: Window;
  #going: Going | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #composed: { from: FieldState; since: number } | null = null;
  readonly #own = new WeakSet<Event>();

  constructor(target: Window) {
    this.#target = target;
  }

  /** Hears a key before anyone acts on it. True: it is part of a scan, or this class's own; leave it alone. */
  press(event: KeyboardEvent): boolean {
    if (this.#own.has(event)) return true;
    const element = document.activeElement;
    if (scanTaker() === null || (element && isSecret(element))) {
      this.settle();
      return false;
    }
    const step = nextKey(this.#going?.run ?? null, timed(event));
    switch (step.is) {
      case "ends":
        return this.#end(step.text, event);
      case "breaks":
        this.settle();
        return this.#endComposition(event);
      case "begins":
        this.settle();
        this.#going = beginning(step.run);
        break;
      case "parts":
        // What a hand did before the scan stays done.
        this.#goOn(this.#going?.rest, step.run);
        break;
      case "goesOn":
        this.#goOn(this.#going, step.run);
        if (step.run.rest?.keys === 1) this.#beginRest(step.run.rest);
        break;
      case "waits":
        if (step.run === null) return false;
        this.#goOn(this.#going, step.run);
    }
    clearTimeout(this.#timer);
    const { sure } = (this.#going as Going).run;
    this.#timer = sure
      ? setTimeout(() => this.settle(), LATE_MS)
      : setTimeout(() => this.#flush(), waitFrom(event.timeStamp));
    // Control characters of a scanner are no chords.
    return step.is === "waits" && (event.ctrlKey || event.metaKey) && swallow(event);
  }

  #goOn(going: Going | null | undefined, run: Run): void {
    this.#going = going ? { ...going, run } : beginning(run);
    noteField(this.#going);
  }

  /** A key came by itself: those before it have waited as long as they would for a scanner's. */
  #beginRest(rest: Run): void {
    this.#flush();
    if (this.#going) this.#going.rest = beginning(rest);
    else this.#going = beginning(rest);
  }

  /**
   * Does what a key means, or keeps it until it is known whose key it is.
   * @param later does it if it is then still meant
   */
  act(action: Action, later: Held): void {
    const going = this.#going;
    if (!going) return action.run();
    if (action.repeats && going.held.length === 0 && going.run.streak < BY_HAND) {
      for (const part of [going, going.rest]) {
        if (part && !part.acted) part.back = action.before?.();
        if (part) part.acted = true;
      }
      return action.run();
    }
    going.held.push(later);
    if (going.held.length === 1) useHeld.setState({ act: action.id });
  }

  /** No more keys belong to what went on: it was a scan without an end, or a hand. */
  settle(): void {
    const going = this.#take();
    if (!going) return;
    if (isOpenScan(going.run, going.inField)) {
      const [first] = going.fields;
      // The text stands where it is asked for, and is looked for while it is typed.
      if (going.inField && first && scanWish(first.field)) return;
      this.#land(going, going.run.text);
      return;
    }
    // So many at once are no commands, whatever they are.
    if (!going.run.sure) doHeld(going);
  }

  /** The next key may still turn out to belong to a scan; what a hand meant has waited long enough. */
  #flush(): void {
    const going = this.#going;
    if (!going) return;
    doHeld(going);
    // The command was to go into a field: what comes now is typed there.
    if (!going.inField && fieldState(document.activeElement)) this.#take();
  }

  /** A hand goes on with the mouse, a pen or a finger: what its letter meant comes first. A scanner's run goes on. */
  pointed(): void {
    if (this.#going && this.#going.run.streak < BY_HAND) this.#flush();
  }

  compositionStart(event: CompositionEvent): void {
    const from = fieldState(document.activeElement);
    this.#composed = from && { from, since: event.timeStamp };
  }

  compositionEnd(): void {
    this.#composed = null;
  }

  #take(): Going | null {
    clearTimeout(this.#timer);
    const going = this.#going;
    this.#going = null;
    useHeld.setState({ act: null });
    return going;
  }

  #end(text: string, event: KeyboardEvent): boolean {
    const [first] = this.#going?.fields ?? [];
    const wanted = this.#going?.inField && first ? scanWish(first.field) : null;
    if (!wanted && !isEndedScan(text, this.#going?.inField === true)) {
      this.settle();
      return false;
    }
    const going = this.#take();
    if (!going) return false;
    const composing = isComposing(event);
    // What an input method has begun it also ends; afterwards the field is put right.
    if (composing) this.#afterComposition(() => this.#arrive(going, text));
    else this.#arrive(going, text);
    return swallow(event);
  }

  #arrive(going: Going, text: string): void {
    const [first] = going.fields;
    if (!going.inField || !first || !scanWish(first.field)) return this.#land(going, text);
    takeBack(going, going.fields);
    this.#give(first.field, text);
  }

  /** Nobody asked for it where it came: everything is as before, and the scan is told. */
  #land(going: Going, text: string): void {
    takeBack(going, going.fields);
    scanTaker()?.(text);
  }

  /** To the field that asked for it: as what it is, else as text. */
  #give(field: TextField, text: string): void {
    if (!offerScan(field, text)) this.#enter(field, text);
  }

  /** The code alone, and Enter, which is never the form's. */
  #enter(field: TextField, text: string): void {
    if (field.value !== text) flushSync(() => putText(field, text));
    const enter = new KeyboardEvent("keydown", {
      key: "Enter",
      code: "Enter",
      keyCode: 13,
      bubbles: true,
      cancelable: true,
    } as KeyboardEventInit);
    this.#own.add(enter);
    field.dispatchEvent(enter);
  }

  /**
   * Enter that ends a composition of which no keys were heard. In a field for codes it is one; elsewhere
   * when it came faster than by hand.
   */
  #endComposition(event: KeyboardEvent): boolean {
    const composed = this.#composed;
    if (!composed || !isComposing(event) || !["Enter", "NumpadEnter", "Tab"].includes(event.code))
      return false;
    const { from, since } = composed;
    const wish = scanWish(from.field);
    const took = event.timeStamp - since;
    this.#afterComposition(() => {
      const all = foldWidth(from.field.value).trim();
      if (wish === "codes") {
        if (/^[\x20-\x7e]+$/.test(all)) this.#enter(from.field, all);
        return;
      }
      const text = foldWidth(added(from.value, from.field.value)).trim();
      if (!looksLikeCode(text) || took >= GAP_MS * text.length || !isEndedScan(text, true)) return;
      flushSync(() => restoreField(from));
      if (wish) this.#give(from.field, text);
      else scanTaker()?.(text);
    });
    return true;
  }

  #afterComposition(then: () => void): void {
    let waiting = true;
    const over = () => {
      if (!waiting) return;
      waiting = false;
      this.#target.removeEventListener("compositionend", over, { capture: true });
      // Behind the text that the input method leaves.
      setTimeout(then, 0);
    };
    this.#target.addEventListener("compositionend", over, { capture: true });
    setTimeout(over, COMPOSED_MS);
  }
}

function timed(event: KeyboardEvent): TimedPress {
  const { key, code, keyCode, ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
  return {
    key,
    code,
    keyCode,
    isComposing: event.isComposing,
    ctrlKey,
    metaKey,
    altKey,
    shiftKey,
    repeat,
    time: event.timeStamp,
  };
}

/** A key that was pressed a while ago has waited as long. */
function waitFrom(pressed: number): number {
  return Math.min(WAIT_MS, Math.max(0, pressed + WAIT_MS - performance.now()));
}

function beginning(run: Run): Going {
  const field = fieldState(document.activeElement);
  const fields = field ? [field] : [];
  return {
    run,
    fields,
    inField: field !== null,
    before: useNav.getState(),
    acted: false,
    back: undefined,
    held: [],
    rest: null,
  };
}

/** A field that got the focus while the keys came. */
function noteField(going: Going): void {
  const element = document.activeElement;
  for (const { fields } of [going, ...(going.rest ? [going.rest] : [])]) {
    const state = fields.some(({ field }) => field === element) ? null : fieldState(element);
    if (state) fields.push(state);
  }
}

function doHeld(going: Going): void {
  const [first, ...others] = going.held;
  going.held = [];
  useHeld.setState({ act: null });
  first?.();
  // What the first one opens comes before the next is asked what it means.
  for (const other of others) setTimeout(other, 0);
}

function takeBack(going: Going, fields: readonly FieldState[]): void {
  going.back?.();
  if (going.acted && useNav.getState() !== going.before) useNav.setState(going.before, true);
  if (fields.length > 0) flushSync(() => fields.forEach(restoreField));
}

function swallow(event: KeyboardEvent): true {
  event.preventDefault();
  event.stopImmediatePropagation();
  return true;
}

/** What stands in a text that did not stand there before. */
function added(before: string, after: string): string {
  let from = 0;
  while (from < before.length && before[from] === after[from]) from += 1;
  let until = 0;
  while (until < before.length - from && before.at(-1 - until) === after.at(-1 - until)) until += 1;
  return after.slice(from, after.length - until);
}
