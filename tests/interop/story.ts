import { createCustodyLog } from "../../electron/core/proof/custody-log.ts";
import { makeReceipt } from "../../electron/core/proof/make-receipt.ts";
import { findDocument } from "../../electron/core/documents/find-document.ts";
import { slipOf } from "../../electron/core/proof/slip.ts";
import { readStore } from "../../electron/core/store/read-store.ts";
import { logLine } from "../../shared/proof/log-line.ts";
import { recordFile } from "../../shared/proof/record-file.ts";
import { ask, memoryCore, must, office, run, testEnvironment } from "../support/core/core.ts";
import type { Console } from "../support/core/core.ts";

type Core = Console["core"];

/** What strangers are given of one story. */
export interface Given {
  anchor: string;
  log: string;
  record: string;
  receipt: string;
}

export const signedBy = (role: "giver" | "receiver", name: string) => ({
  role,
  name,
  strokes: [
    [
      [10.5, 20, 0],
      [30, 42.25, 16],
      [51, 40, 33],
    ],
  ],
  signedAt: "2026-11-27T10:04:00.000+08:00",
  identityCheck: "badge",
});

export function assets(core: Core, ...tags: string[]): string[] {
  return tags.map((tag) => {
    const { id } = run(core, { type: "asset.register", set: { name: `笔记本 ${tag}`, tag } });
    return id as string;
  });
}

function handOver(core: Core, lines: string[], from: string, to: string): string {
  const done = run(core, {
    type: "custody.handOver",
    purpose: "issue",
    giverName: from,
    receiverName: to,
    place: '3 楼 "前台"',
    handedAt: "2026-11-20T10:05:12.000+08:00",
    terms: { key: "standard", version: "1", text: "妥善保管，\n离职归还。😀" },
    lines: lines.map((asset, n) => ({ asset, condition: "good", note: n === 0 ? "贴有 \\标签\t" : "" })),
    signatures: [signedBy("giver", from), signedBy("receiver", to)],
  });
  return done.number as string;
}

function takeBack(core: Core, asset: string, from: string): string {
  const done = run(core, {
    type: "custody.return",
    reason: "idle",
    returnerName: from,
    place: "库房",
    returnedAt: "2026-11-21T09:00:00.000+08:00",
    lines: [{ asset, condition: "worn" }],
    unsigned: { reason: "本人已离开" },
  });
  return done.number as string;
}

export function givenOf(core: Core, number: string, locale: "zh-CN" | "en" = "zh-CN"): Given {
  const { store } = core.profile;
  const reading = readStore(store);
  const log = createCustodyLog(reading);
  const { op, stored } = must(findDocument(store, number, undefined));
  const slip = slipOf(reading, op, stored);
  if (!slip?.facts) throw new Error(`no document ${number}`);
  const event = log.line(slip.operation);
  if (!event) throw new Error("nobody has named its key");
  const { roster, events } = log.of(slip.assets);
  const signed = [event, ...slip.signedLater.flatMap((id) => log.line(id) ?? [])];
  return {
    anchor: log.anchor(),
    log: [...roster, ...events].map((line) => `${logLine(line)}\n`).join(""),
    record: recordFile(number, log.roster(signed.map(({ device }) => device)), signed, slip.parts),
    receipt: makeReceipt(store, slip.facts, locale),
  };
}

/** An office: three assets to one person, one back, one told in two ways and decided, a laptop revoked. */
export function officeStory(seed: number): Given {
  const { hub, a, b } = office(seed);
  const ids = assets(a.core, "IT-0001", "IT-0002", "IT-0003");
  const [first = "", second = ""] = ids;
  const number = handOver(a.core, ids, "甲", "张伟");
  hub.sync(a.sync);
  hub.sync(b.sync);
  takeBack(b.core, first, "张伟");
  // Both tell of the second without knowing of each other.
  handOver(a.core, [second], "张伟", "李娜");
  handOver(b.core, [second], "张伟", "王芳");
  for (const { sync } of [a, b, a]) hub.sync(sync);
  const { branches } = ask(a.core, "asset.get", { id: second }).custody;
  const tips = branches.map((branch) => branch.at(-1) as string);
  run(a.core, { type: "custody.resolve", asset: second, adopt: tips[0], tips, note: "看过监控" });
  hub.sync(a.sync);
  const gone = b.core.profile.store.identity().device;
  hub.write("device.revoke", `device:${gone}`, { device: gone, reason: "丢失" });
  hub.sync(a.sync);
  handOver(a.core, [first], "甲", "赵敏");
  return givenOf(a.core, number);
}

/** A laptop that works alone. */
export function loneStory(seed: number): Given {
  const core = memoryCore(testEnvironment(seed));
  const ids = assets(core, "IT-0004", "IT-0005");
  const number = handOver(core, ids, "王五", "陈晨");
  takeBack(core, ids[0] as string, "陈晨");
  return givenOf(core, number, "en");
}

/** A laptop that works alone, from which a lot of two machines and a loose disk has gone, and one came back. */
export function disposedStory(seed: number): Given & { out: string } {
  const core = memoryCore(testEnvironment(seed));
  const ids = assets(core, "IT-0006", "IT-0007");
  const number = handOver(core, ids, "王五", "陈晨");
  for (const asset of ids) takeBack(core, asset, "陈晨");
  const set = {
    ...{ title: "旧笔记本", reason: "obsolete", reasonText: "使用超过八年，无法安装新系统" },
    ...{ way: "recycler", appraisers: 1 },
  };
  const disposal = run(core, { type: "disposal.open", set, applicantName: "张申请" }).id as string;
  const at = "2026-11-21T10:00:00.000+08:00";
  const away = { holder: "pool", place: "介质柜" };
  const medium = run(core, { type: "medium.register", set: { model: "ST1" }, away, seal: "F-1", at })
    .id as string;
  const lines = ids.map((asset) => ({ asset, origValue: 10, acquiredOn: "2016-01-01", stillUsable: false }));
  run(core, { type: "disposal.add", disposal, lines, media: [medium] });
  const step = {
    decision: "approve",
    opinion: "无修复价值",
    at,
    way: "external",
    external: { number: "OA-1" },
  };
  run(core, { type: "disposal.appraise", disposal, step: { ...step, name: "李鉴定" } });
  run(core, { type: "disposal.check", disposal, confidentiality: "internal", holdCheck: true });
  run(core, { type: "disposal.approve", disposal, step: { ...step, name: "王主任" } });
  const out = run(core, {
    ...{ type: "custody.dispose", disposal, assets: ids, media: [medium], seals: ["F-1"], at },
    approval: { by: "王主任", reference: "OA-2026-118" },
    ...{ to: { holder: "supplier", name: "绿源" }, giverName: "王五", unsigned: { reason: "纸质单" } },
  });
  takeBack(core, ids[0] as string, "绿源");
  return { ...givenOf(core, number), out: out.number as string };
}
