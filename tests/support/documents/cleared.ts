import type { Core } from "../../../electron/core/compose.ts";
import { run } from "../core/core.ts";
import { STROKES } from "./slips.ts";

export const at = (hour: number) => `2026-01-05T${String(hour).padStart(2, "0")}:00:00.000+08:00`;
export const who = (name: string, title: string) => ({
  name,
  title,
  place: "3F 工作台",
  contact: "内线 8001",
});
export const signed = (hour: number) => ({ strokes: STROKES, signedAt: at(hour), identityCheck: "badge" });

/** An SSD that was wiped by one, verified by another and accepted by a third. */
export function cleared(core: Core, more: { wipe?: object; verify?: object; validate?: object } = {}) {
  const set = { name: "财务部笔记本", tag: "IT-2026-0007" };
  const asset = run(core, { type: "asset.register", set }).id as string;
  const medium = run(core, {
    ...{ type: "medium.register", asset, at: at(8) },
    set: { maker: "三星", model: "870 EVO 500GB", reported: "S5Y1NJ0R123456", capacity: 476_940 },
  }).id as string;
  const label = { labelRead: "read", label: "S5Y1NJ0R123456" };
  run(core, { type: "medium.confirm", medium, mediumType: "sataSsd", ...label });
  run(core, {
    ...{ type: "medium.wipe", medium, method: "purge", technique: "ataSanitizeBlock", norm: "nist80088" },
    ...{
      tool: "hdparm",
      toolVersion: "9.65",
      noReport: "工具不出报告",
      operator: who("李强", "桌面工程师"),
      at: at(9),
    },
    ...{ confidentiality: "internal", result: "success" },
    ...more.wipe,
  });
  run(core, {
    ...{
      type: "medium.verify",
      medium,
      way: "sample",
      sample: 10,
      by: who("王芳", "信息安全员"),
      at: at(10),
    },
    ...{ result: "passed", signature: signed(10) },
    ...more.verify,
  });
  const { number } = run(core, {
    ...{ type: "medium.validate", medium, decision: "accept", by: who("赵敏", "资产主管"), at: at(11) },
    ...{ confidentialityAfter: "public", destination: "external", signature: signed(11) },
    ...more.validate,
  });
  return { asset, medium, number: number as string };
}
