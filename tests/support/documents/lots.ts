import type { Core } from "../../../electron/core/compose.ts";
import { run } from "../core/core.ts";
import { STROKES } from "./slips.ts";

const LOT_AT = "2026-01-05T10:00:00.000+08:00";
const at = (day: number, hour: number) =>
  `2026-01-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00.000+08:00`;
const who = (name: string, title: string) => ({ name, title, place: "3F 工作台", contact: "内线 8001" });
const drawn = (when: string) => ({ strokes: STROKES, signedAt: when, identityCheck: "badge" });

export interface MadeLot {
  id: string;
  number: string;
  assets: string[];
  medium: string;
  /** Number of the certificate of its medium. */
  certificate: string;
}

/** A lot of two machines (and `more`) and a disk that was wiped, verified and accepted; nobody has decided yet. */
export function lotOfTwo(core: Core, { more = 0, appraisers = 1, from = 100 } = {}): MadeLot {
  const machine = (name: string, tag: string, serial: string) =>
    run(core, { type: "asset.register", set: { name, tag, serial, acquiredOn: "2016-03-01" } }).id as string;
  const assets = [
    machine("旧电脑 1", `IT-0${from + 1}`, "SN-1"),
    machine("旧电脑 2", `IT-0${from + 2}`, ""),
    ...Array.from({ length: more }, (_, n) =>
      machine(`旧电脑 ${n + 3}`, `IT-0${n + from + 3}`, `SN-${n + 3}`),
    ),
  ];
  const { medium, certificate } = clearedDisk(core);
  const { id, number } = run(core, {
    type: "disposal.open",
    set: {
      ...{ title: "三楼旧电脑", reason: "obsolete", reasonText: "使用超过八年，无法安装新系统" },
      ...{ way: "recycler", dept: "信息技术部", appraisers },
    },
    applicantName: "张申请",
  });
  const value = [4200, 3800];
  run(core, {
    ...{ type: "disposal.add", disposal: id, media: [medium] },
    lines: assets.map((asset, n) => ({
      ...{ asset, origValue: value[n] ?? 10, netValue: 0, stillUsable: false },
    })),
  });
  return { id: id as string, number: number as string, assets, medium, certificate };
}

function clearedDisk(core: Core): { medium: string; certificate: string } {
  const medium = run(core, {
    ...{ type: "medium.register", away: { holder: "pool", place: "B1" }, at: at(2, 8) },
    set: { maker: "西部数据", model: "WD10EZEX", capacity: 953_869 },
  }).id as string;
  run(core, { type: "medium.confirm", medium, mediumType: "hdd", labelRead: "read", label: "WD-1" });
  run(core, {
    ...{ type: "medium.move", medium, away: { holder: "pool", place: "B1" }, seal: "F-01", at: at(2, 9) },
  });
  run(core, {
    ...{ type: "medium.wipe", medium, method: "clear", technique: "overwrite", norm: "nist80088" },
    ...{ tool: "nwipe", toolVersion: "0.36", passes: 1, pattern: "zeros", noReport: "工具不出报告" },
    ...{ operator: who("李强", "桌面工程师"), at: at(2, 10), confidentiality: "internal", result: "success" },
  });
  run(core, {
    ...{ type: "medium.verify", medium, way: "sample", sample: 10, by: who("王芳", "信息安全员") },
    ...{ at: at(2, 11), result: "passed", signature: drawn(at(2, 11)) },
  });
  const { number } = run(core, {
    ...{ type: "medium.validate", medium, decision: "accept", by: who("赵敏", "资产主管"), at: at(2, 12) },
    ...{ confidentialityAfter: "public", destination: "external", signature: drawn(at(2, 12)) },
  });
  return { medium, certificate: number as string };
}

/** Appraised with signatures, checked, and approved in the company's own system. */
export function approveLot(core: Core, { id: disposal }: MadeLot, { appraisers = 1 } = {}): void {
  const signed = { way: "signature", signature: drawn(LOT_AT) };
  for (let n = 0; n < appraisers; n += 1) {
    const name = n === 0 ? "李鉴定" : `李鉴定${n}`;
    const step = { name, decision: "approve", opinion: "主板老化，无维修价值", at: LOT_AT, ...signed };
    run(core, { type: "disposal.appraise", disposal, step, repairCost: 900 });
  }
  run(core, { type: "disposal.check", disposal, confidentiality: "internal", holdCheck: true });
  const external = { way: "external", external: { number: "OA-2026-118" } };
  const step = { name: "王主任", decision: "approve", at: at(6, 9), ...external };
  run(core, { type: "disposal.approve", disposal, step });
}

/** Out to a recycler, signed by both. */
export function sendLot(core: Core, made: MadeLot, said: Record<string, unknown> = {}) {
  const signature = (role: string, name: string) => ({
    ...{ role, name, employeeNo: "" },
    ...drawn(at(12, 14)),
  });
  const { operation, number } = run(core, {
    ...{ type: "custody.dispose", disposal: made.id, assets: made.assets, media: [made.medium] },
    ...{ seals: ["F-01"], to: { holder: "supplier", name: "绿源再生资源公司" }, giverName: "陈保管" },
    ...{ at: at(12, 14), signatures: [signature("giver", "陈保管"), signature("receiver", "周回收")] },
    ...said,
  });
  return { operation: operation as string, number: number as string };
}

/** Weighed, paid, written off, closed. */
export function closeLot(core: Core, { id: disposal }: MadeLot): void {
  run(core, {
    ...{ type: "disposal.recycler", disposal, recycler: "绿源再生资源公司", licence: "沪环 118" },
    ...{ licenceUntil: "2028-01-01", handedOn: "2026-01-12", weightKg: 18.5, proceeds: 120 },
    ...{ manifest: "ZY-0091", quotes: [{ from: "绿源", amount: 120 }] },
  });
  run(core, { type: "disposal.writeOff", disposal, writeoffNo: "PZ-0031", writeoffOn: "2026-01-20" });
  run(core, { type: "disposal.close", disposal, residual: 120 });
}
