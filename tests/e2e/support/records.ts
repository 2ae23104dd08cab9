// What is really in the encrypted stores that a run left: every text of every operation and draft, and
// every key. Nobody has to remember to mark a word that a test typed.
// A program of its own (standard input to standard output, JSON): Playwright's loader cannot take the
// database driver.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { openKeyring } from "../../../electron/core/keys/keyring.ts";
import { readProfileFile } from "../../../electron/core/keys/profile-file.ts";
import { openDatabase } from "../../../electron/core/store/care/open-database.ts";
import { projectRoot } from "../../../build/runtime/paths.mjs";

export interface RecordsOf {
  folders: string[];
  /** Passphrases and recovery keys, of which one opens each profile. */
  secrets: string[];
}

export interface Records {
  profiles: string[];
  /** Those that none of the secrets opens. */
  unopened: string[];
  words: { word: string; secret: boolean; rawHex?: string }[];
}

/** Folders below that hold a profile with a store. */
function profilesIn(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => path.basename(name) === "store.db")
      .map((name) => path.join(folder, path.dirname(name)))
      .filter((profile) => existsSync(path.join(profile, "profile.json"))),
  );
}

/** The words of one profile; null if none of the secrets opens it. */
function wordsOf(profile: string, secrets: readonly string[]): Records["words"] | null {
  const key = keyOf(profile, secrets);
  if (!key) return null;
  const bytes = Buffer.from(key);
  const words: Records["words"] = [
    { word: `key of ${profile}`, secret: true, rawHex: bytes.toString("hex") },
  ];
  // A copy: closing a store tidies its log away, and the log is to be searched as it was left.
  const copy = mkdtempSync(path.join(projectRoot, "out/records-"));
  try {
    for (const name of ["store.db", "store.db-wal"]) {
      if (existsSync(path.join(profile, name))) copyFileSync(path.join(profile, name), path.join(copy, name));
    }
    const opened = openDatabase(path.join(copy, "store.db"), key);
    if (!opened.ok) throw new Error(`${profile}: ${opened.error.message}`);
    const db = opened.value;
    const column = (sql: string) => db.prepare<[], string>(sql).pluck().all();
    const found = new Set<string>();
    for (const text of column("SELECT body FROM operation UNION ALL SELECT data FROM draft")) {
      collect(JSON.parse(text), found);
    }
    for (const word of found) words.push({ word, secret: false });
    const { privateKey, token } = Object.assign(
      {},
      ...column("SELECT value FROM meta WHERE key IN ('identity', 'binding')").map((text) =>
        JSON.parse(text),
      ),
    ) as { privateKey?: string; token?: string };
    if (token) words.push({ word: token, secret: true });
    if (privateKey) {
      // The seed stands at the end of its PKCS #8 wrapping.
      const seed = Buffer.from(privateKey, "base64").subarray(-32);
      words.push({ word: `device key of ${profile}`, secret: true, rawHex: seed.toString("hex") });
    }
    db.close();
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  return words;
}

function keyOf(profile: string, secrets: readonly string[]): Uint8Array | null {
  const read = readProfileFile(profile);
  if (!read.ok) throw new Error(`${profile}: ${read.error.message}`);
  const { keys } = read.value;
  // A recovery key is tried in no time, a passphrase is slow by design.
  for (const recoveryKey of secrets) {
    const opened = openKeyring(keys, { by: "recovery", recoveryKey });
    if (opened.ok) return opened.value;
  }
  for (const passphrase of keys.passphrase ? secrets : []) {
    const opened = openKeyring(keys, { by: "passphrase", passphrase });
    if (opened.ok) return opened.value;
  }
  return null;
}

/** Names of things, not what somebody entered: ids, hashes, times, signatures. */
const NO_RECORD = /^[0-9a-f-]{32,}$|^\d{4}-\d\d-\d\d(T|$)|^[A-Za-z0-9+/]{43,}={0,2}$/;

function collect(value: unknown, into: Set<string>): void {
  if (typeof value === "string") {
    const isTelling = /[^\0-\x7f]/.test(value)
      ? value.length >= 3
      : // A single lower-case word ("server", "configured") stands in programs and in lists of ours, too.
        value.length >= 8 && /[\d\s]/.test(value);
    if (isTelling && !NO_RECORD.test(value)) into.add(value);
  } else if (typeof value === "object" && value !== null) {
    for (const each of Object.values(value)) collect(each, into);
  }
}

const { folders, secrets } = JSON.parse(readFileSync(0, "utf8")) as RecordsOf;
const records: Records = { profiles: profilesIn(folders), unopened: [], words: [] };
for (const profile of records.profiles) {
  const words = wordsOf(profile, secrets);
  if (words) records.words.push(...words);
  else records.unopened.push(profile);
}
process.stdout.write(JSON.stringify(records));
