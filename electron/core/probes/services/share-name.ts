import { isHost } from "./target.ts";

export interface ShareName {
  server: string;
  share: string;
}

/** Letters of any language and the signs that servers allow, none that begins an option or ends a command. */
const SHARE = /^[\p{L}\p{N}_$][\p{L}\p{N}_$ .()#-]{0,79}$/u;

/** `\\server\share` or `//server/share`; null where it is neither, or more than that. */
export function shareNameOf(said: unknown): ShareName | null {
  if (typeof said !== "string") return null;
  const parts = /^(?:\\\\([^\\/]+)\\([^\\/]+)\\?|\/\/([^\\/]+)\/([^\\/]+)\/?)$/.exec(said.trim());
  const server = parts?.[1] ?? parts?.[3] ?? "";
  const share = parts?.[2] ?? parts?.[4] ?? "";
  // An address of IPv6 has colons, which Windows and smbclient read in two ways.
  return isHost(server) && !server.includes(":") && SHARE.test(share) ? { server, share } : null;
}

export const uncOf = ({ server, share }: ShareName): string => `\\\\${server}\\${share}`;
