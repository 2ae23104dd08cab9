import { readdir, statfs } from "node:fs/promises";
import type { ProbeContext } from "../probe.ts";
import { uncOf } from "./share-name.ts";
import type { ShareName } from "./share-name.ts";
import { nothingSeen } from "./share-outcome.ts";
import type { ShareSeen, ShareTrouble } from "./share-outcome.ts";

/** How a folder is looked into. */
export interface Files {
  entries(path: string): Promise<number>;
  freeBytes(path: string): Promise<number>;
}

const realFiles: Files = {
  entries: async (path) => (await readdir(path)).length,
  freeBytes: async (path) => {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  },
};

/**
 * Windows itself, as the user who is signed in there: another one would need his password in an argument.
 * Node does not tell Windows' own numbers apart, so `net use` is asked for the number when it fails.
 */
export async function lookWithWindows(
  name: ShareName,
  { run, decode }: Pick<ProbeContext, "run" | "decode">,
  files: Files = realFiles,
): Promise<ShareSeen> {
  const unc = uncOf(name);
  try {
    const entries = await files.entries(unc);
    const freeBytes = await files.freeBytes(unc).catch(() => null);
    return { signedIn: true, listed: true, entries, freeBytes, trouble: null, raw: "" };
  } catch (error) {
    const ran = await run("net", ["use", uncOf({ ...name, folders: [] })]);
    const bytes = ran ? Buffer.concat([ran.stdout, ran.stderr]) : Buffer.alloc(0);
    const raw = decode(bytes) ?? bytes.toString("latin1");
    const trouble = troubleIn(raw);
    if (trouble) return nothingSeen(trouble, raw);
    const said = `${String(error)}\n${raw}`;
    const code = (error as NodeJS.ErrnoException).code ?? "";
    // It can be connected to, so what failed is the listing.
    const denied = ran?.code === 0 || code === "EPERM" || code === "EACCES";
    const seen = nothingSeen(denied ? "noAccess" : "unknown", said);
    return ran?.code === 0 ? { ...seen, signedIn: true, listed: false } : seen;
  }
}

/** System error codes of Windows (winerror.h): the number is the same in every language. */
const BY_NUMBER: Readonly<Record<string, ShareTrouble>> = {
  5: "noAccess",
  64: "lost",
  67: "noSuchShare",
  86: "logonFailure",
  384: "oldProtocol",
  1219: "otherUser",
  1240: "signing",
  1272: "guestBlocked",
  1311: "noDomain",
  1326: "logonFailure",
  1327: "disabled",
  1330: "passwordExpired",
  1331: "disabled",
  1398: "clock",
  1907: "passwordExpired",
  1909: "locked",
};

/** The first number on a line by itself or in its sentence that is one of those. */
export function troubleIn(output: string): ShareTrouble | null {
  const numbers = output.match(/(?<![\d\\.])\d{1,5}(?![\d\\.]\d)/g) ?? [];
  return numbers.map((each) => BY_NUMBER[each]).find((each) => each !== undefined) ?? null;
}
