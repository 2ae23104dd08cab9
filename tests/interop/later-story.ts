import { ask, office, run } from "../support/core/core.ts";
import { assets, givenOf, signedBy } from "./story.ts";
import type { Given } from "./story.ts";

/** Two assets lent and sent while nobody signed, signed a day later on another laptop, the loan of one renewed, its return sealed and opened, nothing brought at the last. */
export function laterStory(seed: number): Given {
  const { hub, a, b } = office(seed);
  const ids = assets(a.core, "IT-0011", "IT-0012");
  const done = run(a.core, {
    ...{ type: "custody.handOver", purpose: "loan", giverName: "甲", receiverName: "张伟", place: "3 楼" },
    ...{ handedAt: "2026-11-20T10:05:12.000+08:00", dueBack: "2026-12-01" },
    lines: ids.map((asset) => ({ asset, condition: "good" })),
    unsigned: { reason: "对方不在现场" },
  });
  const document = done.operation as string;
  const attempt = { type: "custody.attempt", document, at: "2026-11-20T15:00:00.000+08:00", way: "courier" };
  run(a.core, { ...attempt, outcome: "sent", carrier: "顺丰", tracking: "SF1" });
  hub.sync(a.sync);
  hub.sync(b.sync);
  const { docHash } = ask(b.core, "operation.later", { id: document });
  run(b.core, { type: "custody.sign", document, docHash, signatures: [signedBy("receiver", "张伟")] });
  run(b.core, { type: "custody.renew", assets: [ids[0]], dueBack: "2026-12-20", reason: "项目延期" });
  run(b.core, {
    ...{
      type: "custody.return",
      reason: "leaver",
      returnerName: "张伟",
      place: "库房",
      lines: [{ asset: ids[0] }],
    },
    ...{ returnedAt: "2026-11-21T17:00:00.000+08:00", unreturned: [{ asset: ids[1], note: "本人称在家中" }] },
    underSeal: { seal: "F-0071", reason: "对方赶车，来不及核对" },
    signatures: [signedBy("giver", "张伟")],
  });
  run(b.core, {
    ...{ type: "custody.return", reason: "leaver", returnerName: "张伟", place: "库房", lines: [] },
    ...{ returnedAt: "2026-11-21T17:30:00.000+08:00", unreturned: [{ asset: ids[1], note: "仍未找到" }] },
    signatures: [signedBy("giver", "张伟")],
  });
  const opened = { at: "2026-11-22T09:00:00.000+08:00", seal: "F-0071", intact: true, condition: "worn" };
  run(b.core, { type: "custody.unseal", assets: [ids[0]], ...opened });
  for (const { sync } of [b, a]) hub.sync(sync);
  return givenOf(a.core, done.number as string);
}
