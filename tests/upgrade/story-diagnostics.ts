import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemEnvironment } from "../../electron/core/compose.ts";
import { timestampOf } from "../../electron/core/environment.ts";
import type { WrittenChecklist } from "../../shared/domain/checklist/checklist-form.ts";
import type { Session } from "./old-programs.ts";

// Of the story that is kept: checklists, runs with answers of every kind, rounds and their tours, what a
// site says of probes, and what is classified.

const at = "2026-11-23T14:00:00.000+08:00";
const SERIAL = "PF3K-9021";
const unsaid = { reason: "", words: "", value: null, reading: null, files: [], signature: null, at };
const strokes = [[[10, 20, 0], [30, 40, 16]]]; // prettier-ignore
const signed = (name: string) => ({ name, identityCheck: "badge", strokes, signedAt: at });

type Command = { type: string } & Record<string, unknown>;
const made = async (session: Session, command: Command) => (await session.execute(command)).id as string;
const attached = (session: Session, about: string, file: string) =>
  session.request<{ id: string }>({ kind: "job", name: "attach", params: { about, file } });

/** One grey dot: a picture is a picture. */
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGOoAwAAgQCAPHNNbQAAAABJRU5ErkJggg==";

const titled = (title: string) => ({ title: { "zh-CN": title } });
const NOISE: WrittenChecklist = {
  ...{ section: "hardware", gate: "block", edition: 0, ...titled("硬盘异响") },
  ...{ categories: ["hardware.printer"], assetKinds: ["laptop"], symptoms: [{ "zh-CN": "咔嗒声" }] },
  steps: [
    { key: "power", kind: "instruction", ...titled("先保存并关闭所有程序") },
    { key: "noise", kind: "confirm", ...titled("开机无异响"), go: [{ to: "where" }] },
    {
      ...{ key: "where", kind: "choice", ...titled("声音从哪里来") },
      options: [
        { key: "fan", title: { "zh-CN": "风扇" }, outcome: "normal" },
        { key: "disk", title: { "zh-CN": "硬盘" }, outcome: "abnormal" },
      ],
    },
    {
      ...{ key: "health", kind: "probe", probe: "disks", ...titled("硬盘健康") },
      judge: [{ reading: "reallocated", max: 0 }],
    },
    { key: "warm", kind: "number", unit: "°C", range: { min: 5, max: 60 }, ...titled("外壳温度") },
    { key: "label", kind: "photo", evidence: true, ...titled("铭牌照片") },
    { key: "copied", kind: "confirm", touchesData: true, ...titled("用户资料已复制") },
    { key: "wiped", kind: "confirm", destroys: true, ...titled("格式化后重装") },
    { key: "told", kind: "text", required: false, ...titled("用户怎么说") },
    { key: "sign", kind: "signature", ...titled("用户确认"), go: [{ to: "replace" }] },
  ],
  conclusions: [
    {
      ...{ key: "replace", ...titled("硬盘将坏"), verdict: "hardware", next: "replacePart" },
      action: { "zh-CN": "更换硬盘并恢复资料" },
    },
  ],
};

/** One step is enough where all is well. */
const ROUND: WrittenChecklist = {
  ...{ section: "round", gate: "none", ...titled("弱电间巡视") },
  steps: [
    {
      ...{ key: "lamps", kind: "confirm", ...titled("指示灯全绿") },
      go: [{ when: { step: "lamps", outcome: "normal" }, to: "well" }, { to: "which" }],
    },
    { key: "which", kind: "text", ...titled("哪一盏不绿"), go: [{ to: "fault" }] },
  ],
  conclusions: [
    { key: "well", ...titled("正常"), verdict: "unknown", next: "solved", action: { "zh-CN": "无" } },
    { key: "fault", ...titled("有告警"), verdict: "hardware", next: "escalate", action: { "zh-CN": "报修" } },
  ],
};

const HEALTH = {
  ...{ probe: "disks", way: "collector", end: "result", reason: "", at, tookMs: 1840 },
  machine: { name: "PC-9021", serial: SERIAL, model: "ThinkPad E14" },
  values: [
    { name: "reallocated", of: "980", value: 12, unit: "" },
    { name: "temperature", of: "980", value: 41, unit: "°C" },
  ],
  text: { "zh-CN": "12 个扇区已重映射", en: "12 sectors were reallocated" },
  ...{ raw: "  5 Reallocated_Sector_Ct 12", rawAs: "text", rawCut: false },
};

/** A checklist of the team's own; without a body, what ships by another name. */
const define = (session: Session, key: string, body?: WrittenChecklist) =>
  session.execute({
    ...{ type: "definition.setChecklist", family: "checklist", key },
    set: { title: body?.title ?? { "zh-CN": "电源巡视" }, ...(body && { body }) },
  });

/** One run with an answer of every kind, from the start to the ticket that it raised. */
async function worked(session: Session, folder: string): Promise<void> {
  await define(session, "own.noise", NOISE);
  const asset = await made(session, {
    ...{ type: "asset.register", set: { name: "有异响的笔记本", kind: "laptop", serial: SERIAL } },
  });
  const ticket = await made(session, {
    type: "ticket.open",
    set: { title: "笔记本咔嗒响" },
    assets: [asset],
  });
  const begin = (more: object = {}) =>
    made(session, { type: "run.start", checklist: "own.noise", ticket, ...more });
  const run = await begin({ asset, place: "三楼东" });
  const answer = (said: object) => session.execute({ type: "run.answer", run, answer: said });
  await answer({ power: { ...unsaid, outcome: "normal" }, noise: { ...unsaid, outcome: "normal" } });
  const { operation } = await answer({ noise: { ...unsaid, outcome: "abnormal", words: "每分钟两次" } });
  await session.execute({ type: "run.undo", run, operation });
  await answer({
    where: { ...unsaid, outcome: "abnormal", value: "disk" },
    health: { ...unsaid, outcome: "abnormal", reading: HEALTH },
    warm: { ...unsaid, outcome: "normal", value: 38.5 },
  });
  const photo = join(folder, "铭牌.png");
  writeFileSync(photo, Buffer.from(PNG, "base64"));
  const { id } = await attached(session, `run:${run}`, photo);
  await answer({ label: { ...unsaid, outcome: "normal", files: [id] } });
  await session.execute({ type: "run.agree", run, consent: true, consentBy: "张伟" });
  await session.execute({
    ...{ type: "run.agree", run, backup: "declined", backupSignature: signed("张伟") },
  });
  await answer({
    copied: { ...unsaid, outcome: "normal" },
    wiped: { ...unsaid, outcome: "notDone", reason: "用户要先问同事" },
    told: { ...unsaid, outcome: "notApplicable" },
    sign: { ...unsaid, outcome: "normal", signature: signed("张伟") },
  });
  await session.execute({ type: "run.conclude", run, verdict: "hardware", note: "备件已经订了" });
  await session.execute({ type: "run.raise", run, title: "更换 980 硬盘" });
  const given = await begin();
  await session.execute({ type: "run.abandon", run: given, reason: "用户出差，机器不在" });
  await session.execute({ type: "run.override", run: given, override: "备件到货后另开一单" });
  await define(session, "ups");
}

/** A round that is planned, changed, walked once with one target missed, and ended; and one that goes on. */
async function walked(session: Session): Promise<void> {
  await define(session, "own.round", ROUND);
  const power = await made(session, { type: "asset.register", set: { name: "机房电源", kind: "other" } });
  const plan = (name: string, targets: object[], more: object) =>
    made(session, {
      ...{ type: "round.plan", targets },
      set: { name, checklist: "own.round", from: "2026-01-01", ...more },
    });
  const daily = { of: "week", every: 1, weekdays: [1, 2, 3, 4, 5, 6, 7] };
  const round = await plan("机房晨巡", [{ asset: power }, { place: "三楼机房" }], {
    rhythm: daily,
    grace: 1,
  });
  await plan("季度盘点", [{ place: "仓库" }], { rhythm: { of: "month", every: 3, days: [1, -1] } });
  await session.execute({ type: "round.add", round, targets: [{ place: "四楼弱电间" }] });
  const keys = async () =>
    (await session.query("round.get", { id: round, today: "2026-11-23" })).targets.map(({ key }) => key);
  const [, , closet] = await keys();
  await session.execute({ type: "round.order", round, target: closet, after: null });
  await session.execute({ type: "round.add", round, targets: [{ place: "地下室" }] });
  await session.execute({ type: "round.takeOut", round, targets: (await keys()).slice(-1) });
  const { operation } = await session.execute({ type: "round.edit", round, set: { remark: "钥匙在保安处" } });
  await session.execute({ type: "round.undo", round, operation });
  const tour = await made(session, { type: "tour.start", round, due: "2026-11-23" });
  const missed = (targets: unknown[], reason: string) =>
    session.execute({ type: "tour.miss", tour, targets, reason, at });
  const again = await missed([closet, power], "门锁着");
  await session.execute({ type: "tour.undo", tour, operation: again.operation });
  await missed([closet], "门锁着，钥匙不在");
  for (const target of (await keys()).filter((key) => key !== closet)) {
    const run = await made(session, { type: "run.start", tour, target });
    const said = { type: "run.answer", run, answer: { lamps: { ...unsaid, outcome: "normal" } } };
    await session.execute(said);
    await session.execute({ type: "run.conclude", run });
  }
  await session.execute({ type: "tour.finish", tour, note: "四楼下次补" });
  await session.execute({ type: "round.end", round, endReason: "改由动环系统监测" });
}

/** What is asked before a network is probed, where it is forbidden, and one probe that went out. */
async function probed(session: Session): Promise<void> {
  const secret = await made(session, { type: "site.set", set: { name: "涉密楼" } });
  const forbidden = { probes: "forbidden", probesWord: "涉密网段，不得探测" };
  await session.execute({ type: "site.setProbes", site: secret, ...forbidden });
  const asked = await made(session, { type: "site.set", set: { name: "数据中心" } });
  await session.execute({ type: "site.setProbes", site: asked, probes: "ask", probesWord: "先问网络组" });
  // An approval is one of today; what the bundles of a release cannot measure is noted as well.
  const approvedBy = { name: "网络组 陈工", at: timestampOf(systemEnvironment().now()) };
  const params = { name: "port", options: { host: "127.0.0.1", port: 9 }, site: asked, approvedBy };
  await session.request({ kind: "job", name: "probe", params });
}

/** One that is classified, and one whose mark was a mistake. */
async function classified(session: Session): Promise<void> {
  for (const name of ["涉密台式机", "误标的台式机"]) {
    const asset = await made(session, { type: "asset.register", set: { name, kind: "desktop" } });
    await session.execute({ type: "asset.classify", asset, reason: "存有涉密图纸" });
    if (name === "涉密台式机") continue;
    await session.execute({ type: "asset.declassify", asset, reason: "资产号看错了" });
  }
}

export async function diagnosticsStory(session: Session, folder: string): Promise<void> {
  await worked(session, folder);
  await walked(session);
  await probed(session);
  await classified(session);
  await session.sync();
}
