import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Run, TimedPress } from "./burst.ts";
import { GAP_MS, LATE_MS, isEndedScan, isOpenScan, nextKey } from "./burst.ts";

const SEED = { seed: 20260731, numRuns: 300 };
const SIGNS: Record<string, string> = {
  "-": "Minus",
  ".": "Period",
  "/": "Slash",
  ":": "Semicolon",
  " ": "Space",
};

function press(key: string, time: number, more: Partial<TimedPress> = {}): TimedPress {
  const code = /^[a-z]$/i.test(key)
    ? `Key${key.toUpperCase()}`
    : /^\d$/.test(key)
      ? `Digit${key}`
      : (SIGNS[key] ?? key);
  return {
    key,
    code,
    keyCode: 0,
    isComposing: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: /[A-Z:]/.test(key) && key.length === 1,
    repeat: false,
    time,
    ...more,
  };
}

/** What a stream of presses amounts to: the scans in it, and how many keys were a hand's. */
function heard(presses: readonly TimedPress[], inField = false) {
  const scans: string[] = [];
  let byHand = 0;
  let run: Run | null = null;
  const over = () => {
    if (run && isOpenScan(run, inField)) scans.push(run.text);
    else byHand += run?.keys ?? 0;
    run = null;
  };
  for (const each of presses) {
    const step = nextKey(run, each);
    if (step.is === "begins") over();
    if (step.is === "parts") byHand += (run?.keys ?? 0) + 1 - step.run.keys;
    if (step.is === "breaks") over();
    else if (step.is === "ends") {
      if (isEndedScan(step.text, inField)) scans.push(step.text);
      run = null;
    } else run = step.run;
  }
  over();
  return { scans, byHand };
}

/** Keys of a code as a scanner sends them, with Shift for capitals. */
function scannerKeys(code: string, gaps: readonly number[], end: string | null, more?: Partial<TimedPress>) {
  let time = 1000;
  let at = 0;
  const later = () => (time += gaps[at++ % gaps.length] ?? 10);
  const keys: TimedPress[] = [];
  for (const key of code) {
    if (/[A-Z:]/.test(key)) keys.push(press("Shift", later(), { code: "ShiftLeft" }));
    keys.push(press(key, later(), more));
  }
  if (end) keys.push(press(end, later()));
  return keys;
}

/** Numbers as the program gives them out, tags and serials as they are printed. */
const SHIPPED = [
  "A-K7-0003",
  "T-K7-0012",
  "H-AB3X9Q-0001",
  "R-K7-1",
  "IT-2024-0101",
  "5CD1234XYZ",
  "HQ-FIN-LT01",
];
const codes = fc.constantFrom(...SHIPPED, "6901234567892", "https://it.example/a/A-K7-0003");
const gaps = fc.array(fc.integer({ min: 0, max: GAP_MS - 1 }), { minLength: 1, maxLength: 40 });
const ends = fc.constantFrom("Enter", "Tab", null);

describe("a scanner", () => {
  test("is told from a hand at any speed it has, with Shift and without, whatever ends it", () => {
    fc.assert(
      fc.property(codes, gaps, ends, fc.boolean(), (code, speed, end, inField) => {
        expect(heard(scannerKeys(code, speed, end), inField)).toEqual({ scans: [code], byHand: 0 });
      }),
      SEED,
    );
  });

  test("several codes without a pause between them are several scans, in their order", () => {
    const series = fc.array(codes, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(series, fc.constantFrom("Enter", "Tab"), (all, end) => {
        const keys = all.flatMap((code) => scannerKeys(code, [8], end));
        const timed = keys.map((key, index) => ({ ...key, time: 1000 + index * 10 }));
        expect(heard(timed).scans).toEqual(all);
      }),
      SEED,
    );
  });

  test("is understood through an input method, which calls every key Process", () => {
    const process = { key: "Process", keyCode: 229, isComposing: true };
    expect(heard(scannerKeys("A-K7-0003", [9], "Enter", process), true).scans).toEqual(["A-K7-0003"]);
    const wide = scannerKeys("a-k7-0003", [9], "Enter").map((each) =>
      each.key.length === 1
        ? { ...each, key: String.fromCharCode(each.key.charCodeAt(0) + 0xfee0), keyCode: 229 }
        : each,
    );
    expect(heard(wide, true).scans).toEqual(["a-k7-0003"]);
  });

  test("sends control characters inside a code and at its end", () => {
    const keys = scannerKeys("0106901234567892", [5], null);
    const at = (keys.at(-1)?.time ?? 0) + 5;
    keys.push(press("]", at, { code: "BracketRight", ctrlKey: true }));
    keys.push(press("7", at + 5), press("j", at + 10, { ctrlKey: true }));
    expect(heard(keys).scans).toEqual(["01069012345678927"]);
  });

  test("reads short tags too, when they end with Enter", () => {
    expect(heard(scannerKeys("IT-1", [20], "Enter"), true).scans).toEqual(["IT-1"]);
    expect(heard(scannerKeys("E1010", [20], "Tab"), true).scans).toEqual(["E1010"]);
  });
});

test("a code of which some keys come late is still one code", () => {
  // Early, in the middle, before the end; never so many that it could be a hand. The first key alone,
  // and then a pause, is taken for a hand's.
  const late = fc.tuple(fc.nat({ max: 30 }), fc.integer({ min: GAP_MS, max: LATE_MS - 6 }));
  fc.assert(
    fc.property(
      fc.constantFrom("IT-2024-0101", "5CD1234XYZ77", "H-K7-000512"),
      late,
      fc.boolean(),
      (code, [at, gap], inField) => {
        const keys = scannerKeys(code.toLowerCase(), [5], "Enter");
        const from = 2 + (at % (keys.length - 2));
        const timed = keys.map((key, index) => (index < from ? key : { ...key, time: key.time + gap }));
        expect(heard(timed, inField)).toEqual({ scans: [code.toLowerCase()], byHand: 0 });
      },
    ),
    SEED,
  );
});

describe("a letter right before a scanner", () => {
  const process = { key: "Process", keyCode: 229, isComposing: true };
  /** Keys by hand, one by one, and a scanner's behind them. */
  const before = (typed: string, pauses: readonly number[], scanned: readonly TimedPress[], more = {}) => {
    let time = scanned[0]?.time ?? 0;
    const keys = [...typed].reverse().map((key, at) => press(key, (time -= pauses[at] ?? 60), more));
    return [...keys.reverse(), ...scanned];
  };
  const rhythms = fc.array(fc.integer({ min: 1, max: 24 }), { minLength: 1, maxLength: 40 }).chain((speed) =>
    fc.tuple(
      fc.constant(speed),
      fc.array(fc.integer({ min: Math.max(GAP_MS, 4 * Math.max(...speed)), max: LATE_MS - 1 }), {
        minLength: 4,
        maxLength: 4,
      }),
    ),
  );

  test("is a hand's, in any rhythm, with Shift and through an input method, whatever ends the scan", () => {
    const typed = fc.constantFrom("n", "j", "3", "room");
    const methods = fc.constantFrom({}, process);
    fc.assert(
      fc.property(typed, codes, rhythms, ends, methods, (letters, code, [speed, pauses], end, method) => {
        const keys = before(letters, pauses, scannerKeys(code, speed, end, method), method);
        expect(heard(keys)).toEqual({ scans: [code], byHand: letters.length });
      }),
      SEED,
    );
  });

  test("belongs to the code when it is no clearer of it than the code's own keys of each other", () => {
    for (const [speed, pause] of [
      [12, 34],
      [12, 40],
      [30, 60],
    ] as const) {
      const keys = before("i", [pause], scannerKeys("t-2024-0101", [speed], "Enter"));
      expect(heard(keys)).toEqual({ scans: ["it-2024-0101"], byHand: 0 });
    }
  });

  test("is the only one that is: once the scanner is known, what comes late is the scanner's", () => {
    const keys = scannerKeys("it-2024-0101", [6], "Enter");
    for (let late = 4; late < keys.length; late += 1) {
      const timed = keys.map((key, at) => (at < late ? key : { ...key, time: key.time + 100 }));
      expect(heard(before("n", [90], timed))).toEqual({ scans: ["it-2024-0101"], byHand: 1 });
    }
  });
});

describe("a hand", () => {
  const keys = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789-/".split(""), "Enter", "Tab");
  // Two keys may be rolled within 20 ms; the next one then takes its time.
  const pauses = fc.oneof(fc.integer({ min: 80, max: LATE_MS }), fc.integer({ min: 80, max: 400 }));
  const rhythm = fc.array(
    fc.tuple(keys, pauses, fc.option(fc.tuple(keys, fc.integer({ min: 15, max: 34 })))),
    { minLength: 1, maxLength: 60 },
  );

  test("that types as fast as it can is never a scan", () => {
    fc.assert(
      fc.property(rhythm, fc.boolean(), (pairs, inField) => {
        let time = 0;
        const presses = pairs.flatMap(([key, pause, rolled]) => {
          const all = [press(key, (time += pause))];
          if (rolled) all.push(press(rolled[0], (time += rolled[1])));
          return all;
        });
        const letters = presses.filter(({ key }) => key.length === 1).length;
        expect(heard(presses, inField)).toEqual({ scans: [], byHand: letters });
      }),
      SEED,
    );
  });

  test("that rolls four keys within a word of its own speed is no scan", () => {
    for (const inField of [true, false]) {
      let time = 0;
      const presses = [110, 90, 100, 95, 30, 30, 30, 105, 90].map((gap, at) =>
        press("description"[at] ?? "", (time += gap)),
      );
      presses.push(press("Enter", time + 100));
      expect(heard(presses, inField).scans).toEqual([]);
    }
  });

  test("that rests on a key is never a scan", () => {
    for (const every of [16, 25, 30, 33]) {
      const held = Array.from({ length: 60 }, (_, at) =>
        press("j", 500 + (at === 0 ? 0 : 400) + at * every, { repeat: at > 0 }),
      );
      expect(heard(held).scans).toEqual([]);
    }
  });

  test("words that a program types for a person stay where they were typed", () => {
    expect(heard(scannerKeys("kind regards", [2], null), true).scans).toEqual([]);
    expect(heard(scannerKeys("directory", [2], null), true).scans).toEqual([]);
  });
});
