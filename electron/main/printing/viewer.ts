// Windows has no program of its own that prints a PDF; Chromium's viewer has, in a window that nobody sees and
// that is gone afterwards. What Electron before 37 makes of it is blank, or stays in the queue (ADR 45).
import { BrowserWindow } from "electron";
import type { WebContents } from "electron";
import { PAPER_URL } from "../security/paper-address.ts";
import { paperSession } from "../security/paper-session.ts";
import { paperPreferences } from "../security/web-preferences.ts";
import type { SystemPrinting } from "./printing.ts";

/** Until the viewer has read the page, ms. */
const READ_MS = 20_000;
/** Until the system has taken it, ms. */
const SEND_MS = 120_000;

/** @param contents of the application's own window, which can ask which printers there are */
export function viewerPrinting(contents: () => WebContents | null): SystemPrinting {
  let page: Uint8Array | null = null;
  return {
    async printers() {
      const found = (await contents()?.getPrintersAsync()) ?? [];
      // Which is the usual one, Electron does not tell any more.
      return found.map(({ name, displayName }) => ({ name, label: displayName || name, usual: false }));
    },
    async send(pdf, to) {
      if (page) return "another page is on its way to a printer";
      page = pdf;
      const session = paperSession(() => page);
      const window = new BrowserWindow({ show: false, webPreferences: paperPreferences(session) });
      try {
        const { webContents } = window;
        const read = once((done) => webContents.once(READY as "did-finish-load", () => done(null)), READ_MS);
        await window.loadURL(PAPER_URL);
        if ((await read) !== null) return "the page could not be made ready for the printer";
        return await once((done) => print(webContents, to, done), SEND_MS);
      } catch {
        return "the page could not be made ready for the printer";
      } finally {
        page = null;
        window.destroy();
      }
    },
  };
}

/** Electron's own, and in no list of its events: the viewer has read the document and can print it. */
const READY = "-pdf-ready-to-print";

type Told = string | null;

function print(
  contents: WebContents,
  { printer, copies }: { printer: string; copies: number },
  done: (told: Told) => void,
): void {
  const options = { silent: true, deviceName: printer, copies, pageSize: "A4" } as const;
  contents.print(options, (taken, why) => done(taken ? null : why || "no reason was given"));
}

/** What is told, or that nothing was told in time. */
function once(ask: (done: (told: Told) => void) => void, patience: number): Promise<Told> {
  return new Promise((done) => {
    const timer = setTimeout(
      () => done("no answer; look into the printer’s queue before printing again"),
      patience,
    );
    ask((told) => {
      clearTimeout(timer);
      done(told);
    });
  });
}
