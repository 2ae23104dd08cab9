// S13, S14: the ONE file that touches `ipcMain`. A test and the linter refuse it anywhere else.
import { ipcMain } from "electron";
import type { IpcMainInvokeEvent } from "electron";
import { deskChannels } from "./channels.ts";
import type { DeskHandlers } from "./channels.ts";
import { maySpeak } from "./sender.ts";
import type { Sender } from "./sender.ts";

function senderOf(event: IpcMainInvokeEvent): Sender {
  try {
    // Null, or throwing, when the frame went away while its message was on the way.
    const frame = event.senderFrame;
    return {
      contents: event.sender.id,
      url: frame ? frame.url : null,
      mainFrame: frame !== null && frame === event.sender.mainFrame,
    };
  } catch {
    return { contents: -1, url: null, mainFrame: false };
  }
}

/** `windows`: ids of the webContents that main made itself. */
export function registerIpc(windows: ReadonlySet<number>, handlers: DeskHandlers): void {
  for (const channel of deskChannels(handlers)) {
    ipcMain.handle(channel.name, (event, ...args: unknown[]) =>
      maySpeak(senderOf(event), windows)
        ? channel.answer(args)
        : channel.refuse({ code: "forbidden", message: "unknown sender", path: "" }, undefined),
    );
  }
}
