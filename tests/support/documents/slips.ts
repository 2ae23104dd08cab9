import type { Core } from "../../../electron/core/compose.ts";
import type { Signature } from "../../../shared/domain/custody/custody-forms.ts";
import { run } from "../core/core.ts";

/** A signature somebody might draw: two strokes, in the pad's units. */
export const STROKES = [
  [
    [180, 210, 0],
    [230, 120, 60],
    [290, 90, 110],
    [310, 180, 170],
    [260, 270, 240],
    [330, 250, 320],
    [420, 170, 390],
    [470, 220, 450],
  ],
  [
    [520, 130, 620],
    [600, 240, 700],
    [690, 110, 790],
    [780, 230, 880],
    [850, 150, 960],
  ],
];

export const AT = "2026-11-23T10:00:00.000+08:00";

export const signature = (role: Signature["role"], name: string, employeeNo = "") => ({
  ...{ role, name, employeeNo, strokes: STROKES, identityCheck: "badge" },
  signedAt: "2026-11-23T10:04:31.000+08:00",
});

export const TERMS = {
  key: "standard",
  version: "3",
  text: [
    "1. 本人已当面清点并验收上列资产，外观与配件以本单所列为准。",
    "2. 资产仅用于工作；妥善保管，不得转借、拆改；丢失或损坏当日报告信息技术部门。",
    "3. 不得关闭磁盘加密和终端管理，不得在资产上存放涉密信息。",
    "4. 离职、调岗或到期时交还全部资产和配件。",
    "5. 双方约定：在本机上手写的电子签名与纸面签字具有同等效力（《电子签名法》第十三条）。签字的笔迹、时间与本单内容一并保存，用于证明资产的交接，保存至资产处置后十年。",
  ].join("\n"),
};

const MODELS = [
  ["联想", "ThinkPad X1 Carbon Gen 12", "笔记本电脑"],
  ["戴尔", "U2723QE", "27 英寸显示器"],
  ["惠普", "LaserJet Pro M404dn", "激光打印机"],
  ["华为", "MateStation S", "台式电脑"],
];

/** Registers assets. Answers their ids. */
export function register(core: Core, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const [maker, model, name] = MODELS[index % MODELS.length] as [string, string, string];
    const code = `${index + 1}`.padStart(4, "0");
    const set = { maker, model, name, tag: `IT-2026-${code}`, serial: `PF5DEM${code}X` };
    return run(core, { type: "asset.register", set }).id as string;
  });
}

/** Hands assets over, signed by both unless it is said otherwise. Answers operation and number. */
export function handOver(core: Core, assets: readonly string[], said: Record<string, unknown> = {}) {
  const { operation, number } = run(core, {
    type: "custody.handOver",
    purpose: "issue",
    giverName: "王五",
    receiverName: "陈敏",
    place: "总部 3 楼信息技术部",
    handedAt: AT,
    terms: TERMS,
    lines: assets.map((asset, index) => ({
      asset,
      condition: index % 7 === 3 ? "worn" : "good",
      accessories: index % 2 === 0 ? "电源适配器、鼠标" : "",
      note: index % 7 === 3 ? "右上角有划痕" : "",
    })),
    signatures: [signature("receiver", "陈敏", "E1024"), signature("giver", "王五", "E0007")],
    ...said,
  });
  return { operation: operation as string, number: number as string };
}
