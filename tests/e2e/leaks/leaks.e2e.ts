// I8, S20, S21 over the whole run: the last thing that any run of end-to-end tests does (the `teardown`
// of every project) is to search what all of it left behind.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { pinnedNode, projectRoot } from "../../../build/runtime/paths.mjs";
import { searchFiles } from "../support/canaries.ts";
import type { Canary, Search } from "../support/canaries.ts";
import type { Records } from "../support/records.ts";
import { notes, runPlaces } from "../support/run-folder.ts";
import type { Started } from "../support/run-folder.ts";

/**
 * Files that hold records in the clear because they are made to: a hub's own database (the encrypted
 * store is the laptop's; a hub's disk is its operator's), what a user hands in for import, and the documents
 * that a user saves.
 */
const RECORDS_BELONG =
  /[/\\]hub[/\\]hub\.db(-wal|-shm)?$|[/\\]inventory[/\\][^/\\]+\.json$|[/\\]saved[/\\][^/\\]+\.(?:pdf|jpg|yaml)$/;
/** What an administrator writes for the command line (`--passphrase-file`, `--pair-file`). */
const SECRETS_BELONG = /\.(passphrase|pairing)$/;

let places: string[] = [];
let started: Started[] = [];
let hubSecrets: { word: string; files: string[] }[] = [];
let records: Records = { profiles: [], unopened: [], words: [] };
let canaries: Canary[] = [];

/** Secrets of hubs, each with the files that are made to hold it: a backup of the database is a whole hub. */
function hubSecretsIn(folders: readonly string[]): typeof hubSecrets {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name)),
    )
    .filter((file) => /[/\\](operator-token|tls[/\\]key\.pem)$/.test(file))
    .map((file) => {
      const lines = readFileSync(file, "utf8").split("\n");
      const word = lines.find((line) => line !== "" && !line.startsWith("-----")) ?? "";
      const database = path.join(file, "../../hub.db");
      return { word, files: file.endsWith(".pem") ? [file, database, `${database}-wal`] : [file] };
    });
}

test.beforeAll(() => {
  places = runPlaces();
  started = notes("started");
  hubSecrets = hubSecretsIn(places);
  const secrets = [...new Set(notes("secret").flatMap(({ words }) => words))];
  const reader = path.join(projectRoot, "tests/e2e/support/records.ts");
  const input = JSON.stringify({ folders: places, secrets });
  const { stdout, stderr } = spawnSync(pinnedNode, [reader], { input, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (!stdout) throw new Error(`the records could not be read: ${stderr}`);
  records = JSON.parse(stdout) as Records;
  const words = new Map<string, Canary>();
  const add = (canary: Canary): void => void words.set(`${canary.secret} ${canary.word}`, canary);
  for (const word of [...secrets, ...hubSecrets.map((each) => each.word)]) add({ word, secret: true });
  for (const word of notes("text").flatMap((each) => each.words)) add({ word, secret: false });
  for (const { word, secret, rawHex } of records.words) {
    add({ word, secret, ...(rawHex ? { raw: Buffer.from(rawHex, "hex") } : {}) });
  }
  canaries = [...words.values()];
});

/** What is where it must not be. */
function leaks({ found }: Search): string[] {
  const belongs = ({ file, canary, secret }: Search["found"][number]): boolean =>
    secret
      ? SECRETS_BELONG.test(file) ||
        hubSecrets.some((each) => each.word === canary && each.files.includes(file))
      : RECORDS_BELONG.test(file);
  return found
    .filter((each) => !belongs(each))
    .map(({ file, canary, encoding }) => `${file}: ${canary} (${encoding})`);
}

test("I8, S20, S21: nothing of a record and no secret is in any file that the run left", async () => {
  const search = await searchFiles(places, canaries);
  const searched = new Set(search.files);
  // An empty search finds nothing either: everything that was started left a folder and its output here.
  expect(started.length).toBeGreaterThan(0);
  expect(canaries.length).toBeGreaterThan(0);
  const inPlaces = (file: string): boolean => places.some((place) => file.startsWith(place + path.sep));
  const unsearched = started.filter(
    ({ userDataDir, output }) =>
      !searched.has(output) || (userDataDir !== null && !(existsSync(userDataDir) && inPlaces(userDataDir))),
  );
  expect(unsearched).toEqual([]);
  expect(searched.size).toBeGreaterThan(started.length);
  expect(records.unopened, "profiles whose words nobody knows").toEqual([]);
  const bytes = search.files.reduce((sum, file) => sum + statSync(file).size, 0);
  process.stdout.write(
    `searched ${search.files.length} files, ${Math.round(bytes / 1e6)} MB, of ${started.length} programs and ` +
      `${records.profiles.length} profiles, for ${canaries.length} words\n`,
  );
  expect(leaks(search)).toEqual([]);
});

test("the search finds what is planted where a console might have left it", async () => {
  const text: Canary = canaries.find(({ secret }) => !secret) ?? { word: "金丝雀 none", secret: false };
  const secret: Canary = canaries.find((each) => each.secret) ?? { word: "canary none", secret: true };
  const folder = path.join(places[0] as string, "planted");
  const plant = (name: string, bytes: Buffer): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, Buffer.concat([Buffer.alloc(5000, 7), bytes, Buffer.alloc(77, 9)]));
    return file;
  };
  const bytes = secret.raw ?? Buffer.from(secret.word);
  const planted = [
    plant("Local Storage/leveldb/000003.log", Buffer.from(text.word, "utf16le")),
    plant("Crashpad/pending/1.dmp", Buffer.from(text.word, "utf16le").swap16()),
    plant("Cache/data_1", Buffer.from(text.word)),
    plant("output.log", Buffer.from(`token=${bytes.toString("hex")}`)),
    plant("window.json", Buffer.from(JSON.stringify({ key: bytes.toString("base64") }))),
    plant("profile/profile.json", bytes),
  ];
  try {
    const found = leaks(await searchFiles([folder], [...canaries, text, secret]));
    expect(planted.filter((file) => !found.some((line) => line.startsWith(file)))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  expect(existsSync(folder)).toBe(false);
});
