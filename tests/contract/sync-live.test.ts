import { StoreReadOnly } from "../../electron/core/store/care/read-only.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CoreEvent, SyncStatus } from "../../shared/ipc/change-batch.ts";
import type { PullReply } from "../../shared/protocol/pull.ts";
import type { PushReply } from "../../shared/protocol/push.ts";
import type { Console, Office } from "../support/sync/sync-office.ts";
import { WIRES, hubLog, logOf, openOffice, settle } from "../support/sync/sync-office.ts";

const open = (console: Console, title = "打印机卡纸") => console.act({ type: "ticket.open", set: { title } });
const status = (console: Console) => console.query<SyncStatus>("sync.status");
const tickets = (console: Console) => console.query<{ total: number }>("ticket.page", { scope: "all" }).total;
/** Waits for a state, however busy the machine is. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 30_000, interval: 10 });
/** The engine is at rest: nothing runs, the next round is only a timer. */
const resting = (console: Console) =>
  eventually(() => console.scheduled !== null && status(console).phase !== "working").toBe(true);

describe.each(WIRES)("the running engine %s", (wire) => {
  let office: Office;
  let a: Console;
  let b: Console;

  beforeEach(async () => {
    office = await openOffice(wire);
    a = await office.console(await office.member());
    b = await office.console(await office.member("lead", "李雷"));
  });
  afterEach(() => office.close());

  it("brings an act to a colleague by itself, without another handshake", async () => {
    a.core.sync.start();
    b.core.sync.start();
    await resting(a);
    await resting(b);
    a.line.sent.length = 0;
    b.line.sent.length = 0;
    open(a);
    await eventually(() => tickets(b)).toBe(1);
    await resting(a);
    await resting(b);
    expect(a.line.sent).not.toContain("handshake");
    expect(b.line.sent).toEqual(["pull"]);
    expect(status(a)).toMatchObject({ phase: "idle", waiting: 0, problem: null });
  });

  it("pushes at once where the hub's notices say that there is nothing newer", async () => {
    a.core.sync.start();
    await resting(a);
    // From the moment on at which the stream has said the present head.
    await eventually(async () => {
      await resting(a);
      a.line.sent.length = 0;
      open(a);
      await eventually(() => status(a).waiting).toBe(0);
      await resting(a);
      return a.line.sent[0];
    }).toBe("push");
    b.core.sync.start();
    await resting(b);
    open(b);
    await eventually(() => tickets(a)).toBe(tickets(b));
  });

  describe("with a stream that has said the present head", () => {
    const cursor = (console: Console) => console.profile.store.meta.get("cursor")?.feed ?? 0;
    const head = async () => (await hubLog(office)).length;
    /** One act that reached the hub, and how it went there. */
    const actAlone = async (): Promise<string[]> => {
      await resting(a);
      a.line.sent.length = 0;
      open(a);
      await eventually(() => status(a).waiting).toBe(0);
      await resting(a);
      return [...a.line.sent];
    };
    beforeEach(async () => {
      a.core.sync.start();
      await eventually(actAlone).toEqual(["push"]);
      office.advance(1500);
      await eventually(async () => {
        a.scheduled?.run();
        await resting(a);
        return cursor(a);
      }).toBe(await head());
    });

    it("pulls the page of one's own acts once for several of them, and by itself", async () => {
      expect(await actAlone()).toEqual(["push"]);
      expect(await actAlone()).toEqual(["push"]);
      expect(cursor(a)).toBe((await head()) - 2);
      expect(a.scheduled?.ms).toBeLessThanOrEqual(1000);
      a.line.sent.length = 0;
      office.advance(1500);
      a.scheduled?.run();
      await resting(a);
      expect(a.line.sent).toEqual(["pull"]);
      expect(cursor(a)).toBe(await head());
    });

    it("lets that page wait a second at the longest, however much is done meanwhile", async () => {
      expect(await actAlone()).toEqual(["push"]);
      office.advance(1001);
      expect(await actAlone()).toEqual(["push", "pull"]);
      expect(cursor(a)).toBe(await head());
    });

    it("lets a colleague's act in between not wait for it", async () => {
      expect(await actAlone()).toEqual(["push"]);
      await b.sync();
      open(b);
      await b.sync();
      await eventually(() => tickets(a)).toBe(tickets(b));
      await resting(a);
      expect(cursor(a)).toBe(await head());
    });

    it("pulls at once what a colleague sent just before one's own act", async () => {
      await b.sync();
      open(b);
      a.line.meddle = async (asked) => {
        if (asked !== "push") return undefined;
        a.line.meddle = null;
        await b.sync();
        return undefined;
      };
      expect((await actAlone()).slice(0, 2)).toEqual(["push", "pull"]);
      expect(tickets(a)).toBe(tickets(b) + 1);
      expect(cursor(a)).toBe(await head());
    });

    it("pulls the page again where it was stopped before it came", async () => {
      expect(await actAlone()).toEqual(["push"]);
      await a.core.sync.stop();
      a.core.sync.start();
      await eventually(async () => cursor(a) === (await head())).toBe(true);
    });
  });

  it("waits longer after each failure, says when it tries again, and recovers", async () => {
    a.core.sync.start();
    await resting(a);
    a.line.cut = true;
    const waits: number[] = [];
    for (let failure = 0; failure < 12; failure += 1) {
      a.scheduled?.run();
      await resting(a);
      waits.push(a.scheduled?.ms ?? 0);
      expect(status(a)).toMatchObject({
        phase: "offline",
        problem: "unreachable",
        nextTry: office.environment.now() + Math.round(a.scheduled?.ms ?? 0),
      });
    }
    for (const [index, ms] of waits.entries()) {
      const longest = Math.min(300_000, 1000 * 2 ** index);
      expect(ms).toBeGreaterThanOrEqual(longest / 2);
      expect(ms).toBeLessThanOrEqual(longest);
    }
    open(a);
    await resting(a);
    expect(status(a)).toMatchObject({ phase: "offline", waiting: 1 });
    a.line.cut = false;
    a.scheduled?.run();
    await resting(a);
    expect(status(a)).toMatchObject({ phase: "idle", waiting: 0, problem: null });
    expect(await hubLog(office)).toHaveLength(logOf(a).length);
  });

  it("tries at once when something is committed", async () => {
    a.line.cut = true;
    a.core.sync.start();
    await resting(a);
    a.line.cut = false;
    open(a);
    await eventually(() => status(a).waiting).toBe(0);
  });

  it.each(["handshake", "pull", "push"] as const)(
    "stops in the middle of a %s and loses nothing",
    async (asked) => {
      open(a);
      a.line.hold = asked;
      a.line.sent.length = 0;
      a.core.sync.start();
      await eventually(() => a.line.sent.includes(asked)).toBe(true);
      await a.core.sync.stop();
      expect(status(a)).toMatchObject({ waiting: 1, nextTry: null });
      expect(a.scheduled).toBe(null);
      a.line.hold = null;
      open(a);
      a.core.sync.start();
      await eventually(() => status(a).waiting).toBe(0);
      await settle(b);
      expect(tickets(b)).toBe(2);
    },
  );

  it("runs one round at a time; who asks meanwhile shares the next", async () => {
    open(a);
    const rounds = await Promise.all([a.sync(), a.sync(), a.sync()]);
    expect(rounds.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(a.line.sent.filter((asked) => asked === "handshake").length).toBeLessThanOrEqual(2);
    expect(a.line.sent.filter((asked) => asked === "push")).toHaveLength(1);
  });

  it("says how far a long first pull has come", async () => {
    for (let count = 0; count < 1200; count += 1) open(b, `工单 ${count}`);
    await settle(b);
    const seen: SyncStatus[] = [];
    const stop = a.core.subscribe((event: CoreEvent) => {
      if (event.event === "sync") seen.push(event.status);
    });
    await settle(a);
    stop();
    const progress = seen.flatMap((each) => (each.progress ? [each.progress] : []));
    expect(progress.length).toBeGreaterThan(0);
    for (const { done, total } of progress) expect(done).toBeLessThanOrEqual(total);
    expect(seen.at(-1)).toMatchObject({ phase: "idle", progress: null });
    expect(tickets(a)).toBe(1200);
  });

  it("believes no wrong page: the cursor stays, the right one is taken later", async () => {
    for (let count = 0; count < 3; count += 1) open(b);
    await settle(b);
    const cursor = () => a.profile.store.meta.get("cursor");
    const before = cursor();
    const wrong: ((page: PullReply) => PullReply)[] = [
      (page) => ({ ...page, epoch: page.epoch + 1 }),
      (page) => ({ ...page, operations: [...page.operations].reverse() }),
      (page) => ({ ...page, through: 1 }),
      (page) => ({ ...page, operations: page.operations.map((each) => ({ ...each, feed: 1 })) }),
    ];
    for (const spoil of wrong) {
      a.line.spoil = (asked, reply) =>
        asked === "pull" && reply.ok ? { ok: true, value: spoil(reply.value as PullReply) } : reply;
      expect(await a.sync()).toMatchObject({ ok: false, problem: "internal" });
      expect(cursor()?.feed ?? 0).toBe(before?.feed ?? 0);
    }
    a.line.spoil = null;
    await settle(a);
    expect(tickets(a)).toBe(3);
  });

  it("believes no wrong answers to a push: the outbox stays", async () => {
    const wrong: ((reply: PushReply) => PushReply)[] = [
      () => ({ answers: [] }),
      ({ answers }) => ({ answers: [...answers].reverse() }),
      ({ answers }) => ({ answers: [...answers, ...answers] }),
    ];
    for (const spoil of wrong) {
      // The next round's pull brings what the hub did take, so each turn needs work of its own.
      open(a);
      open(a);
      a.line.spoil = (asked, reply) =>
        asked === "push" && reply.ok ? { ok: true, value: spoil(reply.value as PushReply) } : reply;
      expect(await a.sync()).toMatchObject({ ok: false, problem: "internal", waiting: 2 });
    }
    a.line.spoil = null;
    await settle(a, b);
    expect(tickets(b)).toBe(2 * wrong.length);
  });

  it("says that the hub is busy, not that it cannot be reached, and recovers", async () => {
    a.core.sync.start();
    await resting(a);
    a.line.meddle = (asked) =>
      asked === "pull" || asked === "push"
        ? { ok: false, code: "rateLimited", message: "the hub has too much to do at once" }
        : undefined;
    open(a);
    await resting(a);
    await eventually(() => status(a)).toMatchObject({ phase: "offline", problem: "busy", waiting: 1 });
    a.line.meddle = null;
    a.scheduled?.run();
    await eventually(() => status(a)).toMatchObject({ phase: "idle", problem: null, waiting: 0 });
  });

  it("stores the answers to a batch while the hub is at work on the next", async () => {
    for (let count = 0; count < 25; count += 1) open(a, `工单 ${count}`);
    const seen: { size: number; stored: number }[] = [];
    a.line.meddle = (asked, request) => {
      if (asked !== "push") return undefined;
      const { length } = (request as { operations: unknown[] }).operations;
      seen.push({ size: length, stored: 25 - status(a).waiting });
      return length > 10 ? { ok: false, code: "tooLarge", message: "too large" } : undefined;
    };
    expect(await a.sync()).toMatchObject({ ok: true, accepted: 25, waiting: 0 });
    // Halved until it was small enough; from then on each leaves before the last one's answers are stored.
    expect(seen).toEqual([
      { size: 25, stored: 0 },
      { size: 13, stored: 0 },
      { size: 7, stored: 0 },
      { size: 7, stored: 0 },
      { size: 7, stored: 7 },
      { size: 4, stored: 14 },
    ]);
    await settle(b);
    expect(tickets(b)).toBe(25);
  });

  it("sends less at once where something in between takes no more", async () => {
    for (let count = 0; count < 40; count += 1) open(a);
    const sizes: number[] = [];
    a.line.meddle = (asked, request) => {
      if (asked !== "push") return undefined;
      const { length } = (request as { operations: unknown[] }).operations;
      sizes.push(length);
      return length > 10 ? { ok: false, code: "tooLarge", message: "too large" } : undefined;
    };
    expect(await a.sync()).toMatchObject({ ok: true, accepted: 40, waiting: 0 });
    expect(sizes.slice(0, 3)).toEqual([40, 20, 10]);
  });

  it("says that the laptop takes no more, keeps the cursor and goes on when there is room", async () => {
    open(b);
    await settle(b);
    const { store } = a.profile;
    const integrate = store.integrate;
    store.integrate = () => {
      throw new StoreReadOnly();
    };
    expect(await a.sync()).toMatchObject({ ok: false, problem: "readOnly" });
    expect(status(a)).toMatchObject({ phase: "needsAttention", problem: "readOnly" });
    store.integrate = integrate;
    await settle(a);
    expect(tickets(a)).toBe(1);
  });

  it("finds its hub again after the hub was restarted", async () => {
    a.core.sync.start();
    b.core.sync.start();
    await resting(a);
    await resting(b);
    await office.serve({});
    open(a);
    await eventually(() => status(a).waiting).toBe(0);
    b.scheduled?.run();
    await eventually(() => tickets(b)).toBe(1);
    await resting(b);
    open(a);
    await eventually(() => tickets(b)).toBe(2);
  });
});
