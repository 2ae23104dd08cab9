import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { CHEAP_ARGON2, must, temporaryFolder, testEnvironment } from "../../../tests/support/core/core.ts";
import { createPin } from "./pin.ts";
import { createProfile, openProfile } from "./profile.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());
const PASSPHRASE = "correct horse battery";
let made = 0;

/** A profile on disk with its pin; `again` ends the program and starts it anew. */
function laptop() {
  made += 1;
  const environment = testEnvironment(made);
  const at = { folder: join(folder.path, `p${made}`), environment };
  const alone = { name: "王五", workspaceName: "测试" };
  const created = must(
    createProfile({ ...at, locale: "zh-CN", passphrase: PASSPHRASE, alone, argon2: CHEAP_ARGON2 }),
  );
  let { profile } = created;
  let pin = createPin(profile, CHEAP_ARGON2);
  return {
    recoveryKey: created.recoveryKey,
    clock: environment.clock,
    store: () => profile.store,
    ask: (asked: Parameters<typeof pin.answer>[0]) => pin.answer(asked),
    again() {
      profile.store.close();
      profile = must(openProfile({ ...at, secret: { by: "passphrase", passphrase: PASSPHRASE } }));
      pin = createPin(profile, CHEAP_ARGON2);
    },
  };
}
const wrongOf = (answer: ReturnType<ReturnType<typeof laptop>["ask"]>) =>
  answer.ok ? null : { code: answer.error.code, ...answer.error.details };

describe("技术员的 PIN", () => {
  test("没有设置时说没有，也没有可核对的", () => {
    const { ask } = laptop();
    expect(must(ask({ act: "state" }))).toEqual({ set: false, left: 5, passphrase: true, waitMs: 0 });
    expect(wrongOf(ask({ act: "check", pin: "2468" }))).toMatchObject({ rule: "noPin" });
  });

  test("设置后核对；不在操作记录、草稿、偏好里，也没有明文", () => {
    const { ask, store } = laptop();
    must(ask({ act: "set", next: "24681357" }));
    expect(must(ask({ act: "check", pin: "24681357" }))).toMatchObject({ set: true, left: 5 });
    const tables = ["meta", "operation", "draft", "preference"];
    const rows = tables.map((name) => store().db.prepare(`SELECT * FROM ${name}`).all());
    expect(JSON.stringify(rows)).not.toContain("24681357");
  });

  test("五次不对就只认密码，重启也一样；密码对了重新计数", () => {
    const desk = laptop();
    must(desk.ask({ act: "set", next: "2468" }));
    for (const left of [4, 3, 2]) {
      expect(wrongOf(desk.ask({ act: "check", pin: "0000" }))).toEqual({ code: "wrongKey", left, waitMs: 0 });
    }
    desk.again();
    expect(must(desk.ask({ act: "state" })).left).toBe(2);
    for (const pin of ["0000", "1111"]) desk.ask({ act: "check", pin });
    desk.again();
    expect(wrongOf(desk.ask({ act: "check", pin: "2468" }))).toMatchObject({ rule: "pinLocked" });
    must(desk.ask({ act: "check", secret: PASSPHRASE }));
    expect(must(desk.ask({ act: "check", pin: "2468" })).left).toBe(5);
  });

  test("磁盘写不进也认得：对的 PIN 和密码都能回来，不对的照样计数", () => {
    const { ask, store } = laptop();
    must(ask({ act: "set", next: "2468" }));
    store().db.pragma("query_only = ON");
    expect(wrongOf(ask({ act: "check", pin: "0000" }))).toMatchObject({ code: "wrongKey", left: 4 });
    expect(must(ask({ act: "check", pin: "2468" })).left).toBe(5);
    expect(must(ask({ act: "check", secret: PASSPHRASE })).set).toBe(true);
    store().db.pragma("query_only = OFF");
  });

  test("密码连续不对要等，越来越久，重启也要等；恢复密钥同样可用", () => {
    const desk = laptop();
    must(desk.ask({ act: "set", next: "2468" }));
    for (let tried = 0; tried < 3; tried += 1) {
      expect(wrongOf(desk.ask({ act: "check", secret: "wrong" }))).toMatchObject({ waitMs: 0 });
    }
    const waits = () =>
      Number((wrongOf(desk.ask({ act: "check", secret: "wrong" })) as { waitMs?: number }).waitMs);
    const first = waits();
    expect(first).toBeGreaterThan(0);
    desk.again();
    expect(wrongOf(desk.ask({ act: "check", secret: PASSPHRASE }))).toMatchObject({ rule: "waitToTry" });
    desk.clock.now += 5000;
    expect(waits()).toBeGreaterThan(first);
    desk.clock.now += 300_000;
    must(desk.ask({ act: "check", secret: desk.recoveryKey }));
    expect(wrongOf(desk.ask({ act: "check", secret: "wrong" }))).toMatchObject({ waitMs: 0 });
  });

  test("已有的 PIN 只有凭它或密码才能更改、取消", () => {
    const { ask } = laptop();
    must(ask({ act: "set", next: "2468" }));
    expect(wrongOf(ask({ act: "set", next: "1111" }))).toMatchObject({ code: "malformed" });
    expect(wrongOf(ask({ act: "set", next: "1111", pin: "0000" }))).toMatchObject({
      code: "wrongKey",
      left: 4,
    });
    expect(wrongOf(ask({ act: "remove", pin: "0000" }))).toMatchObject({ code: "wrongKey", left: 3 });
    must(ask({ act: "set", next: "1111", pin: "2468" }));
    expect(must(ask({ act: "remove", secret: PASSPHRASE }))).toMatchObject({ set: false, left: 5 });
  });
});
