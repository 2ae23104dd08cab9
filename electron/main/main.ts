// Start here. The composition root of the shell: it wires, and decides nothing by itself.
import "./no-eval.ts";
import { app, BrowserWindow, nativeTheme, powerMonitor, protocol } from "electron";
import { isAbsolute, join, resolve } from "node:path";
import { CHANNELS } from "../../shared/ipc/channels.ts";
import type { QueryResults } from "../../shared/ipc/queries.ts";
import { BUILD } from "./build-kind.ts";
import { forkCore } from "./core-process/fork-core.ts";
import { deskPhase } from "./desk-phase.ts";
import type { DeskPhase } from "./desk-phase.ts";
import { grantedPaths } from "./ipc/granted-paths.ts";
import { registerIpc } from "./ipc/register.ts";
import { readFilledIn } from "./keys/filled-in.ts";
import { readProfile } from "./keys/profile-json.ts";
import { systemKeys } from "./keys/system-keys.ts";
import { readOptions } from "./options.ts";
import { createPrinting } from "./printing/printing.ts";
import { systemPrinting } from "./printing/system.ts";
import { restoreAsked } from "./restoring/restore-asked.ts";
import { appScheme, serveApp, warmUp } from "./security/app-scheme.ts";
import type { ReadBlob } from "./security/blob-scheme.ts";
import { LINK_SCHEME, linkInArguments, pairingLink } from "./security/deep-link.ts";
import { openExternal } from "./security/external.ts";
import { lockNavigation } from "./security/navigation.ts";
import { cutNetwork, cutWebRtc } from "./security/no-network.ts";
import { enforceSandbox } from "./security/os-sandbox.ts";
import { deskSession, lockSession } from "./security/session.ts";
import { refusalOf, refusedSwitches } from "./security/switches.ts";
import { askToQuit } from "./windows/ask-to-quit.ts";
import { leave } from "./windows/leave.ts";
import { withFirstPart } from "./windows/first-part.ts";
import { looksKeeper, withLooks } from "./windows/looks.ts";
import { openMainWindow } from "./windows/main-window.ts";
import { setMenu } from "./windows/menu.ts";
import { actOnWindow, dressTitleBar, windowControls } from "./windows/title-bar.ts";
import { pickFiles } from "./windows/pick-files.ts";

const release = BUILD === "release";
const options = readOptions(process.argv, BUILD);
const refused = release ? refusedSwitches(process.argv, process.platform) : []; // S34
const userData = options.userData ? resolve(options.userData) : null;
if (userData) app.setPath("userData", userData);

if (refused.length > 0) {
  process.stderr.write(`deskside: ${refusalOf(refused)}\n`);
  app.exit(2);
} else if (!app.requestSingleInstanceLock()) {
  // S18: another instance has this folder; it shows its window. No file was opened here.
  app.exit(0);
} else {
  run();
}

function run(): void {
  enforceSandbox(BUILD); // S4
  cutNetwork(); // S29
  protocol.registerSchemesAsPrivileged([appScheme]); // S16
  app.on("web-contents-created", (_event, contents) => {
    lockNavigation(contents); // S8, S9, S10
    cutWebRtc(contents); // S29
  });
  app.on("session-created", (created) => lockSession(created, !release)); // S1, S5

  const dist = join(__dirname, "..");
  const profile = options.profile
    ? isAbsolute(options.profile)
      ? options.profile
      : resolve(options.profile)
    : join(app.getPath("userData"), "profile");
  // Chromium takes its language once, before it is ready: date fields and system dialogs follow it.
  const kept = readProfile(profile);
  app.commandLine.appendSwitch("lang", kept.found === "yes" ? kept.file.locale : "zh-CN");
  const windows = new Set<number>();
  const granted = grantedPaths();
  let window: BrowserWindow | null = null;
  /** Another profile stands in the place of the one that the page has shown. */
  let restored = false;
  let quitting = false;
  /** Everything is kept, and the core has ended. */
  let closed = false;

  const send = (channel: string, message: unknown): void => {
    if (window && !window.isDestroyed()) window.webContents.send(channel, message);
  };
  const desk: DeskPhase = deskPhase({
    profile,
    keys: systemKeys,
    fork: forkCore({
      entry: join(dist, "core/index.mjs"),
      coreNode: options.coreNode,
      showErrors: !release,
    }),
    filledIn: () => (options.passphraseFile ? readFilledIn(options.passphraseFile) : null),
    now: () => Date.now(),
    later: (ms, act) => void setTimeout(act, ms),
    onPhase: (phase) => send(CHANNELS.appEvent, phase),
    onEvent: (event) => send(CHANNELS.event, event),
  });
  const leaving = leave({
    ask() {
      if (!window || window.isDestroyed()) return false;
      const { webContents } = window;
      // One that is being loaded has kept what it had when it was left.
      if (webContents.isCrashed() || webContents.isLoadingMainFrame()) return false;
      webContents.send(CHANNELS.leaveEvent);
      return true;
    },
    later: (ms, act) => void setTimeout(act, ms),
  });
  const looks = looksKeeper(join(app.getPath("userData"), "looks.json"), (now) => {
    // The page's media query, the system's own dialogs and the window's ground follow it.
    nativeTheme.themeSource = now.theme;
    send(CHANNELS.looksEvent, now);
    dress();
  });
  function dress(): void {
    if (!window || window.isDestroyed()) return;
    dressTitleBar(window, process.platform, nativeTheme.shouldUseDarkColors, looks.now().zoom);
  }
  nativeTheme.on("updated", dress);
  const menu = (): void => setMenu(desk.phase().locale, looks.zoom, !release);

  const offer = (link: string | null): void => {
    if (link) desk.offerPairing(link);
  };
  app.on("second-instance", (_event, argv) => {
    offer(linkInArguments(argv));
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on("open-url", (event, url) => {
    event.preventDefault();
    offer(pairingLink(url));
  });

  registerIpc(windows, {
    request: (request) => {
      const refusal = granted.refuse(request);
      return refusal ? Promise.resolve(refusal) : desk.request(request);
    },
    app: desk.phase,
    createProfile: desk.createProfile,
    async enterDesk() {
      const entered = await desk.enterDesk();
      // Nothing that the page knows of the profile before is true of this one.
      if (entered.ok && restored) window?.webContents.reload();
      restored = false;
      return entered;
    },
    unlock: desk.unlock,
    async restore(asked) {
      const outcome = await restoreAsked(
        asked,
        {
          isChosen: (file) => granted.has("restore", "read", file),
          isOpen: () => desk.phase().phase === "ready",
          keep: leaving.keep,
        },
        desk.restore,
      );
      restored = outcome.ok;
      menu();
      return outcome;
    },
    async pickFiles(asked) {
      if (!window) return null;
      const picked = await pickFiles(window, asked, desk.phase().locale);
      if (picked) granted.grant(asked.purpose, picked.use, picked.paths);
      return picked?.paths ?? null;
    },
    // Files are dropped to be taken into the register, and for nothing else.
    dropped: (paths) => granted.grant("import", "read", paths),
    ...createPrinting(
      systemPrinting(process.platform, () => window?.webContents ?? null),
      desk.request,
    ),
    openExternal,
    setLocale(locale) {
      desk.setLocale(locale);
      menu();
    },
    setLooks: looks.change,
    left: leaving.left,
    actOnWindow(act) {
      if (window) actOnWindow(window, act);
    },
  });

  function open(): void {
    const session = deskSession();
    window = openMainWindow({
      session,
      preload: join(dist, "preload/index.cjs"),
      developerTools: !release,
      stateFile: join(app.getPath("userData"), "window.json"),
      icon: join(dist, "renderer/icon.png"),
      zoom: looks.now().zoom,
      now: () => Date.now(),
      locale: () => desk.phase().locale,
    });
    warmUp();
    const { id } = window.webContents;
    windows.add(id);
    // Quitting keeps what is typed, and closes the window when that is done.
    window.on("close", (event) => {
      if (closed) return;
      event.preventDefault();
      app.quit();
    });
    // Windows is about to end the session; afterwards nobody is asked.
    window.on("query-session-end", () => void leaving.keep());
    window.on("closed", () => {
      windows.delete(id);
      window = null;
    });
  }

  void app.whenReady().then(() => {
    if (release) app.setAsDefaultProtocolClient(LINK_SCHEME);
    const page = (html: string) =>
      withFirstPart(
        withLooks(html, looks.now(), nativeTheme.shouldUseDarkColors, windowControls(process.platform)),
        desk.phase(),
      );
    const readBlob: ReadBlob = async (address, offset) => {
      const reply = await desk.request({
        id: 0,
        kind: "query",
        name: "file.bytes",
        params: { address, offset },
      });
      return reply.ok ? (reply.result as QueryResults["file.bytes"]) : null;
    };
    serveApp(deskSession().protocol, join(dist, "renderer"), page, readBlob);
    desk.begin(() => {
      open();
      menu();
    });
    // The system is shut down, where it tells; the rest is as when a person quits.
    powerMonitor.on("shutdown", (event?: Electron.Event) => {
      event?.preventDefault();
      app.quit();
    });
    offer(linkInArguments(process.argv));
  });
  app.on("activate", () => {
    if (!window && app.isReady()) open();
  });
  app.on("window-all-closed", () => app.quit());

  app.on("before-quit", (event) => {
    if (closed) return;
    event.preventDefault();
    if (!quitting) void quit();
  });

  async function quit(): Promise<void> {
    quitting = true;
    const unkept = await leaving.keep();
    if (unkept !== 0 && window && !(await askToQuit(window, unkept, desk.phase().locale))) {
      quitting = false;
      return;
    }
    // Gone from sight at once; what the core still has to finish, it finishes unseen.
    window?.hide();
    await desk.close();
    closed = true;
    app.quit();
  }
}
