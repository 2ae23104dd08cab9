import { describe, expect, test } from "vitest";
import type { GivenAnswer } from "./answer.ts";
import { answeredBy } from "./answer.ts";
import { shippedChecklists } from "./catalogue.ts";
import type { Checklist } from "./checklist-form.ts";
import { play, walk } from "./play.ts";

type Given = Readonly<Record<string, GivenAnswer>>;
const read = (readings: Record<string, number | string | boolean>) => ({ readings });

function shipped(key: string): Checklist {
  const found = shippedChecklists().get(key);
  if (!found) throw new Error(`no checklist ${key} ships`);
  return found;
}

function endOf(checklist: Checklist, given: Given): string | undefined {
  const answers = checklist.steps.flatMap((step) => {
    const said = given[step.key];
    const answer = said === undefined ? null : answeredBy(step, said);
    return answer ? [[step.key, answer] as const] : [];
  });
  return walk(checklist, new Map(answers)).conclusion?.key;
}

/** What happens at a desk, told as answers, and where it must end. */
const CASES: Readonly<Record<string, readonly (readonly [told: string, given: Given, end: string])[]>> = {
  noPower: [
    [
      "a laptop whose adapter died",
      { safe: true, press: "dead", mains: true, shape: "laptop", voltage: -100 },
      "adapter",
    ],
    ["a laptop that drank tea", { safe: false }, "burnt"],
    [
      "a desktop with a shorted card",
      { safe: true, press: "stops", mains: true, shape: "desktop", supply: "runs", minimal: "starts" },
      "part",
    ],
    [
      "a laptop that had locked up",
      {
        safe: true,
        press: "dead",
        mains: true,
        shape: "laptop",
        swap: "lamp",
        drain: true,
        check: read({ present: true, wear: 12 }),
      },
      "recovered",
    ],
  ],
  noDisplay: [
    ["projection went to a screen that is gone", { alive: "lives", mode: true }, "modeSet"],
    [
      "a desktop whose memory came loose",
      {
        alive: "lamps",
        answers: "notApplicable",
        shape: "external",
        osd: "menu",
        input: true,
        crossed: "neither",
        memory: "all",
        amount: read({ total: 15.8 }),
      },
      "reseated",
    ],
    ["a laptop without backlight", { alive: "lives", mode: false, shape: "own", torch: "faint" }, "panel"],
    [
      "it answers to ping, and another cable helps",
      {
        alive: "lamps",
        answers: read({ received: 4 }),
        mode: false,
        shape: "external",
        osd: "menu",
        input: true,
        crossed: "cable",
      },
      "cableBad",
    ],
  ],
  overheating: [
    [
      "dust",
      {
        sound: "rush",
        air: true,
        load: read({ load: 6 }),
        idle: read({ cpu: 74, fan: 4200 }),
        clean: true,
        full: 86,
      },
      "cleaned",
    ],
    ["a miner", { sound: "rush", air: true, load: read({ load: 97 }), process: "unknown" }, "malware"],
    [
      "a fan that stands still",
      { sound: "none", air: true, load: read({ load: 4 }), idle: read({ cpu: 91, fan: 0 }) },
      "fanBad",
    ],
  ],
  slowComputer: [
    [
      "never really restarted",
      { what: "all", system: read({ uptime: 911, rebootPending: true }), restart: true },
      "restarted",
    ],
    [
      "a hard disk",
      {
        what: "start",
        system: read({ uptime: 20, rebootPending: false }),
        disks: read({ health: "passed", pending: 0, freeShare: 41 }),
        kind: "hdd",
      },
      "toSsd",
    ],
    [
      "two antivirus products",
      {
        what: "all",
        system: read({ uptime: 20 }),
        disks: read({ health: "passed", freeShare: 41 }),
        kind: "ssd",
        memory: read({ usedShare: 60, total: 15.8 }),
        load: read({ load: 35, topShare: 12 }),
        guard: { outcome: "abnormal", readings: { enabled: true, signatureAge: 0 } },
      },
      "guards",
    ],
  ],
  blueScreen: [
    [
      "a VPN driver",
      { code: "DRIVER_IRQL_NOT_LESS_OR_EQUAL", changed: "update", starts: "yes", dump: "driver" },
      "driver",
    ],
    [
      "an update that keeps it from starting",
      { code: "INACCESSIBLE_BOOT_DEVICE", changed: "update", starts: "no", key: true, winre: "up" },
      "undone",
    ],
    [
      "memory",
      {
        code: "MEMORY_MANAGEMENT",
        changed: "part",
        bare: "same",
        starts: "yes",
        dump: "mixed",
        disks: read({ health: "passed", pending: 0 }),
        memtest: "errors",
      },
      "memoryBad",
    ],
  ],
  diskFailing: [
    ["clicks and holds the only copy", { sign: "click", need: "wanted" }, "lab"],
    [
      "pending sectors, copied and replaced",
      {
        sign: "errors",
        seat: false,
        smart: read({ health: "passed", pending: 24, reallocated: 3 }),
        need: "wanted",
        key: read({ encrypted: true }),
        copy: "all",
        replaced: true,
        fresh: read({ health: "passed", hours: 2, reallocated: 0 }),
      },
      "done",
    ],
    [
      "a new disk that is not new",
      {
        sign: "warning",
        seat: false,
        smart: read({ health: "failing" }),
        need: "safe",
        replaced: true,
        fresh: read({ health: "passed", hours: 9120 }),
      },
      "refurbished",
    ],
  ],
  battery: [
    ["swollen", { swollen: false }, "swollenOut"],
    ["stops at 80 %", { swollen: true, trouble: "stuck", limit: true }, "limited"],
    [
      "worn after three years",
      { swollen: true, trouble: "short", state: read({ present: true, wear: 52, cycles: 940 }) },
      "worn",
    ],
    [
      "a phone charger",
      { swollen: true, trouble: "none", state: read({ present: true, wear: 9, cycles: 80 }), adapter: 20 },
      "weak",
    ],
  ],
  docking: [
    ["a port that carries no video", { trouble: "picture", port: "data" }, "unsupported"],
    [
      "two 4K screens",
      {
        trouble: "flicker",
        port: "full",
        reset: "same",
        power: read({ charging: true }),
        direct: true,
        cable: "same",
        load: "lower",
      },
      "tooMuch",
    ],
    ["a dead network port", { trouble: "net", net: read({ up: false }) }, "dockBad"],
  ],
  laptopIntake: [
    [
      "as ordered",
      {
        box: "normal",
        order: true,
        identity: "normal",
        memory: read({ total: 15.7 }),
        disks: read({ health: "passed", hours: 3, wear: 0, reallocated: 0 }),
        battery: read({ wear: 0, cycles: 1 }),
        screen: "clean",
        parts: true,
        system: read({ activated: true }),
        warranty: "right",
        label: "normal",
      },
      "accepted",
    ],
    [
      "a disk of a thousand hours",
      {
        box: "normal",
        order: true,
        identity: "normal",
        memory: read({ total: 15.7 }),
        disks: read({ health: "passed", hours: 1040, wear: 3 }),
      },
      "used",
    ],
    ["a seal stuck twice", { box: "abnormal" }, "refused"],
  ],
  newComputer: [
    [
      "ready for a new colleague",
      {
        firmware: true,
        identity: "normal",
        system: read({ activated: true, pendingUpdates: 0, rebootPending: false }),
        patched: "current",
        encryption: read({ encrypted: true }),
        key: true,
        antivirus: read({ enabled: true, firewall: true, signatureAge: 0 }),
        software: true,
        move: "none",
        network: read({ broken: "" }),
        handover: "normal",
      },
      "ready",
    ],
    [
      "the key is in no directory",
      {
        firmware: true,
        identity: "normal",
        system: read({ activated: true, pendingUpdates: 0, rebootPending: false }),
        patched: "current",
        encryption: read({ encrypted: true }),
        key: false,
      },
      "notEncrypted",
    ],
    [
      "no key management server",
      { firmware: true, identity: "normal", system: read({ activated: false }) },
      "notActivated",
    ],
  ],
  printerOffline: [
    [
      "another SNMP community",
      {
        who: "one",
        panel: "ready",
        type: "net",
        address: "same",
        ping: read({ loss: 0 }),
        raw: read({ open: true }),
        ipp: read({ state: "idle", accepting: true }),
        flags: true,
      },
      "flagsOff",
    ],
    ["DHCP gave it another address", { who: "all", panel: "ready", type: "net", address: "moved" }, "moved"],
    [
      "a hung network card",
      {
        who: "all",
        panel: "ready",
        type: "net",
        address: "same",
        ping: read({ loss: 0 }),
        raw: read({ open: false }),
        restart: true,
      },
      "restarted",
    ],
  ],
  printQuality: [
    ["damp paper", { what: "jam", clear: "tray", paper: "good" }, "stock"],
    [
      "spots at the drum's distance",
      {
        what: "marks",
        supply: read({ supply: 40 }),
        page: "same",
        shape: "spots",
        distance: 75,
        roller: "drum",
      },
      "toner",
    ],
    [
      "the wrong driver",
      { what: "garbled", supply: "notApplicable", page: "clean", driver: true },
      "driverSet",
    ],
  ],
  copierScanner: [
    ["a speck on the strip", { what: "image", where: "feeder", strip: true }, "cleaned"],
    [
      "the scan account expired",
      {
        what: "folder",
        panel: "#801",
        clock: 1,
        port: read({ open: true }),
        share: read({ reachable: true, signedIn: false }),
      },
      "password",
    ],
    ["ten years old, SMB1 only", { ...scanReachesShare(), dialect: "old" }, "legacy"],
  ],
  switchPort: [
    [
      "a loop",
      { where: "SW3-1 Gi1/0/27", scope: read({ uptime: 900 }), port: read({ enabled: false }), why: "loop" },
      "loop",
    ],
    [
      "a broken wire in the wall",
      {
        where: "SW3-1 Gi1/0/27",
        scope: read({ uptime: 900 }),
        port: read({ enabled: true, up: true, speed: 100 }),
        direct: read({ up: true, speed: 1000 }),
        cord: "same",
        tester: "open",
      },
      "cableBad",
    ],
    [
      "another department's network",
      {
        where: "SW3-1 Gi1/0/27",
        scope: read({ uptime: 900 }),
        port: read({ enabled: true, up: true, speed: 1000 }),
        errors: 0,
        vlan: "abnormal",
      },
      "wrongVlan",
    ],
  ],
  accessPoint: [
    [
      "a switch without power to spare",
      { scope: "area", lamp: "booting", port: read({ enabled: true, up: false }), feed: 6 },
      "power",
    ],
    [
      "a neighbour on the same channel",
      {
        scope: "area",
        lamp: "normal",
        port: read({ enabled: true, up: true, speed: 1000, poePower: 11 }),
        reach: read({ loss: 0, average: 2 }),
        uptime: read({ uptime: 400 }),
        controller: "online",
        signal: read({ signal: -45 }),
        clients: 22,
        air: "same",
      },
      "channels",
    ],
    ["one phone", { scope: "one" }, "person"],
  ],
  meetingRoom: [
    ["five minutes left", { left: 5 }, "spare"],
    ["microphone of the laptop chosen", { left: 30, what: "heard", route: true }, "setRight"],
    [
      "the room loses packets",
      { left: 60, what: "call", net: read({ loss: 6, average: 40, jitter: 12 }) },
      "weak",
    ],
  ],
  computerReturn: [
    [
      "wiped, checked, good",
      { ...readyToWipe(), method: "sanitize", wipe: true, verify: true, body: "good" },
      "ready",
    ],
    ["only formatted", { ...readyToWipe(), method: "formatted" }, "notWiped"],
    ["legal wants to keep it", { may: "hold" }, "sealed"],
  ],
  leavingStaff: [
    ["by the book", leaver({}), "closed"],
    ["the root password is still known", leaver({ secrets: "open" }), "secretsOpen"],
    ["told in the corridor", { notice: false }, "noNotice"],
  ],
  accountReview: [
    ["a quarter in which nothing was forgotten", reviewed({}), "clean"],
    [
      "two leavers whose old phones fetched mail",
      reviewed({ leavers: 2, used: "phone", disable: "done" }),
      "corrected",
    ],
    ["somebody signed in as a leaver", { ...listed(), leavers: 1, used: "yes" }, "misuse"],
    [
      "a department that wants to keep an account",
      { ...listed(), leavers: 1, used: "no", disable: "kept" },
      "stillOpen",
    ],
    [
      "a vendor's account that nobody knows",
      { ...listed(), leavers: 0, orphans: 3, claim: false },
      "stillOpen",
    ],
    ["rights that were lent and are back", reviewed({ admins: "extra", strip: true }), "corrected"],
    ["a table of last year", { list: "old" }, "noList"],
    ["the administrators were not looked at", reviewed({ admins: "notDone" }), "unfinished"],
    ["an owner on leave", reviewed({ signed: "notDone" }), "unfinished"],
    ["a second factor that one has put off", reviewed({ idle: 4, second: "some" }), "oneFactor"],
  ],
};

function listed(): Given {
  return { list: "today", clock: read({ offset: 0.2 }) };
}

function reviewed(more: Given): Given {
  return {
    ...listed(),
    leavers: 0,
    orphans: 0,
    admins: "same",
    idle: 0,
    second: "all",
    signed: "normal",
    ...more,
  };
}

function scanReachesShare(): Given {
  const share = read({ reachable: true, signedIn: true, listed: true, free: 300 });
  return { what: "folder", panel: "#801", clock: 1, port: read({ open: true }), share };
}

function readyToWipe(): Given {
  const measured = { health: read({ health: "passed", pending: 0 }), encrypted: read({ encrypted: true }) };
  return { identity: "normal", may: "free", moved: true, consent: "normal", unbind: "done", ...measured };
}

function leaver(more: Given): Given {
  const shut = {
    notice: true,
    speed: "planned",
    prepare: true,
    disable: true,
    sessions: true,
    business: true,
  };
  const back = { secrets: "changed", phone: "wiped", files: "done", things: "back", computer: "normal" };
  return { ...shut, ...back, signed: "normal", ...more };
}

describe.each(Object.entries(CASES))("%s", (key, cases) => {
  const checklist = shipped(key);

  test.each(cases)("%s", (_, given, end) => {
    expect(endOf(checklist, given)).toBe(end);
    const { verdict, nextAction, missing, unfit, path } = play(checklist, given);
    const conclusion = checklist.conclusions.find((each) => each.key === end);
    expect({ verdict, nextAction }).toEqual({ verdict: conclusion?.verdict, nextAction: conclusion?.next });
    expect({ missing, unfit }).toEqual({ missing: [], unfit: [] });
    // What is told was asked: no answer stands beside the way.
    expect(Object.keys(given).filter((step) => !path.includes(step))).toEqual([]);
  });

  test("claims nothing solved or replaced where nothing was done", () => {
    const undone = Object.fromEntries(
      checklist.steps.map((step) => [step.key, { outcome: "notDone" as const }]),
    );
    const { nextAction } = play(checklist, undone);
    expect(["escalate", "sendToRepair"]).toContain(nextAction);
  });
});
