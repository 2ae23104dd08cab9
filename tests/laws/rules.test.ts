import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMANDS } from "../../shared/domain/commands.ts";
import type { CommandType } from "../../shared/domain/commands.ts";
import { firstBreach } from "../../shared/domain/kind/rule.ts";
import type { Rule } from "../../shared/domain/kind/rule.ts";
import type { z } from "zod";
import { ask, temporaryFolder } from "../support/core/core.ts";
import { SEALED_COMMANDS } from "../support/domain/asks.ts";
import { payloadsOf } from "../support/domain/payloads.ts";
import type { Payload } from "../support/domain/payloads.ts";
import { valuesOf } from "../support/domain/values.ts";
import type { Materials } from "../support/domain/values.ts";
import { TODAY, endPrograms, makeProfile, openSession, profileAt } from "../upgrade/old-programs.ts";
import type { ProgramError, Session } from "../upgrade/old-programs.ts";
import { Office, RETIRED } from "./office.ts";

// What a rule refuses is refused on every path: in the form, which asks the rule itself, in the core,
// and on the command line. What breaks each rule is found by trying what the form of a command allows.

const SEED = 20261128;
const TRIED = 3000;

const office = new Office();
const hand = office.hand(office.one);
/** As a careless person could fill it in: moments to come, and few names. */
const careless: Materials = {
  ids: (kind) => (kind === null ? [office.hub.workspace] : hand.ids(kind)),
  words: fc.constantFrom("Li Na", "王芳"),
  moments: [...hand.moments, "2099-01-01T08:00:00.000Z"],
};

const ruled = SEALED_COMMANDS.flatMap((type) => {
  const { schema, act } = COMMANDS[type as keyof typeof COMMANDS] as CommandType;
  const rules = (act?.rules ?? []) as readonly Rule<unknown>[];
  if (rules.length === 0) return [];
  const tried = fc.sample(valuesOf(schema as z.ZodType<unknown, Payload>, careless), {
    seed: SEED,
    numRuns: TRIED,
  });
  const broken = rules.map((rule) => tried.filter((asked) => rule(schema.parse(asked), hand.known) !== null));
  const breaches = new Map(
    broken.flatMap((all) =>
      all.flatMap((asked) => {
        const error = firstBreach(rules, schema.parse(asked), hand.known);
        return error ? [[JSON.stringify(error.details), { type, asked, error }] as const] : [];
      }),
    ),
  );
  return [
    { type, unbroken: broken.filter((all) => all.length === 0).length, breaches: [...breaches.values()] },
  ];
});

test("every rule is broken by something, and those of a hand-over are among them", () => {
  expect(ruled.filter(({ unbroken }) => unbroken > 0).map(({ type }) => type)).toEqual([]);
  const of = (type: string) =>
    ruled.find((each) => each.type === type)?.breaches.map(({ error }) => error.details);
  expect(of("custody.handOver")).toEqual(
    expect.arrayContaining([{ missing: ["dueBack"] }, { rule: "giverIsReceiver" }, { rule: "inFuture" }]),
  );
});

const breaches = ruled.flatMap((each) => each.breaches);
const cases = breaches.map((breach) => ({ ...breach, why: JSON.stringify(breach.error.details) }));

describe("refused on every path:", () => {
  const folder = temporaryFolder();
  let session: Session;
  beforeAll(async () => {
    const at = profileAt(join(folder.path, "profile"), "correct horse");
    await makeProfile(TODAY, at, { name: "王五", workspaceName: "测试" });
    session = openSession(TODAY, at);
    for (const command of RETIRED) await session.execute(command as { type: string });
  });
  afterAll(async () => {
    await session.close();
    endPrograms();
    folder.remove();
  });

  test.each(cases)("$type $why", async ({ type, asked, error }) => {
    const sealed = () => ask(office.one.core, "outbox.page", { state: "waiting" }).total;
    const before = sealed();
    expect(office.one.core.execute({ type, ...asked })).toEqual({ ok: false, error });
    expect(sealed()).toBe(before);
    const said = await session.execute({ type, ...asked }).catch((refused: unknown) => refused);
    expect((said as ProgramError).code).toBe(error.code);
    expect((said as ProgramError).message).toContain(error.message);
  });
});

describe("a key that no form has is refused, not sealed:", () => {
  const payloads = (type: string): Payload => {
    const { schema } = COMMANDS[type as keyof typeof COMMANDS] as CommandType;
    const made =
      type === "conflict.resolve"
        ? payloadsOf(type, 2, careless)
        : valuesOf(schema as z.ZodType<unknown, Payload>, careless);
    const [first] = fc.sample(made, { seed: SEED, numRuns: 1 });
    return first as Payload;
  };

  test.each(SEALED_COMMANDS)("%s", (type) => {
    const asked = payloads(type);
    const beside = office.one.core.execute({ type, ...asked, hologram: true });
    expect(beside).toMatchObject({ ok: false, error: { code: "malformed", path: "hologram" } });
    for (const [name, part] of Object.entries(asked)) {
      if (typeof part !== "object" || part === null || Array.isArray(part)) continue;
      const within = office.one.core.execute({ type, ...asked, [name]: { ...part, hologram: true } });
      expect(within).toMatchObject({ ok: false, error: { code: "malformed", path: `${name}.hologram` } });
    }
  });
});
