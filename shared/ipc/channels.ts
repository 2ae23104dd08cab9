/**
 * Channels of `ipcMain.handle`; the only names main and preload use. In a file without schemas, so
 * that the preload script, which runs before every page, carries no validator.
 */
export const CHANNELS = {
  request: "desk:request",
  event: "desk:event",
  app: "desk:app",
  appEvent: "desk:app-event",
  createProfile: "desk:create-profile",
  enterDesk: "desk:enter",
  unlock: "desk:unlock",
  restore: "desk:restore",
  pickFiles: "desk:pick-files",
  /** Sent by the preload script for files the user dropped; lets main grant their paths. */
  dropped: "desk:dropped",
  printers: "desk:printers",
  print: "desk:print",
  openExternal: "desk:open-external",
  setLocale: "desk:set-locale",
  setLooks: "desk:set-looks",
  looksEvent: "desk:looks-event",
  /** Main asks the page to keep what is typed; the preload script answers `left` with how much it could not. */
  leaveEvent: "desk:leave-event",
  left: "desk:left",
  window: "desk:window",
} as const;
