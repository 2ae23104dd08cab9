// S15: all that a page gets. Bundled to one CommonJS file; a sandboxed preload has `electron` alone.
import { contextBridge, ipcRenderer, webUtils } from "electron";
import { CHANNELS } from "../../shared/ipc/channels.ts";
import type { DeskApi } from "../../shared/ipc/desk-channels.ts";

function listen<T>(channel: string, listener: (message: T) => void): () => void {
  // The event object carries ports and the sender: it stays on this side.
  const relay = (_event: unknown, message: T): void => listener(message);
  ipcRenderer.on(channel, relay);
  return () => void ipcRenderer.removeListener(channel, relay);
}

/** Path of a dropped file; '' for anything that is not one. */
function pathOf(file: object): string {
  try {
    // The old development runtime has no `webUtils` and puts the path on the file.
    const path: unknown = webUtils
      ? webUtils.getPathForFile(file as File)
      : file instanceof File && (file as File & { path?: unknown }).path;
    return typeof path === "string" ? path : "";
  } catch {
    return "";
  }
}

let keep = (): Promise<number> => Promise.resolve(0);
// Listened to from the start: a page that has nothing to keep yet says so.
listen(CHANNELS.leaveEvent, () => {
  void Promise.resolve()
    .then(() => keep())
    .catch(() => 1)
    .then((unkept) => ipcRenderer.invoke(CHANNELS.left, unkept));
});

const desk: DeskApi = {
  request: (request) => ipcRenderer.invoke(CHANNELS.request, request),
  onEvent: (listener) => listen(CHANNELS.event, listener),
  app: () => ipcRenderer.invoke(CHANNELS.app),
  onApp: (listener) => listen(CHANNELS.appEvent, listener),
  createProfile: (answers) => ipcRenderer.invoke(CHANNELS.createProfile, answers),
  enterDesk: () => ipcRenderer.invoke(CHANNELS.enterDesk),
  unlock: (secret) => ipcRenderer.invoke(CHANNELS.unlock, secret),
  restore: (asked) => ipcRenderer.invoke(CHANNELS.restore, asked),
  pickFiles: (options) => ipcRenderer.invoke(CHANNELS.pickFiles, options),
  pathsOf(files) {
    const paths = Array.isArray(files) ? files.map(pathOf) : [];
    // Messages keep their order, so the grant is there before any request that uses it.
    void ipcRenderer.invoke(CHANNELS.dropped, paths.filter(Boolean));
    return paths;
  },
  printers: () => ipcRenderer.invoke(CHANNELS.printers),
  print: (asked) => ipcRenderer.invoke(CHANNELS.print, asked),
  openExternal: (url) => ipcRenderer.invoke(CHANNELS.openExternal, url),
  async setLocale(locale) {
    await ipcRenderer.invoke(CHANNELS.setLocale, locale);
  },
  async setLooks(change) {
    await ipcRenderer.invoke(CHANNELS.setLooks, change);
  },
  onLeave(asked) {
    keep = asked;
  },
  onLooks: (listener) => listen(CHANNELS.looksEvent, listener),
  async actOnWindow(act) {
    await ipcRenderer.invoke(CHANNELS.window, act);
  },
};

contextBridge.exposeInMainWorld("desk", desk);
