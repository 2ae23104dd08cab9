import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { useNav } from "../navigation.ts";
import type { Action } from "./actions.ts";
import { useHeld } from "./held.ts";
import { listenForShortcuts } from "./listen.ts";
import { takeScans, takeScansInto } from "./scans.ts";

/** Node has events and no elements: as much of a field as a scan touches, drawn the way React draws one. */
class Field extends EventTarget {
  readonly tagName = "INPUT";
  readonly type: string;
  isContentEditable = false;
  /** What whoever draws it keeps. */
  state = "";
  selectionStart = 0;
  selectionEnd = 0;
  #text = "";
  #tracked = "";
  readonly #wish: string | null;

  constructor(type = "text", wish: string | null = null) {
    super();
    this.type = type;
    this.#wish = wish;
    // React's own setter: what goes through it is React's writing and no input.
    const inner = Object.getOwnPropertyDescriptor(Field.prototype, "value") as PropertyDescriptor;
    Object.defineProperty(this, "value", {
      get: () => this.#text,
      set: (text: string) => {
        this.#tracked = text;
        inner.set?.call(this, text);
      },
    });
    this.addEventListener("input", () => {
      if (this.#text === this.#tracked) return;
      this.#tracked = this.#text;
      this.state = this.#text;
    });
  }
  get value(): string {
    return this.#text;
  }
  set value(text: string) {
    this.#text = text;
    this.selectionStart = this.selectionEnd = text.length;
  }
  getAttribute(name: string): string | null {
    if (name === "type") return this.type;
    return name === "data-scan" ? this.#wish : null;
  }
  matches(): boolean {
    return false;
  }
  setSelectionRange(start: number, end: number): void {
    this.selectionStart = start;
    this.selectionEnd = end;
  }
  /** A key's text, where the caret is. */
  write(text: string): void {
    const caret = this.selectionStart + text.length;
    const inner = Object.getOwnPropertyDescriptor(Field.prototype, "value") as PropertyDescriptor;
    inner.set?.call(
      this,
      this.#text.slice(0, this.selectionStart) + text + this.#text.slice(this.selectionEnd),
    );
    this.setSelectionRange(caret, caret);
    this.dispatchEvent(new Event("input"));
  }
  begin(text: string, caret = text.length): this {
    this.value = text;
    this.state = text;
    this.setSelectionRange(caret, caret);
    return this;
  }
}

class Key extends Event {
  key = "";
  code = "";
  keyCode = 0;
  isComposing = false;
  ctrlKey = false;
  metaKey = false;
  altKey = false;
  shiftKey = false;
  repeat = false;
  constructor(type: string, init: object = {}) {
    super(type, { bubbles: true, cancelable: true });
    const own = Object.entries(init).filter(([name]) => name !== "bubbles" && name !== "cancelable");
    Object.assign(this, Object.fromEntries(own));
  }
}

const acts: Record<string, Action> = {};
vi.mock("./actions.ts", () => ({ actionFor: (shortcut: string) => acts[shortcut] }));

let now = 0;
let target: EventTarget;
let done: string[];
let scans: string[];
let ends: (() => void)[];
let single: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  now = 1000;
  done = [];
  scans = [];
  single = true;
  target = new EventTarget();
  const page = { activeElement: null, body: {}, querySelector: () => null };
  vi.stubGlobal("document", page);
  vi.stubGlobal("HTMLElement", Field);
  vi.stubGlobal("KeyboardEvent", Key);
  for (const key of Object.keys(acts)) delete acts[key];
  for (const key of ["a", "t", "n", "h", "i", "1", "/"]) acts[key] = act(key);
  acts.k = { ...act("k"), repeats: true, run: () => move("up") };
  acts.j = { ...act("j"), repeats: true, run: () => move("down") };
  useNav.setState({ area: null, selected: {}, back: [], card: null });
  ends = [listenForShortcuts(target as Window, () => single), takeScans((code) => scans.push(code))];
});
afterEach(() => {
  ends.forEach((end) => end());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function act(id: string): Action {
  return { id, group: "", shortcuts: [id], run: () => done.push(id) };
}
function move(id: string) {
  done.push(id);
  useNav.setState({ card: { kind: "row", id } });
}
function focus(field: Field | null): void {
  Object.assign(document, { activeElement: field });
}

function key(name: string, gap: number, more: object = {}): Key {
  now += gap;
  vi.advanceTimersByTime(gap);
  const letter = /^[a-z]$/i.test(name);
  const sign = name === "-" ? "Minus" : name;
  const code = letter ? `Key${name.toUpperCase()}` : /^\d$/.test(name) ? `Digit${name}` : sign;
  const event = new Key("keydown", { key: name, code, shiftKey: /^[A-Z]$/.test(name), ...more });
  Object.defineProperty(event, "timeStamp", { value: now });
  target.dispatchEvent(event);
  const field = document.activeElement as unknown as Field | null;
  if (field && name.length === 1 && !event.defaultPrevented) field.write(name);
  return event;
}
const burst = (code: string, end: string | null, gap = 10) => [
  ...[...code].map((name, index) => key(name, index === 0 ? 500 : gap)),
  ...(end ? [key(end, gap)] : []),
];
const settle = () => vi.advanceTimersByTime(1000);

const CODES = [
  "A-K7-0003",
  "T-K7-12",
  "H-K7-0005",
  "IT-2024-0101",
  "it-100",
  "JK7-HAT-1",
  "https://it/a/A-K7-1",
];

/** A screen that keeps its row itself: K and J move it, and what they note puts it back. */
function movingRows(row: number) {
  const screen = { row };
  const moves = (id: string, by: number): Action => ({
    ...act(id),
    repeats: true,
    run: () => (screen.row += by),
    before: () => {
      const was = screen.row;
      return () => (screen.row = was);
    },
  });
  Object.assign(acts, { k: moves("k", -1), j: moves("j", 1) });
  return screen;
}

describe("with no field", () => {
  test.each(
    CODES.flatMap(
      (code) =>
        [
          [code, "Enter"],
          [code, "Tab"],
          [code, null],
        ] as const,
    ),
  )("%s ended by %s is a scan and does nothing else", (code, end) => {
    const before = useNav.getState();
    const events = burst(code, end);
    settle();
    expect(scans).toEqual([code]);
    expect(done.filter((id) => id !== "up" && id !== "down")).toEqual([]);
    expect(useNav.getState()).toBe(before);
    if (end) expect(events.at(-1)?.defaultPrevented).toBe(true);
  });

  test("a letter does what it means once no scanner's key came", () => {
    key("a", 500);
    expect(done).toEqual([]);
    settle();
    expect(done).toEqual(["a"]);
  });

  test("what a letter means is done before what the mouse does behind it", () => {
    target.addEventListener("pointerdown", () => done.push("clicked"));
    key("a", 500);
    target.dispatchEvent(new Event("pointerdown"));
    settle();
    expect(done).toEqual(["a", "clicked"]);
  });

  test("the mouse in the middle of a scan does none of its letters", () => {
    for (const [index, name] of [..."hat-it-1"].entries()) {
      key(name, index === 0 ? 500 : 10);
      if (index === 4) target.dispatchEvent(new Event("pointerdown"));
    }
    key("Enter", 10);
    settle();
    expect([scans, done]).toEqual([["hat-it-1"], []]);
  });

  test("what a letter will open may be drawn unseen while it waits, and not behind it", () => {
    let whenDone: string | null = "none";
    acts.n = { ...act("n"), run: () => (whenDone = useHeld.getState().act) };
    key("n", 500);
    expect(useHeld.getState().act).toBe("n");
    // Of two that were rolled only the first can open something.
    key("a", 30);
    expect(useHeld.getState().act).toBe("n");
    settle();
    expect([whenDone, useHeld.getState().act]).toEqual([null, null]);
    expect(done).toEqual(["a"]);
  });

  test.each(["Enter", "Tab", null])(
    "what a scan's letter would open is forgotten with the scan (%s)",
    (end) => {
      const told: (string | null)[] = [];
      ends.push(useHeld.subscribe(({ act: id }) => told.push(id)));
      burst("n7-000123", end);
      settle();
      expect(told.filter((id) => id !== null)).toEqual(["n"]);
      expect([told.at(-1), done, scans]).toEqual([null, [], ["n7-000123"]]);
    },
  );

  test("a letter waits from when it was pressed, not from when this window had the time to hear it", () => {
    for (const late of [0, 20, 200]) {
      vi.spyOn(performance, "now").mockImplementation(() => now + late);
      key("a", 500);
      const rest = Math.max(0, 38 - late);
      if (rest > 0) vi.advanceTimersByTime(rest - 1);
      expect(done).toEqual([]);
      vi.advanceTimersByTime(1);
      expect(done.splice(0)).toEqual(["a"]);
    }
    vi.restoreAllMocks();
  });

  test("moving does not wait, and is as before when it was a scanner", () => {
    key("j", 500);
    expect(done).toEqual(["down"]);
    settle();
    expect(useNav.getState().card?.id).toBe("down");
    const before = useNav.getState();
    burst("k7-000123", "Enter");
    expect(done).toEqual(["down", "up"]);
    expect(useNav.getState()).toBe(before);
  });

  test("what is kept by a screen itself is as before as well, however often the scan moved it", () => {
    const screen = movingRows(3);
    burst("kk-000123", "Enter");
    expect([screen.row, scans]).toEqual([3, ["kk-000123"]]);
    key("k", 500);
    settle();
    expect(screen.row).toBe(2);
  });

  test("two keys rolled by a hand both do what they mean, in their order", () => {
    key("a", 500);
    key("j", 30);
    expect(done).toEqual([]);
    settle();
    key("t", 500);
    key("n", 30);
    settle();
    expect(done).toEqual(["a", "down", "t", "n"]);
  });

  test("what a rolled key meant is gone when the first has opened something to type in", () => {
    acts.n = { ...act("n"), run: () => focus(new Field()) };
    key("n", 500);
    key("a", 30);
    settle();
    expect(done).toEqual([]);
  });

  test("what follows a command that leads into a field belongs to the field, however fast it comes", () => {
    const field = new Field();
    acts["/"] = { ...act("/"), run: () => focus(field) };
    key("/", 500);
    for (const [index, name] of [..."dayinji"].entries()) key(name, index === 0 ? 60 : 8);
    settle();
    expect(field.value).toBe("dayinji");
    expect(scans).toEqual([]);
  });

  test("scans that follow each other at once are all told", () => {
    burst("IT-1001", "Enter");
    for (const name of "IT-1002") key(name, 10);
    key("Enter", 10);
    expect(scans).toEqual(["IT-1001", "IT-1002"]);
    expect(done).toEqual([]);
  });

  test("switched off, letters and signs do nothing, held or not; a scan and other keys are as before", () => {
    single = false;
    acts.Enter = act("Enter");
    for (const name of ["a", "j", "/", "1", "T"]) {
      expect(key(name, 500).defaultPrevented).toBe(false);
      key(name, 500, { repeat: true });
      settle();
    }
    expect(done).toEqual([]);
    burst("k7-000123", "Enter");
    burst("A-K7-0003", null);
    settle();
    expect(scans).toEqual(["k7-000123", "A-K7-0003"]);
    key("Enter", 500);
    expect(done).toEqual(["Enter"]);
    single = true;
    key("a", 500);
    settle();
    expect(done).toEqual(["Enter", "a"]);
  });

  test("before the desk nobody takes scans, and no key waits", () => {
    ends.pop()?.();
    key("a", 500);
    expect(done).toEqual(["a"]);
  });
});

describe("in a field", () => {
  test.each(CODES.flatMap((code) => ["Enter", "Tab"].map((end) => [code, end] as const)))(
    "%s and %s leave its text and caret as they were",
    (code, end) => {
      const field = new Field().begin("三楼东区", 2);
      focus(field);
      const events = burst(code, end);
      expect(scans).toEqual([code]);
      expect([field.value, field.state, field.selectionStart]).toEqual(["三楼东区", "三楼东区", 2]);
      expect(events.at(-1)?.defaultPrevented).toBe(true);
    },
  );

  test("what a hand types stays, and its Enter is Enter", () => {
    const field = new Field().begin("");
    focus(field);
    for (const name of "room12") key(name, 60);
    expect(key("Enter", 60).defaultPrevented).toBe(false);
    settle();
    expect([field.value, scans]).toEqual(["room12", []]);
  });

  test("a password is nobody's scan", () => {
    const field = new Field("password");
    focus(field);
    const events = burst("A-K7-0003", "Enter");
    settle();
    expect([field.value, scans]).toEqual(["A-K7-0003", []]);
    expect(events.at(-1)?.defaultPrevented).toBe(false);
  });

  test.each(["takes", "codes"])("that %s scans it stands alone and is entered once", (wish) => {
    const field = new Field("text", wish).begin("zhou");
    const entered: string[] = [];
    field.addEventListener("keydown", (event) => entered.push(`${(event as Key).key} ${field.state}`));
    focus(field);
    for (const end of ["Enter", "Tab"]) {
      const events = burst("IT-100", end);
      expect(events.at(-1)?.defaultPrevented).toBe(true);
      expect([field.value, field.state]).toEqual(["IT-100", "IT-100"]);
    }
    expect([entered, scans]).toEqual([["Enter IT-100", "Enter IT-100"], []]);
  });
});

describe("in a field that asks what a code means", () => {
  const BOUND = ["IT-100", "T-K7-12"];
  let field: Field;
  let taken: string[];
  let asked: string[];
  beforeEach(() => {
    field = new Field("text", "takes").begin("zhou");
    [taken, asked] = [[], []];
    const ask = async (code: string) => {
      asked.push(code);
      await new Promise((answered) => setTimeout(answered, asked.length === 1 ? 300 : 5));
      return BOUND.includes(code.toUpperCase());
    };
    ends.push(takeScansInto(field, ask, (code, known) => known && taken.push(code) > 0));
    focus(field);
  });
  const answers = () => vi.advanceTimersByTimeAsync(1000);

  test.each([
    ["IT-100", "Enter"],
    ["IT-100", "Tab"],
    ["it-100", "Enter"],
  ])("%s ended by %s is taken as it is, and nothing is written or entered", async (code, end) => {
    const entered: string[] = [];
    field.addEventListener("keydown", (event) => entered.push((event as Key).key));
    const events = burst(code, end);
    await answers();
    expect([taken, scans, entered]).toEqual([[code], [], []]);
    expect([field.value, field.state]).toEqual(["zhou", "zhou"]);
    expect(events.at(-1)?.defaultPrevented).toBe(true);
  });

  test("scans within milliseconds are taken one after the other, and what is nothing for it goes to the tray", async () => {
    const codes = ["IT-100", "THINKPAD-X1", "]C1010695000000", "T-K7-12"];
    for (const [index, code] of codes.entries()) {
      for (const name of code) key(name, index === 0 && name === "I" ? 500 : 1);
      key("Enter", 1);
    }
    await answers();
    expect(asked).toEqual(codes);
    expect(taken).toEqual(["IT-100", "T-K7-12"]);
    expect(scans).toEqual(["THINKPAD-X1", "]C1010695000000"]);
    expect(field.value).toBe("zhou");
  });

  test("what is still asked about when the field goes is kept in the tray", async () => {
    burst("IT-100", "Enter");
    ends.pop()?.();
    await answers();
    expect([taken, scans]).toEqual([[], ["IT-100"]]);
  });

  test("a word in small letters is typed and entered", () => {
    burst("fenpai", "Enter");
    expect([field.value, asked]).toEqual(["fenpai", []]);
  });
});

describe("a letter pressed right before a scan", () => {
  /** A scan that comes so long after the key before it, with Shift as scanners send it. */
  const scanAfter = (pause: number, code: string, end: string | null, gap = 8) => {
    let next = pause;
    for (const name of code) {
      if (/[A-Z]/.test(name)) key("Shift", next, { code: "ShiftLeft" });
      key(name, /[A-Z]/.test(name) ? gap : next);
      next = gap;
    }
    if (end) key(end, gap);
  };

  test.each(
    [36, 39, 60, 110].flatMap((pause) =>
      ["Enter", "Tab", null].flatMap((end) =>
        ["IT-2024-0101", "k7-000123"].map((code) => [pause, code, end] as const),
      ),
    ),
  )("%i ms before %s ended by %s does what it means, once, and the code is whole", (pause, code, end) => {
    key("n", 500);
    scanAfter(pause, code, end);
    settle();
    expect(scans).toEqual([code]);
    expect(done.filter((id) => id !== "up" && id !== "down")).toEqual(["n"]);
  });

  test("has moved, and stays there; what the code moved is as before", () => {
    key("j", 500);
    scanAfter(70, "k7-000123", "Enter");
    expect([done, scans]).toEqual([["down", "up"], ["k7-000123"]]);
    expect(useNav.getState().card?.id).toBe("down");
  });

  test("has moved what a screen keeps itself, and only the code's moves are put back", () => {
    const screen = movingRows(3);
    key("j", 500);
    scanAfter(70, "kk-000123", "Enter");
    expect([screen.row, scans]).toEqual([4, ["kk-000123"]]);
  });

  test.each([37, 80])(
    "has opened something to type in, %i ms before: nothing of the code is left there",
    (pause) => {
      const field = new Field();
      acts.n = { ...act("n"), run: () => focus(field) };
      key("n", 500);
      scanAfter(pause, "IT-2024-0101", "Enter");
      settle();
      expect([scans, field.value, field.state]).toEqual([["IT-2024-0101"], "", ""]);
    },
  );

  test("in a field stays there, however many were typed", () => {
    for (const typed of ["3", "3lou"]) {
      const field = new Field().begin("东区");
      focus(field);
      now += 500;
      for (const name of typed) key(name, 90);
      scanAfter(90, "IT-2024-0101", "Enter");
      expect([field.value, field.state]).toEqual([`东区${typed}`, `东区${typed}`]);
    }
    expect(scans).toEqual(["IT-2024-0101", "IT-2024-0101"]);
  });

  test("in a field that asks for codes is no part of what is taken", async () => {
    const field = new Field("text", "takes");
    const taken: string[] = [];
    ends.push(
      takeScansInto(
        field,
        async (code) => code,
        (code) => taken.push(code) > 0,
      ),
    );
    focus(field);
    key("n", 500);
    scanAfter(90, "IT-2024-0101", "Enter");
    await vi.advanceTimersByTimeAsync(1000);
    expect([taken, field.value, scans]).toEqual([["IT-2024-0101"], "n", []]);
  });

  test("by a hand that rolls three keys behind it is one of the hand's", () => {
    const field = new Field();
    focus(field);
    key("a", 500);
    for (const [name, gap] of [
      ["t", 100],
      ["i", 20],
      ["o", 20],
      ["n", 100],
    ] as const)
      key(name, gap);
    expect(key("Enter", 100).defaultPrevented).toBe(false);
    settle();
    expect([field.value, scans]).toEqual(["ation", []]);
  });
});

describe("through an input method", () => {
  const composition = (type: string) => {
    const event = new Event(type);
    Object.defineProperty(event, "timeStamp", { value: now });
    target.dispatchEvent(event);
  };
  /** The keys go to the input method, which writes what it makes of them. */
  function composed(field: Field, code: string, made: string): void {
    for (const [index, name] of [...code].entries()) {
      key(name, index === 0 ? 500 : 10, { key: "Process", keyCode: 229, isComposing: index > 0 });
      if (index === 0) composition("compositionstart");
    }
    key("Enter", 10, { key: "Process", keyCode: 229, isComposing: true });
    field.begin(made);
    composition("compositionend");
    vi.advanceTimersByTime(1);
  }

  test("a field is as it was, whatever was made of the code", () => {
    const field = new Field().begin("3F");
    focus(field);
    const real = field.write.bind(field);
    field.write = () => undefined;
    composed(field, "A-K7-0003", "3F啊－K7－0003");
    field.write = real;
    expect([scans, field.value, field.state]).toEqual([["A-K7-0003"], "3F", "3F"]);
  });

  test("a letter before the scan stays, as a letter", () => {
    const field = new Field().begin("3F");
    focus(field);
    const process = { key: "Process", keyCode: 229, isComposing: true };
    key("n", 500, process);
    composition("compositionstart");
    for (const [at, name] of [..."A-K7-0003"].entries()) key(name, at === 0 ? 90 : 10, process);
    const end = key("Enter", 10, process);
    field.begin("3F年啊－K7－0003");
    composition("compositionend");
    vi.advanceTimersByTime(1);
    expect([scans, field.value, field.state]).toEqual([["A-K7-0003"], "3Fn", "3Fn"]);
    expect(end.defaultPrevented).toBe(true);
  });

  test("a field for codes gets the code and no candidate", () => {
    const field = new Field("text", "codes");
    const entered: string[] = [];
    field.addEventListener("keydown", () => entered.push(field.state));
    focus(field);
    field.write = () => undefined;
    composed(field, "IT-104", "ＩＴ－１０４");
    expect([entered, scans]).toEqual([["IT-104"], []]);
  });

  test("a field for codes takes what came without any key but the last", () => {
    const field = new Field("text", "codes");
    const entered: string[] = [];
    field.addEventListener("keydown", () => entered.push(field.value));
    focus(field);
    composition("compositionstart");
    key("Enter", 3000, { key: "Process", keyCode: 229, isComposing: true });
    field.begin("it-104");
    composition("compositionend");
    vi.advanceTimersByTime(1);
    expect(entered).toEqual(["it-104"]);
  });

  test("what a hand composes stays where it was typed", () => {
    for (const wish of [null, "takes"]) {
      const field = new Field("text", wish).begin("");
      focus(field);
      composition("compositionstart");
      key("Enter", 900, { key: "Process", keyCode: 229, isComposing: true });
      field.begin("wangfang2");
      composition("compositionend");
      settle();
      expect([field.value, scans]).toEqual(["wangfang2", []]);
    }
  });
});

test.each(["listbox", "grid"])(
  "what lies above has Enter, though a %s of the screen has the focus",
  (role) => {
    acts.Enter = { ...act("Enter"), above: true };
    const list = {
      tagName: "DIV",
      getAttribute: (name: string) => (name === "role" ? role : null),
      matches: () => true,
    };
    focus(list as unknown as Field);
    expect(key("Enter", 2000).defaultPrevented).toBe(true);
    expect(done).toEqual(["Enter"]);
  },
);
