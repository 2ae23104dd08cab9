// S29: below the page's policy and the session's filter, which know nothing of WebRTC: Chromium itself
// finds no name, has a proxy that nobody can be, and sends nothing past it. The core's process talks to
// the hub by Node, on which none of this bears.
import { app } from "electron";
import type { WebContents } from "electron";

const SWITCHES: Readonly<Record<string, string>> = {
  // Every host, an address in figures too, is one that does not exist; nobody is asked.
  "host-resolver-rules": "MAP * ~NOTFOUND",
  // No system opens a TCP connection to the broadcast address, so that not even loopback hears of it.
  "proxy-server": "socks5://255.255.255.255:9",
  // Without this Chromium goes past any proxy to this machine itself.
  "proxy-bypass-list": "<-loopback>",
};

/** For all sessions and processes of Chromium; before the application is ready. */
export function cutNetwork(): void {
  for (const [name, value] of Object.entries(SWITCHES)) app.commandLine.appendSwitch(name, value);
}

/** UDP needs a proxy that carries it, and there is none; applied to every webContents, as it is made. */
export function cutWebRtc(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
}
