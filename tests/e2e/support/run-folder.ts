// Everything that one run of the end-to-end tests leaves behind lies in two places: `out/run` and the
// run's own temporary folder. So that all of it can be searched for what must not be there (I8).
import { appendFileSync, createWriteStream, mkdirSync, readFileSync, rmSync } from "node:fs";
import type { ChildProcess } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { projectRoot } from "../../../build/runtime/paths.mjs";

export const runRoot = path.join(projectRoot, "out/run");
const outputs = path.join(runRoot, "output");
/** Outside of what is searched: it names what is looked for. */
const noted = path.join(projectRoot, "out/run-notes.jsonl");

/** An empty folder for one test's consoles and hubs. */
export function runFolder(name: string): string {
  const folder = path.join(runRoot, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Where the run left something; what the system calls its temporary folder is the run's own. */
export function runPlaces(): string[] {
  if (!path.basename(os.tmpdir()).startsWith("deskside-run-")) {
    throw new Error("the run has no temporary folder of its own (build/playwright/global-setup.ts)");
  }
  return [runRoot, os.tmpdir()];
}

/** Chromium and GTK keep things in the home folder too; a console of a test gets one that is searched. */
export function homeInRun(): Record<string, string> {
  const home = path.join(os.tmpdir(), "home");
  mkdirSync(home, { recursive: true });
  const at = (name: string) => path.join(home, name);
  return {
    HOME: home,
    XDG_CONFIG_HOME: at("config"),
    XDG_CACHE_HOME: at("cache"),
    XDG_DATA_HOME: at("data"),
  };
}

/** A program that was started; `userDataDir` is null for a hub. */
export interface Started {
  note: "started";
  userDataDir: string | null;
  output: string;
}

type Note = { note: "secret"; words: string[] } | { note: "text"; words: string[] } | Started;

function note(what: Note): void {
  appendFileSync(noted, `${JSON.stringify(what)}\n`);
}

export function notes<K extends Note["note"]>(kind: K): Extract<Note, { note: K }>[] {
  const lines = readFileSync(noted, "utf8").trimEnd().split("\n");
  return lines
    .map((line) => JSON.parse(line) as Note)
    .filter((each): each is Extract<Note, { note: K }> => each.note === kind);
}

/** Passphrases, recovery keys, pairing codes: in no file at all. */
export function markSecret(...words: string[]): void {
  note({ note: "secret", words });
}

/** What a person typed that becomes no operation: in no file but the encrypted store. */
export function markText(...words: string[]): void {
  note({ note: "text", words });
}

/** Keeps what a program says for the search; answers where. */
export function keepOutput(child: ChildProcess, name: string, userDataDir: string | null): void {
  mkdirSync(outputs, { recursive: true });
  const output = path.join(outputs, `${name}-${child.pid}-${Date.now()}.log`);
  const file = createWriteStream(output);
  file.write(`${name} ${child.pid}\n`);
  child.stdout?.pipe(file, { end: false });
  child.stderr?.pipe(file, { end: false });
  note({ note: "started", userDataDir, output });
}
