import { createHash } from "node:crypto";
import { signerOf } from "../../electron/core/keys/device-key.ts";
import { canonicalJson } from "../../shared/log/canonical.ts";
import { vouchingStatement } from "../../shared/proof/vouching.ts";
import type { Seeded } from "./seeded.ts";
import type { Given } from "./story.ts";

export type Body = Record<string, unknown> & { payload: Record<string, unknown> };

/** A line of a log that can be tampered with. */
export interface Line {
  seq: string;
  device: string;
  key: string;
  sig: string;
  body: string;
}

/** What strangers are given, under keys that follow from the seed, so that it can be signed anew. */
export interface Base {
  anchor: string;
  log: Line[];
  record: { head: string; lines: Line[]; parts: string[] };
  receipt: string;
  /** Signs in the name of whoever has this public key. */
  sign(key: string, text: string): string;
  /** A key that nobody has enrolled. */
  stranger: string;
  random: Seeded;
}

export const hashOf = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const lineOf = (text: string): Line => {
  const [seq = "", device = "", key = "", sig = "", body = ""] = text.split("\t");
  return { seq, device, key, sig, body };
};
export const textOf = ({ seq, device, key, sig, body }: Line) => [seq, device, key, sig, body].join("\t");
export const bodyOf = (line: Line) => JSON.parse(line.body) as Body;

/** @param vouched the hub vouches for the key on the receipt */
export function baseOf(given: Given, random: Seeded, vouched: boolean): Base {
  const pairs = new Map<string, { publicKey: string; privateKey: string }>();
  const own = (known: string) => {
    const pair = pairs.get(known) ?? random.keyPair();
    return pairs.set(known, pair).get(known) as typeof pair;
  };
  const secret = new Map<string, string>();
  const sign = (key: string, text: string) => signerOf(secret.get(key) as string).sign(text);
  const renamed = (text: string) =>
    [...pairs].reduce((done, [known, { publicKey }]) => done.replaceAll(known, publicKey), text);
  const all = given.log.trimEnd().split("\n").map(lineOf);
  const [head = "", ...rest] = given.record.trimEnd().split("\n");
  const parts = rest.filter((line) => line.startsWith("part\t"));
  const recorded = rest.filter((line) => !line.startsWith("part\t")).map(lineOf);
  for (const known of [given.anchor, ...all.map(({ key }) => key)]) own(known);
  for (const { publicKey, privateKey } of pairs.values()) secret.set(publicKey, privateKey);
  const outsider = random.keyPair();
  secret.set(outsider.publicKey, outsider.privateKey);
  const anew = (line: Line): Line => {
    const key = own(line.key).publicKey;
    const body = renamed(line.body);
    return { ...line, key, body, sig: sign(key, body) };
  };
  const anchor = own(given.anchor).publicKey;
  const words = renamed(given.receipt).trimEnd().split("\n").slice(0, 9);
  const [, code = "", key = ""] = (words[7] ?? "").split(" ");
  if (vouched) words[8] = `${words[8]?.split(" ")[0]} ${sign(anchor, vouchingStatement(code, key))}`;
  const label = given.receipt.trimEnd().split("\n")[9]?.split(" ")[0] ?? "";
  const base: Base = {
    anchor,
    log: all.map(anew),
    record: { head, lines: recorded.map(anew), parts },
    receipt: sealedReceipt(words, label, (text) => sign(key, text)),
    sign,
    stranger: outsider.publicKey,
    random,
  };
  return base;
}

export function sealedReceipt(
  words: readonly string[],
  label: string,
  sign: (text: string) => string,
): string {
  const text = words.map((line) => `${line}\n`).join("");
  return `${text}${label} ${sign(text)}\n`;
}

/** The line with another body, signed by whoever signed it, or by another key. */
export function resigned(
  { sign }: Pick<Base, "sign">,
  line: Line,
  body: object | string,
  key = line.key,
): Line {
  const text = typeof body === "string" ? body : canonicalJson(body);
  return { ...line, key, body: text, sig: sign(key, text) };
}

/**
 * The lines with one of them said otherwise by its own author, and everything that follows it linked and
 * signed anew: what whoever holds all the keys could make of it.
 */
export function rewritten(
  base: Pick<Base, "sign">,
  lines: readonly Line[],
  at: number,
  change: (body: Body) => void,
): Line[] {
  const hashes = new Map<string, string>();
  return lines.map((line, index) => {
    const body = bodyOf(line);
    if (index === at) change(body);
    const text = [...hashes].reduce((done, [from, to]) => done.replaceAll(from, to), canonicalJson(body));
    if (text === line.body) return line;
    hashes.set(hashOf(line.body), hashOf(text));
    return resigned(base, line, text);
  });
}
