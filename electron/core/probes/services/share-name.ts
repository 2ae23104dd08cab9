import { hostOf } from "../frame/host.ts";

export interface ShareName {
  server: string;
  share: string;
  /** Below the share. */
  folders: readonly string[];
}

/** Letters of any language and the signs that servers allow, none that begins an option or ends a command. */
const PART = /^[\p{L}\p{N}_$][\p{L}\p{N}_$ .()#-]{0,79}$/u;

/** `\\server\share`, `//server/share` or `smb://server/share`, with folders below; null where it is none. */
export function shareNameOf(said: unknown): ShareName | null {
  if (typeof said !== "string" || said.length > 400) return null;
  const path = said.trim().replace(/^smb:/i, "").replaceAll("\\", "/");
  const [server = "", share = "", ...folders] = path.slice(2).replace(/\/$/, "").split("/");
  // An address of IPv6 has colons, which Windows and smbclient read in two ways.
  const sound = path.startsWith("//") && hostOf(server) !== null && !server.includes(":");
  return sound && [share, ...folders].every((part) => PART.test(part)) ? { server, share, folders } : null;
}

export const uncOf = ({ server, share, folders }: ShareName): string =>
  `\\\\${[server, share, ...folders].join("\\")}`;
