import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Session } from "./old-programs.ts";

// Of the story that is kept: what is said of documents after they were recorded, storage media, lots, files.

const day = (n: number) => `2026-01-${String(n).padStart(2, "0")}T10:00:00.000+08:00`;
const strokes = [[[10, 20, 0], [30, 40, 16]]]; // prettier-ignore
const pen = { strokes, signedAt: day(5), identityCheck: "badge" };
const signed = (role: string, name: string) => ({ role, name, employeeNo: "E1001", ...pen });
const unsigned = { reason: "对方不在现场" };

type Command = { type: string } & Record<string, unknown>;
const made = async (session: Session, command: Command) => (await session.execute(command)).id as string;
const register = (session: Session, name: string, more: object = {}) =>
  made(session, { type: "asset.register", set: { name, kind: "laptop", ...more } });

/** Two laptops lent unsigned, sent after the person, signed and renewed; one comes back under a seal, one does not. */
async function saidLater(session: Session): Promise<void> {
  const assets = [await register(session, "外借笔记本甲"), await register(session, "外借笔记本乙")];
  const document = (
    await session.execute({
      ...{ type: "custody.handOver", purpose: "loan", giverName: "设备库", receiverName: "郑一" },
      ...{ place: "一楼", handedAt: day(2), dueBack: "2026-12-31", unsigned },
      lines: assets.map((asset) => ({ asset, condition: "good" })),
    })
  ).operation as string;
  const attempt = { type: "custody.attempt", document, at: day(3) };
  await session.execute({ ...attempt, way: "call", outcome: "notReached", note: "无人接听" });
  await session.execute({ ...attempt, way: "courier", outcome: "sent", carrier: "顺丰", tracking: "SF1" });
  await session.execute({ ...attempt, way: "courier", outcome: "delivered" });
  const { docHash } = await session.query("operation.later", { id: document });
  const signatures = [signed("receiver", "郑一")];
  await session.execute({ type: "custody.sign", document, docHash, signatures });
  await session.execute({
    type: "custody.renew",
    assets: [assets[0]],
    dueBack: "2027-03-31",
    reason: "延期",
  });
  await session.execute({
    ...{ type: "custody.return", reason: "leaver", returnerName: "郑一", place: "库房", returnedAt: day(5) },
    lines: [{ asset: assets[0] }],
    unreturned: [{ asset: assets[1], note: "本人称在家中" }],
    ...{ underSeal: { seal: "F-0071", reason: "下班前来不及核对" }, signatures: [signed("giver", "郑一")] },
  });
  const opened = { at: day(6), seal: "F-0071", intact: true, condition: "worn" };
  await session.execute({ type: "custody.unseal", assets: [assets[0]], ...opened });
  await session.execute({ type: "custody.miss", assets: [assets[1]], at: day(7), note: "工位已查" });
}

const who = (name: string) => ({ name, title: "工程师", place: "3F 工作台", contact: "8001" });
const cleared = { norm: "nist80088", operator: who("李强"), confidentiality: "internal" };

/** A disk that was fitted in, moved and held, whose wipe failed, and that was destroyed and accepted. */
async function medium(session: Session): Promise<void> {
  const asset = await register(session, "换盘的笔记本");
  const medium = await made(session, {
    ...{ type: "medium.register", asset, at: day(2) },
    set: { maker: "三星", model: "870 EVO", reported: "S5Y1", capacity: 476_940 },
  });
  const { operation } = await session.execute({ type: "medium.edit", medium, set: { model: "870 QVO" } });
  await session.execute({ type: "medium.undo", medium, operation });
  const label = { labelRead: "read", label: "S5Y1" };
  await session.execute({ type: "medium.confirm", medium, mediumType: "sataSsd", ...label });
  const pool = { away: { holder: "pool", place: "B1 介质柜" }, seal: "S-1" };
  await session.execute({ type: "medium.move", medium, ...pool, at: day(3) });
  for (const on of [true, false]) {
    await session.execute({
      type: "medium.hold",
      medium,
      hold: { on, by: "法务部 陈律师", reason: "诉讼保全" },
    });
  }
  await session.execute({
    ...{ type: "medium.wipe", medium, method: "purge", technique: "ataSanitizeBlock", ...cleared },
    ...{ tool: "hdparm", toolVersion: "9.65", noReport: "中途断电", result: "failure", at: day(4) },
  });
  await session.execute({
    ...{ type: "medium.destroy", medium, technique: "shred", equipment: "FS-01", noPhoto: "不许拍照" },
    ...{ ...cleared, witness: who("周子涵"), result: "success", at: day(5) },
  });
  const judged = { medium, at: day(6), signature: pen };
  await session.execute({
    ...{ type: "medium.verify", ...judged, way: "residue", by: who("王芳"), result: "passed" },
  });
  await session.execute({
    ...{ type: "medium.validate", ...judged, decision: "accept", by: who("赵敏") },
    ...{ confidentialityAfter: "public", destination: "destroyed" },
  });
}

const step = (name: string, number: string) => ({
  ...{ name, decision: "approve", opinion: "无维修价值", at: day(8), way: "external", external: { number } },
});

/** A lot from the request to its end; one that was called off, and one that another took the place of. */
async function lots(session: Session): Promise<void> {
  const open = (title: string) =>
    made(session, {
      ...{ type: "disposal.open", applicantName: "张申请" },
      set: {
        ...{ title, reason: "obsolete", reasonText: "使用超过八年，无法安装新系统" },
        ...{ way: "recycler", appraisers: 1 },
      },
    });
  const assets: string[] = [];
  for (const tag of ["IT-901", "IT-902", "IT-903"]) {
    assets.push(await register(session, `旧电脑 ${tag}`, { tag, acquiredOn: "2016-03-01" }));
  }
  const disposal = await open("三楼旧电脑");
  const value = { origValue: 4200, netValue: 0, stillUsable: false };
  await session.execute({
    type: "disposal.add",
    disposal,
    lines: assets.map((asset) => ({ asset, ...value })),
  });
  await session.execute({ type: "disposal.takeOut", disposal, remove: { assets: [assets[2]] } });
  const title = { title: "三楼和四楼旧电脑" };
  const { operation } = await session.execute({ type: "disposal.edit", disposal, set: title });
  await session.execute({ type: "disposal.undo", disposal, operation });
  await session.execute({ type: "disposal.check", disposal, confidentiality: "internal", holdCheck: true });
  await session.execute({ type: "disposal.appraise", disposal, step: step("李鉴定", "OA-117") });
  await session.execute({ type: "disposal.approve", disposal, step: step("王主任", "OA-118") });
  const recycler = "绿源再生资源公司";
  await session.execute({
    ...{ type: "custody.dispose", disposal, assets: assets.slice(0, 2), giverName: "陈保管", at: day(12) },
    ...{ to: { holder: "supplier", name: recycler }, unsigned: { reason: "在纸质转移单上签字" } },
  });
  await session.execute({
    ...{ type: "disposal.recycler", disposal, recycler, licence: "沪环 118", licenceUntil: "2028-01-01" },
    ...{ handedOn: "2026-01-12", weightKg: 18.5, proceeds: 120, manifest: "ZY-0091" },
  });
  await session.execute({ type: "disposal.prove", disposal, proofNo: "QC-7", proofOn: "2026-01-15" });
  const written = { writeoffNo: "PZ-0031", writeoffOn: "2026-01-20" };
  await session.execute({ type: "disposal.writeOff", disposal, ...written });
  await session.execute({ type: "disposal.close", disposal, residual: 120 });
  const called = await open("暂缓的批次");
  await session.execute({ type: "disposal.cancel", disposal: called, endReason: "领导要求暂缓" });
  const wrong = await open("方式写错的批次");
  const supersededBy = await open("更正的批次");
  const ended = { disposal: wrong, supersededBy, endReason: "方式写错" };
  await session.execute({ type: "disposal.supersede", ...ended });
}

/** A document that was attached, named anew, taken out of the list and put back. */
async function attached(session: Session, folder: string): Promise<void> {
  const asset = await register(session, "有附件的笔记本");
  const file = join(folder, "报价.txt");
  writeFileSync(file, "维修报价 320 元\n");
  const params = { about: `asset:${asset}`, file };
  const { id } = await session.request<{ id: string }>({ kind: "job", name: "attach", params });
  await session.execute({ type: "file.edit", file: id, set: { name: "维修报价.txt" } });
  const { operation } = await session.execute({ type: "file.remove", file: id });
  await session.execute({ type: "file.undo", file: id, operation });
}

export async function custodyStory(session: Session, folder: string): Promise<void> {
  await saidLater(session);
  await medium(session);
  await lots(session);
  await attached(session, folder);
  await session.sync();
}
