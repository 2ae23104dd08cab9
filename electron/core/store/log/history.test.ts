import { expect, test } from "vitest";
import { ask, enrolledConsole, finish, office, run } from "../../../../tests/support/core/core.ts";
import type { Console, StandInHub } from "../../../../tests/support/core/core.ts";
import type { AcceptedOperation, PullReply } from "../../../../shared/protocol/pull.ts";
import { generateDeviceKey, signerOf } from "../../keys/device-key.ts";
import { verifyStore } from "../care/verify-store.ts";
import { createSignatureWalk } from "./signature-walk.ts";

// One history (ADR 28): what a hub may do to its log with true words, and what a console makes of it.

function signingOffice(seed: number) {
  const made = office(seed);
  made.hub.signs = true;
  for (const { sync } of [made.a, made.b]) made.hub.pull(sync);
  return made;
}

function register({ core }: Console, ...names: string[]): void {
  for (const name of names) run(core, { type: "asset.register", set: { name } });
}

const names = ({ core }: Console) =>
  ask(core, "asset.page", { limit: 500 })
    .rows.map(({ name }) => name)
    .sort();
const next = (hub: StandInHub, { sync }: Console) => hub.page(sync.cursor().feed, 2000);
const accusations = ({ core }: Console) => ask(core, "store.status", {}).signatures.histories;
const lastBody = (console: Console) => JSON.parse(console.sync.outbox(500).at(-1)?.body ?? "{}") as Body;
interface Body {
  id: string;
  prev?: string;
  seen?: { epoch: number; feed: number; hash: string };
}

/** What is wrong with a page is said, nothing of it is taken, and it stays known. */
function expectRefused(console: Console, page: PullReply, shown: string[]): void {
  const cursor = console.sync.cursor();
  for (let times = 0; times < 2; times += 1) {
    expect(console.sync.integrate(page, true)).toEqual({ otherHistory: expect.any(String) as string });
  }
  expect(console.sync.cursor()).toEqual(cursor);
  expect(names(console)).toEqual(shown);
  expect(accusations(console)).toBe(1);
  expect(console.sync.attention()).toEqual({ conflicts: 0, refused: 0, wrong: 1 });
  const problems = finish(verifyStore(console.core.profile.store)).problems;
  expect(problems.map(({ code }) => code)).toEqual(["history"]);
}

const LIES: [string, (operations: AcceptedOperation[]) => AcceptedOperation[]][] = [
  ["left out", (all) => all.filter((_, at) => at !== 1)],
  ["held back at the end of a page", (all) => all.slice(0, -1)],
  ["sent in another order", ([first, second, ...rest]) => renumbered([second, first, ...rest])],
  ["changed", (all) => all.map((each, at) => (at === 1 ? said(each, "乙的第二件", "别的") : each))],
  ["told twice", (all) => renumbered([...all.slice(0, 2), ...all.slice(1)])],
];

/** The same numbers for other operations. */
function renumbered(operations: (AcceptedOperation | undefined)[]): AcceptedOperation[] {
  const all = operations.flatMap((each) => each ?? []);
  const first = Math.min(...all.map(({ feed }) => feed));
  return all.map((each, at) => ({ ...each, feed: first + at, seq: first + at }));
}

const said = (operation: AcceptedOperation, from: string, to: string): AcceptedOperation => ({
  ...operation,
  body: operation.body.replace(from, to),
});

test.each(LIES)("what the hub signed and then %s is not taken", (_, lie) => {
  const { hub, a, b } = signingOffice(100);
  register(a, "甲的");
  hub.sync(a.sync);
  register(b, "乙的第一件", "乙的第二件", "乙的第三件");
  hub.sync(b.sync);
  const page = next(hub, a);
  expectRefused(a, { ...page, operations: lie(page.operations) }, ["甲的"]);
  // The true one is taken; that another was shown stays known.
  hub.pull(a.sync);
  expect(names(a)).toEqual(names(b));
  expect(accusations(a)).toBe(1);
});

test("what somebody else signed, or was signed for another place, is not taken", () => {
  const { hub, a, b } = signingOffice(110);
  register(b, "乙的");
  hub.sync(b.sync);
  const page = next(hub, a);
  const history = page.history as NonNullable<PullReply["history"]>;
  const forged = { ...history, sig: signerOf(generateDeviceKey().privateKey).sign("anything") };
  expectRefused(a, { ...page, history: forged }, []);
  expect(a.sync.integrate({ ...page, epoch: 2 }, true)).toHaveProperty("otherHistory");
});

test("what comes into sight is what was hidden in its place, or the page is not taken", () => {
  const { hub, a, b } = signingOffice(115);
  register(b, "乙的第一件", "乙的第二件");
  hub.sync(b.sync);
  const page = next(hub, a);
  const [secret, ...rest] = page.operations.slice(-2) as [AcceptedOperation, AcceptedOperation];
  const hash = a.core.profile.store.verifier.sha256(secret.body);
  const shown = page.operations.slice(0, -2);
  const hidden = [{ seq: secret.seq, feed: secret.feed, hash }];
  a.sync.integrate({ ...page, operations: [...shown, ...rest], hidden }, true);
  expect(names(a)).toEqual(["乙的第二件"]);
  const later = next(hub, a);
  const other = { ...secret, body: rest[0]?.body ?? "", sig: rest[0]?.sig ?? "" };
  expectRefused(a, { ...later, brought: [other] }, ["乙的第二件"]);
  expect(a.sync.integrate({ ...later, brought: [secret] }, true)).toMatchObject({ added: 1 });
  expect(names(a)).toEqual(["乙的第一件", "乙的第二件"]);
});

test("a past that is another now is found out with the next page, also an empty one", () => {
  const { hub, a, b } = signingOffice(120);
  register(b, "乙的第一件", "乙的第二件");
  hub.sync(b.sync);
  hub.pull(a.sync);
  const kept = [...hub.log];
  hub.log.splice(-2, 2, ...renumbered(kept.slice(-2).reverse()));
  expectRefused(a, next(hub, a), ["乙的第一件", "乙的第二件"]);
  register(b, "之后的");
  hub.log.splice(-2, 2, ...kept.slice(-2));
  hub.sync(b.sync);
  hub.log.splice(-3, 2, ...renumbered(kept.slice(-2).reverse()));
  expect(a.sync.integrate(next(hub, a), true)).toHaveProperty("otherHistory");
});

test("who once took signed pages takes no unsigned one; who never did, does", () => {
  const { hub, a } = office(130);
  const b = enrolledConsole(hub, "丙", "C3", 135);
  hub.signs = true;
  hub.pull(a.sync);
  hub.signs = false;
  register(b, "丙的");
  hub.sync(b.sync);
  expect(names(b)).toEqual(["丙的"]);
  expectRefused(a, next(hub, a), []);
});

test("the first operation that crosses two histories shows it, once its signature was checked", () => {
  const { hub, a, b } = signingOffice(140);
  const common = hub.log.length;
  register(a, "甲的");
  hub.sync(a.sync);
  // The hub tells the one console about it and the other not.
  const told = hub.log.splice(common);
  hub.pull(b.sync);
  register(b, "乙的");
  hub.push(b.sync);
  hub.pull(b.sync);
  register(b, "乙的之后");
  expect(lastBody(b).seen?.feed).toBe(hub.log.at(-1)?.feed);
  hub.push(b.sync);
  hub.log.splice(common, 0, ...told);
  expect(accusations(a)).toBe(0);
  hub.pull(a.sync);
  expect(names(a)).toEqual(["乙的", "乙的之后", "甲的"]);
  expect(accusations(a)).toBe(1);
  expect(a.sync.attention()).toEqual({ conflicts: 0, refused: 0, wrong: 1 });
  const { id } = JSON.parse(hub.log.at(-1)?.body ?? "") as Body;
  const { problems } = finish(verifyStore(a.core.profile.store));
  expect(problems).toEqual([expect.objectContaining({ code: "history", subject: id })]);
  // So does one that comes later.
  const late = enrolledConsole(hub, "丁", "D4", 145);
  hub.pull(late.sync);
  expect(accusations(late)).toBe(1);
});

test("behind a first sync a witness is heard in the idle walk", () => {
  const { hub, a, b } = signingOffice(150);
  register(b, ...Array.from({ length: 210 }, (_, at) => `第 ${at} 件`));
  hub.sync(b.sync);
  register(b, "见过别的");
  hub.push(b.sync);
  // Had the hub shown b another name for the first: all behind it differs.
  const first = hub.log.find(({ body }) => body.includes("第 0 件")) as AcceptedOperation;
  first.sig = first.sig.replace(/^./, (c) => (c === "A" ? "B" : "A"));
  first.body = first.body.replace("第 0 件", "第零件");
  hub.pull(a.sync);
  expect(accusations(a)).toBe(0);
  const walk = createSignatureWalk(a.core.profile.store);
  while (walk.slice());
  expect(accusations(a)).toBeGreaterThan(0);
});

test("an operation says what its author had seen, and what its device did before", () => {
  const { hub, a } = office(160);
  register(a, "没有签名的历史");
  expect(lastBody(a)).not.toHaveProperty("seen");
  expect(lastBody(a)).not.toHaveProperty("prev");
  hub.sync(a.sync);
  hub.signs = true;
  hub.pull(a.sync);
  register(a, "有签名的");
  const { feed } = a.sync.cursor();
  expect(lastBody(a).seen).toEqual({ epoch: 1, feed, hash: hub.history(0, feed).hash });
  expect(lastBody(a).prev).toBe(a.core.profile.store.verifier.sha256(hub.log.at(-1)?.body ?? ""));
});

test("an upgraded console reckons its own log once, in slices", () => {
  const { hub, a, b } = office(170);
  register(b, ...Array.from({ length: 700 }, (_, at) => `第 ${at} 件`));
  hub.sync(b.sync);
  hub.pull(a.sync);
  hub.signs = true;
  let slices = 1;
  while (a.sync.reckonHistory()) slices += 1;
  expect(slices).toBe(2);
  const before = a.sync.cursor();
  expect(a.sync.integrate(next(hub, a), true)).toMatchObject({ added: 0, anew: false });
  expect(a.sync.cursor()).toEqual(before);
  expect(a.core.profile.store.meta.get("historySigned")).toBe(true);
  expect(a.sync.reckonHistory()).toBe(false);
});

test("one that cannot reckon it pulls once more, and accuses nobody", () => {
  const { hub, a, b } = office(180);
  register(b, "第一件", "第二件");
  hub.sync(b.sync);
  hub.pull(a.sync);
  // An older program was never told of this one.
  const { db } = a.core.profile.store;
  db.prepare("UPDATE operation SET seq = NULL, feed = NULL WHERE n = (SELECT max(n) FROM operation)").run();
  hub.signs = true;
  while (a.sync.reckonHistory());
  expect(a.sync.integrate(next(hub, a), true)).toMatchObject({ anew: true });
  expect(a.sync.cursor().feed).toBe(0);
  hub.pull(a.sync);
  expect(names(a)).toEqual(["第一件", "第二件"]);
  expect(accusations(a)).toBe(0);
  expect(a.core.profile.store.meta.get("historySigned")).toBe(true);
});
