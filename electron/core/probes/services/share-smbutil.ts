import type { ProbeContext } from "../probe.ts";
import { nothingSeen } from "./share-outcome.ts";
import type { ShareSeen } from "./share-outcome.ts";
import type { ShareName } from "./share-name.ts";

/**
 * The client of macOS, as the user who is signed in there (`-N` asks nobody). It lists the shares, not what is
 * in them. Null where it is not installed.
 */
export async function lookWithSmbutil(
  { server, share }: ShareName,
  { run, decode }: Pick<ProbeContext, "run" | "decode">,
): Promise<ShareSeen | null> {
  const ran = await run("smbutil", ["view", "-N", `//${server}`]);
  if (ran === null) return null;
  const bytes = Buffer.concat([ran.stdout, ran.stderr]);
  return readSmbutil(ran.code, decode(bytes) ?? bytes.toString("latin1"), share);
}

export function readSmbutil(code: number | null, output: string, share: string): ShareSeen {
  if (code !== 0) return nothingSeen(/authentication/i.test(output) ? "logonFailure" : "unknown", output);
  const names = output
    .split(/\r?\n/)
    .flatMap((line) => /^(.+?) {2,}(?:Disk|Pipe|Printer)/.exec(line)?.[1] ?? []);
  if (!names.some((name) => name.toLowerCase() === share.toLowerCase()))
    return nothingSeen("noSuchShare", output);
  return { signedIn: true, listed: null, entries: null, freeBytes: null, trouble: null, raw: output };
}
