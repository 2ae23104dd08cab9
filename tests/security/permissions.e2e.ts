import { expect, test } from "@playwright/test";
import { launchShell } from "./shell.ts";
import type { RunningShell } from "./shell.ts";

let shell: RunningShell;
test.beforeAll(async () => {
  shell = await launchShell("permissions");
});
test.afterAll(() => shell.close());

/** What a page gets when it asks; a rejection counts as its name. */
const ask = (expression: string): Promise<unknown> =>
  shell.page.evaluate(`(async () => {
    try {
      const timeout = new Promise((resolve) => setTimeout(() => resolve("no answer"), 3000));
      return await Promise.race([Promise.resolve(${expression}).then((value) => "granted " + value), timeout]);
    } catch (error) {
      return "refused " + error.name;
    }
  })()`);

const requests: [string, string][] = [
  ["camera", "navigator.mediaDevices.getUserMedia({ video: true })"],
  ["microphone", "navigator.mediaDevices.getUserMedia({ audio: true })"],
  ["screen", "navigator.mediaDevices.getDisplayMedia({ video: true })"],
  [
    "position",
    "new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, (error) => no(new DOMException('', 'Position' + error.code))))",
  ],
  ["clipboard reading", "navigator.clipboard.readText()"],
  ["MIDI", "navigator.requestMIDIAccess({ sysex: true })"],
  ["serial port", "navigator.serial.requestPort()"],
  ["USB", "navigator.usb.requestDevice({ filters: [] })"],
  [
    "HID",
    "navigator.hid.requestDevice({ filters: [] }).then((list) => { if (list.length === 0) throw new DOMException('', 'NoDevice'); })",
  ],
  ["Bluetooth", "navigator.bluetooth.requestDevice({ acceptAllDevices: true })"],
  [
    "idle detection",
    "IdleDetector.requestPermission().then((state) => { if (state !== 'granted') throw new DOMException('', state); })",
  ],
  [
    "notifications",
    "Notification.requestPermission().then((state) => { if (state !== 'granted') throw new DOMException('', state); })",
  ],
  ["wake lock", "navigator.wakeLock.request('screen')"],
  [
    "persistent storage",
    "navigator.storage.persist().then((kept) => { if (!kept) throw new DOMException('', 'NotKept'); })",
  ],
  ["windows on screens", "window.getScreenDetails()"],
  [
    "local fonts",
    "window.queryLocalFonts().then((fonts) => { if (fonts.length === 0) throw new DOMException('', 'NoFonts'); })",
  ],
  [
    "pointer lock",
    "new Promise((yes, no) => { document.onpointerlockchange = yes; document.onpointerlockerror = () => no(new DOMException('', 'Lock')); document.body.requestPointerLock()?.then?.(yes, no); })",
  ],
];

for (const [name, expression] of requests) {
  test(`S5: ${name} is denied`, async () => {
    // A real click first, so that what needs a user's gesture cannot hide behind its lack.
    await shell.page.mouse.click(5, 5);
    expect(await ask(expression)).toMatch(/^refused /);
  });
}

test("S5: what a page may learn about its permissions is no as well", async () => {
  const names = [
    "geolocation",
    "notifications",
    "camera",
    "microphone",
    "midi",
    "clipboard-read",
    "background-sync",
    "idle-detection",
    "storage-access",
  ];
  for (const name of names) {
    const state = await shell.page.evaluate(
      `navigator.permissions.query({ name: "${name}" }).then(({ state }) => state, (error) => error.name)`,
    );
    expect(state, name).not.toBe("granted");
  }
});

test("S5: the allow-list passes: copying a text, and full screen for the signing view", async () => {
  await shell.page.mouse.click(5, 5);
  expect(await ask("navigator.clipboard.writeText('T-K7-0042')")).toBe("granted undefined");
  expect(await shell.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe("T-K7-0042");
  await shell.page.mouse.click(5, 5);
  expect(await ask("document.documentElement.requestFullscreen()")).toBe("granted undefined");
  await shell.page.evaluate("document.exitFullscreen()");
});

test("S5: a download is not taken", async () => {
  await shell.electron.evaluate(({ BrowserWindow }) => {
    const asked: boolean[] = [];
    (globalThis as unknown as { asked: boolean[] }).asked = asked;
    // After the application's own listener: what that has decided is decided.
    BrowserWindow.getAllWindows()[0]!.webContents.session.on("will-download", (event) => {
      asked.push(event.defaultPrevented);
      event.preventDefault();
    });
  });
  await shell.page.evaluate(`(() => {
    const a = document.createElement("a");
    a.href = URL.createObjectURL(new Blob(["x"])); a.download = "evil.exe";
    document.body.append(a); a.click(); a.remove();
  })()`);
  const asked = () => shell.electron.evaluate(() => (globalThis as unknown as { asked: boolean[] }).asked);
  await expect.poll(asked).toEqual([true]);
  expect(await shell.page.title()).toBe("Shell test page");
});
