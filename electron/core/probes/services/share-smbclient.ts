import type { SmbCredentials } from "../../../../shared/domain/checklist/credentials.ts";
import type { ProbeContext } from "../probe.ts";
import { nothingSeen } from "./share-outcome.ts";
import type { ShareSeen, ShareTrouble } from "./share-outcome.ts";
import type { ShareName } from "./share-name.ts";

const NOT_FOUND = 127;

/**
 * Samba's client. The password goes by its input (`PASSWD_FD`): it stands in no argument, which everybody on
 * the machine can read, and in no file, which a killed probe would leave behind. Null where it is not installed.
 */
export async function lookWithSmbclient(
  { server, share, folders }: ShareName,
  port: number,
  { user, password, domain }: SmbCredentials,
  { run, decode }: ProbeContext,
): Promise<ShareSeen | null> {
  const args = ["PASSWD_FD=0", "smbclient", `//${server}/${share}`, "-p", String(port)];
  args.push("-U", user, ...(domain === "" ? [] : ["-W", domain]));
  if (folders.length > 0) args.push("-D", folders.join("/"));
  args.push("-m", "SMB3", "-t", "15", "-c", "ls");
  const ran = await run("env", args, `${password}\n`);
  if (ran === null || ran.code === NOT_FOUND) return null;
  const out = [ran.stdout, ran.stderr].map((bytes) => decode(bytes) ?? Buffer.from(bytes).toString("latin1"));
  return readSmbclient(out.join("\n"));
}

/** Status words of the protocol, the same in every language. */
const TROUBLES: Readonly<Record<string, ShareTrouble>> = {
  LOGON_FAILURE: "logonFailure",
  WRONG_PASSWORD: "logonFailure",
  NO_SUCH_USER: "logonFailure",
  ACCOUNT_LOCKED_OUT: "locked",
  ACCOUNT_DISABLED: "disabled",
  ACCOUNT_RESTRICTION: "disabled",
  ACCOUNT_EXPIRED: "disabled",
  PASSWORD_EXPIRED: "passwordExpired",
  PASSWORD_MUST_CHANGE: "passwordExpired",
  ACCESS_DENIED: "noAccess",
  BAD_NETWORK_NAME: "noSuchShare",
  OBJECT_NAME_NOT_FOUND: "noSuchFolder",
  OBJECT_PATH_NOT_FOUND: "noSuchFolder",
  NO_LOGON_SERVERS: "noDomain",
  TIME_DIFFERENCE_AT_DC: "clock",
  INVALID_SIGNATURE: "signing",
  RPC_UNSUPPORTED_AUTHN_LEVEL: "signing",
  NOT_SUPPORTED: "oldProtocol",
  INVALID_NETWORK_RESPONSE: "oldProtocol",
  CONNECTION_DISCONNECTED: "lost",
  CONNECTION_RESET: "lost",
  IO_TIMEOUT: "lost",
};

/** `  name   attributes   size  Day Mon …` */
const ENTRY = /^ {2}(.+?) +[A-Za-z]* +\d+ {2}[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;
const FREE = /^\s*\d+ blocks of size (\d+)\. (\d+) blocks available$/;

/** What smbclient printed. */
export function readSmbclient(output: string): ShareSeen {
  const lines = output.split(/\r?\n/);
  const words = /NT_STATUS_([A-Z_]+)/.exec(output)?.[1];
  const names = lines.flatMap((line) => ENTRY.exec(line)?.[1] ?? []);
  const free = lines.flatMap((line) => {
    const [, size, blocks] = FREE.exec(line) ?? [];
    return size === undefined ? [] : Number(size) * Number(blocks);
  });
  if (words !== undefined) return refused(words, output);
  if (names.length === 0 && free.length === 0) return nothingSeen("unknown", output);
  // The sum stands last: without it the list was cut.
  const whole = free.length > 0;
  const entries = whole ? names.filter((name) => name !== "." && name !== "..").length : null;
  return { signedIn: true, listed: true, entries, freeBytes: free[0] ?? null, trouble: null, raw: output };
}

function refused(word: string, output: string): ShareSeen {
  const trouble = TROUBLES[word] ?? "unknown";
  // Denied while signing in is another thing than denied at the share, or in it.
  const signedIn = /tree connect failed|listing |^cd /m.test(output);
  const seen = nothingSeen(trouble === "noAccess" && !signedIn ? "logonFailure" : trouble, output);
  return signedIn ? { ...seen, signedIn: true, listed: false } : seen;
}
