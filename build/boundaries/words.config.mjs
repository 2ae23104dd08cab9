// What may be said where (architecture.md 6): the clock, randomness, the network and raw IPC, as words
// in the source rather than imports. Spread into eslint.config.mjs and used alone by tests/boundaries.

/** @typedef {{selector: string, message: string}} Ban */

/** @type {Ban[]} */
const clockAndRandomness = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: "The clock is injected; only a composition root reads it (architecture.md 6).",
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "The clock is injected; only a composition root reads it (architecture.md 6).",
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: "The clock is injected; only a composition root reads it (architecture.md 6).",
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: "Randomness is injected; only a composition root draws it (architecture.md 6).",
  },
  {
    selector:
      ":matches(MemberExpression[property.name='randomUUID'], ImportSpecifier[imported.name='randomUUID'])",
    message: "Identifiers are injected; only a composition root makes them (architecture.md 6).",
  },
];

/** @type {Ban[]} */
const rawIpc = [
  {
    selector: ":matches(ImportSpecifier[imported.name='ipcMain'], MemberExpression[property.name='ipcMain'])",
    message: "Raw ipcMain only in electron/main/ipc/register.ts, which checks sender and arguments (S13).",
  },
];

/** @type {Ban[]} */
const electronNet = [
  {
    selector: "ImportDeclaration[source.value='electron'] ImportSpecifier[imported.name=/^(net|netLog)$/]",
    message: "The network only in electron/core/sync, electron/core/probes and hub (architecture.md 6).",
  },
];

const networkWords = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "WebTransport"];
const nodeWords = ["process", "Buffer", "global", "require", "__dirname", "__filename", "setImmediate"];
const browserWords = [
  "window",
  "document",
  "navigator",
  "location",
  "localStorage",
  "sessionStorage",
  "indexedDB",
];
/** There without Node or DOM, but each reads a clock or draws a number. */
const effectWords = ["setTimeout", "setInterval", "queueMicrotask", "performance", "crypto", "console"];

/** @param {string[]} names @param {string} message */
const bannedWords = (names, message) => names.map((name) => ({ name, message }));

const networkMessage =
  "The network only in electron/core/sync, electron/core/probes and hub (architecture.md 6).";

const source = (/** @type {string} */ folder) => `${folder}/**/*.{ts,tsx}`;
const tests = ["**/*.test.ts", "**/*.test.tsx"];
const compositionRoots = [
  "**/main.ts",
  "**/cli/**/*.ts",
  "electron/core/compose.ts",
  "hub/compose.ts",
  "electron/main/**/*.ts",
];

/** @type {import("eslint").Linter.Config[]} */
export const words = [
  {
    name: "deskside/injected-clock-and-randomness",
    files: ["shared", "renderer", "hub", "electron"].map(source),
    ignores: [...tests, ...compositionRoots],
    rules: { "no-restricted-syntax": ["error", ...clockAndRandomness, ...rawIpc, ...electronNet] },
  },
  {
    name: "deskside/raw-ipc-in-one-file",
    files: compositionRoots,
    ignores: [...tests, "electron/main/ipc/register.ts", "build/**", "tests/**"],
    rules: { "no-restricted-syntax": ["error", ...rawIpc, ...electronNet] },
  },
  {
    name: "deskside/network-in-three-places",
    files: ["renderer", "electron"].map(source),
    ignores: [...tests, "electron/core/sync/**", "electron/core/probes/**"],
    rules: { "no-restricted-globals": ["error", ...bannedWords(networkWords, networkMessage)] },
  },
  {
    name: "deskside/shared-runs-anywhere",
    files: [source("shared")],
    ignores: tests,
    rules: {
      "no-restricted-globals": [
        "error",
        ...bannedWords(networkWords, networkMessage),
        ...bannedWords(
          [...nodeWords, ...browserWords, ...effectWords],
          "shared/ runs anywhere: no Node, no DOM, no clock, no randomness (architecture.md 6).",
        ),
      ],
    },
  },
];
