import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { deskPhase } from "../../electron/main/desk-phase.ts";
import { failure } from "../../electron/main/failure.ts";
import { endHalfRestore } from "../../electron/main/restoring/put-back.ts";
import { restoreAsked } from "../../electron/main/restoring/restore-asked.ts";
import { createRestoring } from "../../electron/main/restoring/restoring.ts";
import type { AppPhase } from "../../shared/ipc/desk-channels.ts";

let home: string;
let profile: string;

/** A folder with a word in it. */
function lay(at: string, word: string): void {
  mkdirSync(at, { recursive: true });
  writeFileSync(path.join(at, "profile.json"), word);
}
const word = (at = profile) => readFileSync(path.join(at, "profile.json"), "utf8");
const names = () => readdirSync(home).sort();

beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), "deskside-restoring-"));
  profile = path.join(home, "profile");
});

describe("a restore that the power cut short between its two renames", () => {
  test("is ended when the application begins: what was there last stands there again", () => {
    lay(`${profile}.aside-900`, "long ago");
    lay(`${profile}.aside-of-mine`, "a person's own copy");
    lay(`${profile}.aside-1700`, "mine");
    lay(`${profile}.restoring`, "the backup");
    endHalfRestore(profile);
    expect(word()).toBe("mine");
    expect(names()).toEqual(["profile", "profile.aside-900", "profile.aside-of-mine"]);
  });

  test.each([
    ["a profile is there", ["profile", "profile.aside-900", "profile.restoring"]],
    ["nobody was restoring", ["profile.aside-900"]],
    ["there was nothing to move aside", ["profile.restoring"]],
    ["nothing is there at all", []],
  ])("nothing is moved where %s", (_, there) => {
    for (const name of there) lay(path.join(home, name), name);
    endHalfRestore(profile);
    expect(names()).toEqual(there);
  });

  test("the first run is not offered over it", () => {
    const phases: AppPhase[] = [];
    const keys = { salt: "c2FsdHNhbHQ=", wrapped: "d3JhcHBlZA==", memoryKiB: 8, passes: 1, lanes: 1 };
    const file = {
      format: 1,
      locale: "en",
      keys: { system: null, passphrase: keys, recovery: { wrapped: "r" } },
    };
    lay(`${profile}.aside-1700`, JSON.stringify(file));
    lay(`${profile}.restoring`, "the backup");
    const desk = deskPhase({
      profile,
      keys: { keepsSecrets: () => false, wrap: () => null, unwrap: () => null },
      fork: () => ({
        pid: () => 1,
        send: () => undefined,
        onMessage: () => undefined,
        onExit: () => undefined,
        kill: () => undefined,
      }),
      now: () => 0,
      later: () => undefined,
      onPhase: (phase) => void phases.push(phase),
      onEvent: () => undefined,
    });
    desk.begin();
    expect(desk.phase()).toEqual({ phase: "locked", locale: "en", hasPassphrase: true });
    expect(phases.map(({ phase }) => phase)).not.toContain("firstRun");
  });
});

describe("a core that dies while it restores", () => {
  const secret = { by: "passphrase", passphrase: "old" } as const;
  const died = failure("coreStopped", "the core stopped before it answered");

  /** @param until what the core had done to the disk when it died */
  async function restore(until: () => void) {
    const back: string[] = [];
    const restoring = createRestoring<string>({
      profile,
      systemKeepsSecrets: () => false,
      here: () => "ready",
      close: () => null,
      order: () => null,
      restored: () => undefined,
      back: (before, told) => {
        back.push(before);
        told();
      },
    });
    const asked = restoring.ask({ file: "/media/backup.db", secret });
    until();
    restoring.ended(died);
    return { outcome: await asked, back };
  }
  const half = () => renameSync(profile, `${profile}.aside-1700`);
  const whole = () => {
    half();
    renameSync(`${profile}.restoring`, profile);
  };

  test.each([
    ["before it moved anything", () => undefined],
    ["between the two renames", half],
    ["with the backup in place", whole],
  ])("%s: what was there is there, and that is what is said", async (_, until) => {
    lay(profile, "mine");
    lay(`${profile}.restoring`, "the backup");
    const { outcome, back } = await restore(until);
    expect(outcome).toEqual(died);
    expect(back).toEqual(["ready"]);
    expect(word()).toBe("mine");
    // Nor is a copy left behind, from which a later start would take it that a restore was cut short.
    expect(names()).toEqual(["profile"]);
  });

  test("where nothing was before, nothing is after", async () => {
    const { outcome } = await restore(() => lay(profile, "the backup"));
    expect(outcome).toEqual(died);
    expect(names()).toEqual([]);
  });

  test("where it cannot be put back, nobody says that nothing was changed", async () => {
    lay(profile, "mine");
    lay(`${profile}.restoring`, "the backup");
    const { outcome } = await restore(() => {
      whole();
      renameSync(`${profile}.aside-1700`, path.join(home, "moved-by-somebody"));
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: "file", details: { status: "halfway" } } });
  });
});

describe("before a backup takes the place of what is there", () => {
  const asked = { file: "/media/backup.db" };
  const done = { ok: true, value: { operations: 1, aside: null } } as const;
  const restore = (unkept: number | null, isOpen = true, isChosen = true) => {
    let restored = 0;
    const outcome = restoreAsked(
      asked,
      { isChosen: () => isChosen, isOpen: () => isOpen, keep: () => Promise.resolve(unkept) },
      () => {
        restored += 1;
        return Promise.resolve(done);
      },
    );
    return outcome.then((told) => ({ told, restored }));
  };

  test.each([[2], [null]])(
    "what is typed is kept; where %s forms could not be, nothing is restored",
    async (unkept) => {
      const { told, restored } = await restore(unkept);
      expect(told).toMatchObject({ error: { code: "notAllowed", details: { status: "unkept", unkept } } });
      expect(restored).toBe(0);
      expect(await restore(0)).toEqual({ told: done, restored: 1 });
    },
  );

  test("where no profile is open there is nothing to keep it in, and restoring is the way out", async () => {
    expect(await restore(2, false)).toEqual({ told: done, restored: 1 });
  });

  test("only a file that was chosen for it", async () => {
    expect(await restore(0, true, false)).toMatchObject({
      told: { error: { code: "forbidden" } },
      restored: 0,
    });
  });
});
