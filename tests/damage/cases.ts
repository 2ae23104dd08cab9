import type { Spoil } from "./spoil.ts";
import type { Subject } from "./subject.ts";

export interface Case {
  name: string;
  subject: Subject["name"];
  spoils: Spoil[];
}

const STORE = "store.db";
const WAL = "store.db-wal";

/** A place given by its byte: one more, so that it is no part. */
const byte = (at: number): number => at + 1;

function closed(name: string, ...spoils: Spoil[]): Case {
  return { name, subject: "closed", spoils };
}
function killed(name: string, ...spoils: Spoil[]): Case {
  return { name, subject: "killed", spoils };
}
const parts = (count: number): number[] => Array.from({ length: count }, (_, index) => (index + 0.5) / count);

/** One of each kind that ever was seen to do harm: pages, cuts, the salt, the log, the files beside. */
export const NAMED: readonly Case[] = [
  ...[6, 51, 1, 2, 3, 4, 5, 101, 201].map((page) =>
    closed(`page ${page} zeroed`, { do: "zero", file: STORE, page }),
  ),
  closed("64 pages zeroed", { do: "zero", file: STORE, page: 60, pages: 64 }),
  ...[0.999, 0.25, 0.5, 0.9].map((to) => closed(`cut to ${to}`, { do: "cut", file: STORE, to })),
  ...[0, 7, 15].map((at) => closed(`salt: byte ${at}`, { do: "flip", file: STORE, at: byte(at) })),
  closed(
    "salt gone",
    ...Array.from({ length: 16 }, (_, at): Spoil => ({ do: "flip", file: STORE, at: byte(at) })),
  ),
  ...parts(18).map((at) => killed(`log: flip at ${at.toFixed(3)}`, { do: "flip", file: WAL, at })),
  ...[0, 4, 16, 24].map((at) => killed(`log: head, byte ${at}`, { do: "flip", file: WAL, at: byte(at) })),
  ...[32, 36, 40, 48].map((at) =>
    killed(`log: first frame, byte ${at}`, { do: "flip", file: WAL, at: byte(at) }),
  ),
  ...[0.25, 0.5, 0.9].map((to) => killed(`log cut to ${to}`, { do: "cut", file: WAL, to })),
  killed("log removed", { do: "remove", file: WAL }),
  killed("log is noise", { do: "noise", file: WAL, from: 0, to: 1 }),
  killed(
    "log half noise, no mark",
    { do: "noise", file: WAL, from: 0.4, to: 0.5 },
    { do: "remove", file: "mark" },
  ),
  killed("store emptied beside its log", { do: "cut", file: STORE, to: 0 }),
  killed("store removed beside its log", { do: "remove", file: STORE }),
  ...parts(14).map((at) => closed(`flip at ${at.toFixed(3)}`, { do: "flip", file: STORE, at })),
  closed("flip in a page that only the end of an opening reads", { do: "flip", file: STORE, at: 0.0545 }),
  closed("mark removed", { do: "remove", file: "mark" }),
  closed("mark is noise", { do: "noise", file: "mark", from: 0, to: 1 }),
  closed("reserve removed", { do: "remove", file: "reserve" }),
  closed("identity beside it removed", { do: "remove", file: "identity" }),
];

/** @param chance from 0 to 1, another one at each call */
export function randomCase(chance: () => number): Case {
  const subject = chance() < 0.5 ? "closed" : "killed";
  const count = 1 + Math.floor(chance() * 4);
  const spoils = Array.from({ length: count }, () => randomSpoil(chance, subject));
  if (chance() < 0.15) spoils.push({ do: "remove", file: "mark" });
  return { name: `random: ${spoils.map((each) => `${each.do} ${each.file}`).join(", ")}`, subject, spoils };
}

function randomSpoil(chance: () => number, subject: Subject["name"]): Spoil {
  const file = subject === "killed" && chance() < 0.7 ? WAL : STORE;
  const kind = chance();
  if (kind < 0.4) return { do: "flip", file, at: chance() };
  if (kind < 0.65)
    return { do: "zero", file, page: 1 + Math.floor(chance() * 250), pages: 1 + Math.floor(chance() * 8) };
  if (kind < 0.85) {
    const from = chance();
    return { do: "noise", file, from, to: Math.min(1, from + chance() * 0.1) };
  }
  return { do: "cut", file, to: 0.1 + chance() * 0.9 };
}
