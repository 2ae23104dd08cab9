import { describe, expect, test } from "vitest";
import { linuxKeyringProtects } from "../../electron/main/keys/linux-keyring.ts";
import { readFilledIn } from "../../electron/main/keys/filled-in.ts";
import { readOptions } from "../../electron/main/options.ts";
import { refusalOf, refusedSwitches } from "../../electron/main/security/switches.ts";
import { keepJson, placeWindow, readBounds } from "../../electron/main/windows/window-state.ts";
import type { AppPhase } from "../../shared/ipc/desk-channels.ts";
import { withFirstPart } from "../../electron/main/windows/first-part.ts";
import { looksKeeper, withLooks } from "../../electron/main/windows/looks.ts";
import { nextZoom } from "../../electron/main/windows/zoom.ts";
import { DEFAULT_LOOKS, ZOOM_STEPS } from "../../shared/ipc/looks.ts";
import type { Looks } from "../../shared/ipc/looks.ts";
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import os from "node:os";
import path from "node:path";

describe("command line", () => {
  const argv = ["app", "--profile=/p", "--user-data-dir=/u", "--core-node=/n", "--passphrase=x"];

  test("names places", () => {
    expect(readOptions(argv, "test")).toEqual({
      ...{ profile: "/p", userData: "/u", coreNode: "/n", passphraseFile: null },
    });
    expect(readOptions(["app", "--profile=", "--profile"], "test").profile).toBeNull();
  });

  test("a release takes its core from nowhere else", () => {
    expect(readOptions(argv, "release").coreNode).toBeNull();
  });

  test("a file whose passphrase is filled in is known to development and test builds alone", () => {
    const demo = ["app", "--passphrase-file=/demo/lead.passphrase"];
    expect(readOptions(demo, "development").passphraseFile).toBe("/demo/lead.passphrase");
    expect(readOptions(demo, "release").passphraseFile).toBeNull();
  });
});

describe("a passphrase that is filled in", () => {
  const written = (text: string, mode: number) => {
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), "deskside-")), "passphrase");
    writeFileSync(file, text, { mode });
    chmodSync(file, mode);
    return file;
  };

  test("is the first line of its file", () => {
    expect(readFilledIn(written("invented office\nmore\n", 0o600))).toBe("invented office");
    expect(readFilledIn(written("\n", 0o600))).toBeNull();
    expect(readFilledIn(written("x".repeat(2000), 0o600))).toBeNull();
    expect(readFilledIn("/nowhere/passphrase")).toBeNull();
  });

  test("is none where others may read the file", () => {
    // Windows keeps no such modes.
    const given = process.platform === "win32" ? "invented office" : null;
    for (const mode of [0o640, 0o604]) expect(readFilledIn(written("invented office\n", mode))).toBe(given);
  });
});

describe("S34: a release takes the switches that it names, and no others", () => {
  const refused = (argument: string, platform: NodeJS.Platform = "linux") =>
    refusedSwitches(["app", argument], platform);

  test.each([
    "--no-sandbox",
    "-no-sandbox",
    "--inspect",
    "--inspect=0",
    "--inspect-brk=9229",
    "--remote-debugging-port=0",
    "--remote-debugging-pipe",
    "--disable-web-security",
    "--js-flags=--expose-gc",
    "--load-extension=/x",
    "--host-rules=MAP * evil",
    "--host-resolver-rules=MAP * evil",
    "--proxy-server=http://evil",
    "--proxy-pac-url=http://evil",
    "--ignore-certificate-errors",
    "--renderer-cmd-prefix=gdb",
    "--gpu-launcher=evil",
    "--browser-subprocess-path=/evil",
    "--disable-seccomp-filter-sandbox",
    "--single-process",
    "--ssl-key-log-file=/tmp/keys",
    "--enable-features=Anything",
    "--enable-blink-features=Anything",
    "--require=/evil.js",
    "-r",
    "--core-node=/evil",
    "--passphrase-file=/evil",
    "--a-switch-of-next-year",
    "--profiles=/p",
    "--lang_x",
    "---lang",
    "--Remote-Debugging-Port=0",
    " --inspect",
    "--INSPECT",
  ])("not %s", (argument) => {
    for (const platform of ["linux", "darwin", "win32"] as const) {
      expect(refused(argument, platform), platform).toHaveLength(1);
    }
  });

  test.each(["/inspect", "/Remote-Debugging-Port=0", " /no-sandbox"])(
    "not %s, where a slash begins a switch",
    (argument) => {
      expect(refused(argument, "win32")).toHaveLength(1);
      expect(refused(argument, "linux")).toEqual([]);
    },
  );

  test.each([
    "--profile=/inspect",
    "--user-data-dir=/no-sandbox",
    "--lang=zh-CN",
    "--force-device-scale-factor=2",
    "--Force-Device-Scale-Factor=2",
    "--enable-wayland-ime",
    "--password-store=gnome-libsecret",
    "deskside://pair?x",
    "some words --inspect",
    "--",
    "-",
    "",
  ])("but %s", (argument) => expect(refused(argument)).toEqual([]));

  test("nothing hides another one, behind `--` either, and all are named", () => {
    const argv = ["/opt/--app", "--lang=en", "--inspect=0", "--", "deskside://pair?x", "--no-sandbox"];
    expect(refusedSwitches(argv, "linux")).toEqual(["inspect", "no-sandbox"]);
    expect(refusalOf(["inspect", "no-sandbox"])).toMatch(
      /^not started, nothing was opened: a release takes no --inspect, --no-sandbox; .*--profile, /,
    );
  });
});

describe("S20: a keyring that protects nothing counts as none", () => {
  test.each([
    ["gnome_libsecret", true],
    ["kwallet", true],
    ["kwallet5", true],
    ["kwallet6", true],
    ["basic_text", false],
    ["unknown", false],
    ["", false],
  ])("%s", (backend, protects) => {
    expect(linuxKeyringProtects(backend, null)).toBe(protects);
    // What the runtime says counts, whatever its seal looks like.
    expect(linuxKeyringProtects(backend, Buffer.from("v11…"))).toBe(protects);
  });

  test.each([
    ["v11…", true],
    ["v10…", false],
    ["v1", false],
    ["", false],
    [null, false],
  ])("a runtime that cannot say, and seals %s", (sealed, protects) =>
    expect(linuxKeyringProtects(null, sealed === null ? null : Buffer.from(sealed))).toBe(protects),
  );
});

describe("zoom", () => {
  test("stays between 100 and 200 % and reaches both ends", () => {
    const seen: number[] = [];
    let zoom: Looks["zoom"] = 100;
    for (let n = 0; n < 20; n++) seen.push((zoom = nextZoom(zoom, 1)));
    expect([100, ...new Set(seen)]).toEqual([...ZOOM_STEPS]);
    expect(zoom).toBe(200);
    for (let n = 0; n < 20; n++) zoom = nextZoom(zoom, -1);
    expect(zoom).toBe(100);
    expect(nextZoom(175, 0)).toBe(100);
  });
});

describe("looks", () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), "deskside-looks-")), "looks.json");
  const start = () => {
    const applied: Looks[] = [];
    return { keeper: looksKeeper(file, (now) => applied.push(now)), applied };
  };

  test("are kept between starts and applied at once, by the settings and by the menu alike", () => {
    const first = start();
    expect(first.applied).toEqual([DEFAULT_LOOKS]);
    first.keeper.change({ theme: "dark", zoom: 125 });
    first.keeper.zoom(1);
    const looks = { theme: "dark", density: "compact", zoom: 150 };
    expect(first.applied.at(-1)).toEqual(looks);
    expect(start().applied).toEqual([looks]);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(looks);
  });

  test("what the page names without a value stays", () => {
    const { keeper } = start();
    const before = keeper.now();
    keeper.change({ zoom: undefined } as unknown as Partial<Looks>);
    expect(keeper.now()).toEqual(before);
    expect(start().keeper.now()).toEqual(before);
  });

  test.each(["", "{", "[]", '{"theme":"dark"}', '{"theme":"pink","density":"compact","zoom":100}', "null"])(
    "a broken file is no looks: %s",
    (text) => {
      writeFileSync(file, text);
      expect(start().keeper.now()).toEqual(DEFAULT_LOOKS);
    },
  );

  test("stand in the page as it is served", () => {
    const page =
      '<html data-mantine-color-scheme="__SCHEME__" data-controls="__CONTROLS__"><meta name="looks" content="__LOOKS__" />';
    expect(withLooks(page, { theme: "system", density: "touch", zoom: 125 }, true, "own")).toBe(
      '<html data-mantine-color-scheme="dark" data-controls="own"><meta name="looks" content="system touch 125" />',
    );
  });
});

describe("the first part", () => {
  const link = (of: string) => `    <link rel="modulepreload" data-of="${of}" href="./assets/${of}.js">\n`;
  const page = `<html lang="__LOCALE__" data-part="__PART__">\n${["zh-CN", "en", "desk", "locked", "firstRun"].map(link).join("")}`;
  const served = (phase: AppPhase) => withFirstPart(page, phase);

  test.each([
    [{ phase: "opening", locale: "zh-CN" }, "desk"],
    [{ phase: "ready", locale: "en" }, "desk"],
    [{ phase: "locked", locale: "en", hasPassphrase: true }, "locked"],
    [{ phase: "firstRun", locale: "zh-CN", systemKeepsSecrets: true }, "firstRun"],
  ] as [AppPhase, string][])("of %j is %s, and nothing is fetched of the others", (phase, part) => {
    expect(served(phase)).toBe(
      `<html lang="${phase.locale}" data-part="${part}">\n${link(phase.locale)}${link(part)}`,
    );
  });
});

describe("window bounds", () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };
  const window = { x: 10, y: 20, width: 900, height: 700, maximized: false };
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), "deskside-bounds-")), "window.json");

  test("are remembered, and nothing else is", () => {
    keepJson(file, window);
    expect(readBounds(file)).toEqual(window);
    expect(Object.keys(JSON.parse(readFileSync(file, "utf8")) as object).sort()).toEqual([
      "height",
      "maximized",
      "width",
      "x",
      "y",
    ]);
  });

  test("of a screen that is gone come to the nearest that is there", () => {
    const right = { ...screen, x: 1920, width: 1280 };
    expect(placeWindow({ ...window, x: 2500 }, [screen, right])).toMatchObject({ x: 2300, y: 20 });
    expect(placeWindow({ ...window, x: 2000 }, [screen, right])).toMatchObject({ x: 2000, y: 20 });
    expect(placeWindow({ ...window, x: 2500 }, [screen])).toMatchObject({ x: 1020, y: 20, width: 900 });
    expect(placeWindow({ ...window, x: 9000 }, [screen, right])).toMatchObject({ x: 2300 });
    expect(placeWindow({ ...window, y: -500 }, [screen])).toMatchObject({ x: 10, y: 0 });
  });

  test("the first window stands in the middle, also of a small screen", () => {
    expect(placeWindow(null, [screen])).toMatchObject({ x: 280, y: 90, width: 1360, height: 860 });
    expect(placeWindow(null, [{ x: 0, y: 24, width: 1024, height: 676 }])).toEqual({
      ...{ x: 0, y: 24, width: 1024, height: 676 },
      ...{ minWidth: 720, minHeight: 520, maximized: false },
    });
  });

  test("whatever is remembered, the window lies on a screen; what fitted stays where it was", () => {
    const wild = fc.constantFrom(0, -1, 1, 0.4, -0.5, 99, 15_000, -15_000, 1_000_000, -1_000_000);
    const any = (min: number, max: number) =>
      fc.oneof({ weight: 2, arbitrary: fc.integer({ min, max }) }, wild);
    const area = fc.record({
      x: fc.integer({ min: -4000, max: 4000 }),
      y: fc.integer({ min: -2000, max: 2000 }),
      width: fc.integer({ min: 600, max: 4000 }),
      height: fc.integer({ min: 400, max: 2200 }),
    });
    const remembered = fc.record({
      x: any(-6000, 6000),
      y: any(-3000, 3000),
      width: any(200, 5000),
      height: any(200, 3000),
      maximized: fc.boolean(),
    });
    const holds = fc.property(
      remembered,
      fc.array(area, { minLength: 1, maxLength: 3 }),
      (saved, screens) => {
        const placed = placeWindow(saved, screens);
        const lies = (at: typeof screen, on: typeof screen): boolean =>
          at.x >= on.x &&
          at.y >= on.y &&
          at.x + at.width <= on.x + on.width &&
          at.y + at.height <= on.y + on.height;
        const seen = JSON.stringify({ saved, screens, placed });
        expect(
          screens.some((each) => lies(placed, each)),
          seen,
        ).toBe(true);
        expect(placed.width >= placed.minWidth && placed.height >= placed.minHeight, seen).toBe(true);
        expect([placed.x, placed.y, placed.width, placed.height].every(Number.isInteger), seen).toBe(true);
        const fits = screens.some((each) => lies(saved, each)) && saved.width >= 720 && saved.height >= 520;
        if (
          fits &&
          Object.values(saved).every((value) => typeof value === "boolean" || Number.isInteger(value))
        )
          expect(placed, seen).toMatchObject(saved);
      },
    );
    fc.assert(holds, { seed: 40, numRuns: 3000 });
  });

  test.each([
    "",
    "{",
    "[]",
    '{"x":1}',
    '{"x":1e99,"y":0,"width":900,"height":700,"maximized":false}',
    "null",
  ])("a broken file is no bounds: %s", (text) => {
    writeFileSync(file, text);
    expect(readBounds(file)).toBeNull();
  });

  test("a folder that cannot be written disturbs nobody", () => {
    expect(() => keepJson("/nonexistent/window.json", window)).not.toThrow();
  });
});
