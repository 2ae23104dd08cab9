// S2, S3, S4, S6, S8, S21: how every window is made. There is no other place that sets these.
import type { Session, WebPreferences } from "electron";

export function webPreferences(session: Session, preload: string, developerTools: boolean): WebPreferences {
  return { ...strict(session), preload, devTools: developerTools };
}

/** Of the window that prints: no script of ours, and the one plugin there is, Chromium's viewer of PDF. */
export function paperPreferences(session: Session): WebPreferences {
  return { ...strict(session), plugins: true, devTools: false };
}

function strict(session: Session): WebPreferences {
  return {
    session,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    enableWebSQL: false,
    // Zoom is the text size of the page itself (looks.ts); Chromium's own stays out of it.
    zoomFactor: 1,
  };
}
