import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "./canonical.ts";
import { HIDDEN, matchParts, referencesAt, referencesIn, resolve, separate, valuesOf } from "./parts.ts";
import { seal, open } from "./seal.ts";
import type { OperationBody } from "./operation.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
let salts = 0;
const newSalt = () => `salt ${(salts += 1)}`;

const personal = { "set.phone": HIDDEN, "signatures.*.strokes": [[]], note: HIDDEN };
const payload = {
  person: "p",
  set: { phone: "8001", dept: "财务部" },
  signatures: [
    { role: "giver", strokes: [[[1, 2, 3]]] },
    { role: "receiver", strokes: [[[4, 5, 6]]] },
  ],
  note: "",
};

describe("personal values", () => {
  test("leave nothing in the payload but their hash, and come back from their parts", () => {
    const { payload: hidden, parts } = separate(payload, personal, newSalt, sha256);
    expect(parts).toHaveLength(3);
    expect(canonicalJson(hidden)).not.toContain("8001");
    expect(hidden).toMatchObject({ set: { dept: "财务部" }, note: "" });
    const body = canonicalJson(hidden);
    expect(referencesIn(body)).toEqual(expect.arrayContaining(parts.map(sha256)));
    const at = valuesOf(matchParts(body, parts, sha256).parts);
    expect(resolve(hidden, personal, at)).toEqual({ payload, withheld: [] });
  });

  test("that are not at hand read neutral, and it is said where", () => {
    const { payload: hidden, parts } = separate(payload, personal, newSalt, sha256);
    const only = valuesOf(matchParts(canonicalJson(hidden), parts.slice(1), sha256).parts);
    const { payload: said, withheld } = resolve(hidden, personal, only);
    expect(said).toEqual({ ...payload, set: { ...payload.set, phone: HIDDEN } });
    expect(withheld).toEqual([{ path: "set.phone", part: sha256(parts[0] as string) }]);
    expect(referencesAt(hidden, personal).map(({ path }) => path)).toEqual([
      "set.phone",
      "signatures.0.strokes",
      "signatures.1.strokes",
    ]);
  });

  test("the same value has another hash each time: a short number cannot be found by trying", () => {
    const hashes = [1, 2].map(
      () => referencesAt(separate(payload, personal, newSalt, sha256).payload, personal)[0]?.part,
    );
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  test("parts that the body does not name are told apart, and never read", () => {
    const { payload: hidden, parts } = separate(payload, personal, newSalt, sha256);
    const forged = canonicalJson({ salt: "x", value: "110" });
    const body = canonicalJson(hidden);
    const texts = [forged, ...parts, "not even JSON"];
    expect(matchParts(body, texts, sha256).foreign).toEqual([0, 4]);
    expect(matchParts(body, texts, sha256).parts.size).toBe(3);
  });

  test("a text that looks like a reference is a text", () => {
    const part = sha256("x");
    const written = canonicalJson({ text: `{"$part":"${part}"}`, other: `{"$part":"${part}"` });
    expect(referencesIn(written)).toEqual([]);
    expect(referencesIn(canonicalJson({ text: { $part: part } }))).toEqual([part]);
  });

  test("whatever a payload holds, taking apart and putting together gives it back", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (held) => {
        const said = JSON.parse(canonicalJson(held)) as Record<string, unknown>;
        const paths = { ...personal, "*": HIDDEN, "a.b": HIDDEN };
        const { payload: hidden, parts } = separate(said, paths, newSalt, sha256);
        const at = valuesOf(matchParts(canonicalJson(hidden), parts, sha256).parts);
        expect(resolve(hidden, paths, at).payload).toEqual(said);
      }),
      { seed: 20261125, numRuns: 300 },
    );
  });
});

test("hash and signature cover the body alone, and hold without the parts", () => {
  const { payload: hidden, parts } = separate(payload, personal, newSalt, sha256);
  const body = {
    ...{ id: "00000000-0000-4000-8000-000000000001", type: "person.set", v: 2, clockSkewMs: 0, baseSeq: 0 },
    ...{ workspace: "00000000-0000-4000-8000-000000000002", device: "00000000-0000-4000-8000-000000000003" },
    ...{ deviceSeq: 1, actor: "00000000-0000-4000-8000-000000000004", at: "2026-11-25T10:00:00.000+08:00" },
    ...{ touches: ["person:00000000-0000-4000-8000-000000000005"], payload: hidden },
  } satisfies OperationBody;
  const crypto = { sha256, sign: (text: string) => `signed ${sha256(text)}` };
  const { sealed, op } = seal(body, crypto, parts);
  expect(sealed.sig).toBe(`signed ${sha256(sealed.body)}`);
  expect(op.parts?.size).toBe(3);
  const bare = open({ body: sealed.body, sig: sealed.sig }, sha256);
  expect(bare).toMatchObject({ ok: true, op: { hash: op.hash } });
  const whole = open(sealed, sha256);
  expect(whole.ok && whole.op.parts).toEqual(op.parts);
});
