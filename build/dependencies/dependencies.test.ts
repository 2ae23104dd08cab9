// S27: what comes from outside is pinned, its licence known, and no script of it runs unread.
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../runtime.mjs";

interface Locked {
  version: string;
  integrity?: string;
  resolved?: string;
  license?: string;
  hasInstallScript?: boolean;
}
interface Manifest {
  allowScripts: Record<string, boolean>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(path.join(projectRoot, file), "utf8")) as T;
}

const manifest = read<Manifest>("package.json");
const { packages } = read<{ packages: Record<string, Locked> }>("package-lock.json");
const locked = Object.entries(packages)
  .filter(([where]) => where !== "")
  .map(([where, entry]) => ({ name: where.slice(where.lastIndexOf("node_modules/") + 13), ...entry }));

/**
 * Packages without a declared script that npm would compile all the same, because they bring a
 * binding.gyp and the lock does not say that they forbid it. They carry finished binaries.
 */
const compiledUnlessForbidden = ["better-sqlite3-multiple-ciphers"];

const allowedLicences = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "MPL-2.0",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "CC-BY-4.0",
  "Python-2.0",
  "Unlicense",
  "Zlib",
  "WTFPL",
  // Faces of type.
  "OFL-1.1",
]);

/** Read in their files: their package.json, and with it the lock, says nothing. */
const licencesInFiles: Readonly<Record<string, string>> = { "combine-errors": "MIT", "png-js": "MIT" };

test("every install script in the lock was reviewed, and every review is still needed", () => {
  const withScript = locked.filter((entry) => entry.hasInstallScript).map((entry) => entry.name);
  expect(Object.keys(manifest.allowScripts).sort()).toEqual(
    [...new Set([...withScript, ...compiledUnlessForbidden])].sort(),
  );
});

test("every package in the lock has an integrity, and none a download address", () => {
  expect(locked.filter((entry) => !entry.integrity).map((entry) => entry.name)).toEqual([]);
  expect(locked.filter((entry) => entry.resolved).map((entry) => entry.name)).toEqual([]);
});

test("our own dependencies are pinned to one version each", () => {
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test("every licence in the lock is one we may ship or build with", () => {
  const open = (licence: string): boolean =>
    licence
      .replace(/[()]/g, "")
      .split(" OR ")
      .some((choice) => choice.split(" AND ").every((part) => allowedLicences.has(part)));
  const licences = locked.map(
    ({ name, license }) => [name, license ?? licencesInFiles[name] ?? "none"] as const,
  );
  const others = licences.filter(([, licence]) => !open(licence));
  expect(others.map((entry) => entry.join(" "))).toEqual([]);
  const silent = locked.filter(({ license }) => license === undefined).map(({ name }) => name);
  expect([...new Set(silent)].sort()).toEqual(Object.keys(licencesInFiles));
});
