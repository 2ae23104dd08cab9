import type { Core } from "../../electron/core/compose.ts";
import { HANDOVER_PURPOSES } from "../../shared/domain/custody/custody-forms.ts";
import { ask, run } from "../support/core/core.ts";
import { approveLot, closeLot, lotOfTwo, sendLot } from "../support/documents/lots.ts";
import {
  AT as WALKED_AT,
  defineChecked,
  look,
  machines,
  planned,
  tagOf,
  targetsOf,
} from "../support/domain/walked-rounds.ts";
import { AT, handOver, register, signature } from "../support/documents/slips.ts";

/** A paper to be written: the job, and what it is about. */
export interface Paper {
  /** Of its file, without the language. */
  name: string;
  job: "document" | "paperSlip" | "overdueList" | "inspectionSheet" | "leaverSheet" | "personData";
  about: Readonly<Record<string, unknown>>;
}

/** A long name and a rare one: what forms of other offices cut off. */
const LONG = "中国（上海）自由贸易试验区临港新片区信息技术与数据治理联合办公室";
const RARE = "李䶮𬭚";

/** Does in a profile what every title of paper is made of. Answers the papers. */
export function makePapers(core: Core): Paper[] {
  const person = run(core, {
    ...{ type: "person.set" },
    set: { name: RARE, dept: LONG, employeeNo: "E1024", phone: "13800000001", mail: "liyan@example.com" },
  }).id as string;
  return [
    ...HANDOVER_PURPOSES.map((purpose) => given(core, purpose, person)),
    declinedInPart(core, person),
    unsigned(core, person),
    ...returned(core, person),
    ...byHand(core),
    ...lots(core),
    inspected(core),
    ...worked(core),
    { name: "overdue", job: "overdueList", about: { today: "2026-12-20" } },
    { name: "person", job: "personData", about: { person, reason: "本人书面申请，编号 2026-17" } },
  ];
}

/** A ticket that concerns security, worked on over several pages; and the copy for its user. */
function worked(core: Core): Paper[] {
  const asset = register(core, 1)[0] as string;
  const { id: ticket, number } = run(core, {
    type: "ticket.open",
    set: {
      ...{ title: `${LONG}的打印机反复卡纸，报销单打不出来`, requester: RARE, contact: "13800000001" },
      ...{ dept: LONG, place: "3F-B05", channel: "phone", impact: "medium", urgency: "high" },
      ...{ category: "hardware.printer", description: "一打就卡，\n红灯一直闪。", securityFlag: true },
    },
    assets: [asset],
  });
  run(core, { type: "ticket.accept", ticket });
  run(core, { type: "run.start", checklist: "printQuality", ticket, asset });
  for (let at = 1; at <= 30; at += 1) {
    const to = at % 3 === 0 ? "user" : "team";
    const text = `第 ${at} 次上门，${LONG}三楼，清理进纸通道后试印三张。`;
    run(core, { type: "ticket.note", ticket, text, to, minutes: at, way: at % 2 === 0 ? "onSite" : null });
  }
  const solution = "更换搓纸轮并清理进纸通道，试印三张正常。";
  run(core, {
    ...{ type: "ticket.resolve", ticket, resolutionCode: "replaced", rootCause: "hardware", solution },
  });
  return [
    { name: "ticket", job: "document", about: { number } },
    { name: "ticket-for-user", job: "document", about: { number, forUser: true } },
  ];
}

/** A month of a round that falls due every day: one going with something abnormal and something missed. */
function inspected(core: Core): Paper {
  defineChecked(core);
  const assets = machines(core, 30);
  const round = planned(core, assets, { rhythm: { of: "month", every: 1, days: EVERY_DAY }, grace: 0 });
  const tour = run(core, { type: "tour.start", round, due: "2026-11-23" }).id as string;
  for (let at = 1; at < assets.length; at += 1) look(core, tour, tagOf(at), at === 7 ? 255 : 220);
  run(core, { type: "tour.miss", tour, targets: [assets.at(-1)], reason: `${LONG}锁着`, at: WALKED_AT });
  run(core, { type: "run.raise", run: targetsOf(core, tour)[6]?.run?.id });
  run(core, { type: "tour.finish", tour });
  return {
    name: "inspection",
    job: "inspectionSheet",
    about: { round, month: "2026-11", today: "2026-11-24" },
  };
}

const EVERY_DAY = Array.from({ length: 31 }, (_, index) => index + 1);

const paper = (name: string, number: string): Paper => ({ name, job: "document", about: { number } });

function given(core: Core, purpose: (typeof HANDOVER_PURPOSES)[number], person: string): Paper {
  const to =
    purpose === "repair" || purpose === "stock"
      ? { holder: purpose === "repair" ? "supplier" : "pool", name: LONG.slice(0, 24), place: "备件柜 1" }
      : purpose === "transfer"
        ? { holder: "department", name: LONG, responsible: RARE, place: "9F-01" }
        : { holder: "person", person, name: RARE };
  const { number } = handOver(core, register(core, purpose === "issue" ? 40 : 3), {
    ...{ purpose, receiverName: undefined, to },
    ...(purpose === "loan" ? { dueBack: "2026-12-01" } : {}),
    signatures: [signature("receiver", RARE, "E1024"), signature("giver", "王五", "E0007")],
  });
  return paper(purpose, number);
}

/** One line is not accepted; a witness, the holder and the manager of assets sign as well. */
function declinedInPart(core: Core, person: string): Paper {
  const [first, second] = register(core, 2) as [string, string];
  const { number } = handOver(core, [first], {
    ...{ receiverName: undefined, to: { holder: "person", person, name: RARE } },
    lines: [
      { asset: first, condition: "good", accepted: true },
      { asset: second, accepted: false, declined: "屏幕左上角有一块黑斑，与送来时说的不一样，请换一台再办" },
    ],
    signatures: (["receiver", "giver", "holder", "manager", "witness"] as const).map((role) =>
      signature(role, role === "receiver" ? RARE : "王五", "E0007"),
    ),
  });
  return paper("declined", number);
}

function unsigned(core: Core, person: string): Paper {
  const { number } = handOver(core, register(core, 1), {
    ...{ receiverName: undefined, to: { holder: "person", person, name: RARE }, signatures: [] },
    unsigned: { reason: "放在前台，明天上午来取" },
  });
  return paper("unsigned", number);
}

/** Of a leaver, one thing missing; idle ones; and what nobody has looked at yet. */
function returned(core: Core, person: string): Paper[] {
  const back = (name: string, more: (assets: readonly string[]) => object): Paper => {
    const assets = register(core, 3);
    handOver(core, assets, { receiverName: undefined, to: { holder: "person", person, name: RARE } });
    const { number } = run(core, {
      ...{ type: "custody.return", returnerName: RARE, receiverName: "王五" },
      ...{ place: "3 楼信息技术部", returnedAt: AT, to: { holder: "pool", place: "备件柜 1" } },
      signatures: [signature("giver", RARE, "E1024"), signature("receiver", "王五", "E0007")],
      ...more(assets),
    });
    return paper(name, number as string);
  };
  const worn = (asset: string | undefined) => ({
    ...{ asset, condition: "worn", note: "缺电源适配器，周五补交" },
  });
  return [
    back("leaver-missing", ([first, second, third]) => ({
      ...{ reason: "leaver", lines: [first, second].map(worn) },
      unreturned: [{ asset: third, note: "称上月搬家时遗失，工位和储物柜已查" }],
    })),
    back("return", (assets) => ({ reason: "idle", lines: assets.map(worn) })),
    back("under-seal", (assets) => ({
      ...{ reason: "leaver", lines: assets.map((asset) => ({ asset })) },
      underSeal: { seal: "F-0071", reason: "下班前十分钟，来不及逐件核对" },
    })),
  ];
}

/** To be signed by hand: a slip that was recorded unsigned, and a blank one of an asset. */
function byHand(core: Core): Paper[] {
  const { number } = handOver(core, register(core, 2), {
    signatures: [],
    unsigned: { reason: "对方不在现场" },
  });
  const [id] = register(core, 1);
  const row = ask(core, "asset.get", { id: id as string }).row;
  return [
    { name: "by-hand", job: "paperSlip", about: { number } },
    { name: "blank", job: "paperSlip", about: { number: row?.number } },
    { name: "blank-return", job: "paperSlip", about: { number: row?.number, act: "return" } },
  ];
}

/** Lots as they are asked for, and closed; the certificate of their medium. */
function lots(core: Core): Paper[] {
  const asked = lotOfTwo(core);
  const closed = lotOfTwo(core, { more: 38, appraisers: 3, from: 200 });
  approveLot(core, closed, { appraisers: 3 });
  sendLot(core, closed);
  closeLot(core, closed);
  return [
    paper("lot-asked", asked.number),
    paper("lot-closed", closed.number),
    paper("certificate", closed.certificate),
  ];
}
