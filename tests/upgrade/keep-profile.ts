import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { VERSION, createCore, createProfile, systemEnvironment } from "../../electron/core/compose.ts";
import type { Core } from "../../electron/core/compose.ts";
import { CHEAP_ARGON2, StandInHub, ask, must, run, testEnvironment } from "../support/core/core.ts";
import { createSyncStore } from "../../electron/core/store/log/store-sync.ts";
import type { SyncStore } from "../../electron/core/sync/sync-store.ts";
import { PASSPHRASE, PROFILES, shownBy } from "./kept-profile.ts";

// Makes the profile that this version leaves to later ones. Refuses to make one twice.
const folder = join(PROFILES, VERSION);
if (existsSync(folder)) throw new Error(`${folder} is kept already; a release is made once`);
mkdirSync(PROFILES, { recursive: true });

const environment = systemEnvironment();
const at = "2026-11-23T10:00:00.000+08:00";

function consoleIn(path: string): { core: Core; sync: SyncStore } {
  const { profile } = must(
    createProfile({
      ...{ folder: path, locale: "zh-CN", passphrase: PASSPHRASE, environment, argon2: CHEAP_ARGON2 },
      alone: { name: "王五", workspaceName: "测试" },
    }),
  );
  return { core: createCore({ profile }), sync: createSyncStore(profile.store) };
}

const handOver = (asset: string, receiverName: string) => ({
  ...{ type: "custody.handOver", purpose: "issue", giverName: "设备库", receiver: null, receiverName },
  ...{ place: "一楼", handedAt: at, lines: [{ asset, condition: "good" }] },
});

const other = `${folder}.other`;
const hub = new StandInHub(testEnvironment(1));
const a = consoleIn(folder);
const b = consoleIn(other);

// Work from before the laptop joined, then clashes of all kinds, then work that still waits.
const early = run(a.core, { type: "asset.register", set: { name: "旧笔记本", serial: "SN-1" } }).id as string;
run(a.core, handOver(early, "李四"));
hub.enrol(a.sync, "王五", "K7");
hub.enrol(b.sync, "赵六", "M3");
hub.sync(a.sync);
hub.sync(b.sync);
run(a.core, { type: "person.set", set: { name: "张伟", dept: "财务部", employeeNo: "E1" } });
run(b.core, { type: "asset.register", set: { name: "另一台", serial: "sn-1" } });
const ticket = run(a.core, {
  ...{ type: "ticket.open", assets: [early], tags: ["打印"] },
  set: { title: "打印机卡纸", description: "卡在第二层", requester: "张伟", dept: "财务部" },
}).id as string;
hub.sync(a.sync);
hub.sync(b.sync);
run(a.core, { type: "ticket.edit", ticket, set: { description: "甲的说法", title: "打印机卡纸(甲)" } });
run(b.core, { type: "ticket.edit", ticket, set: { description: "乙的说法", title: "打印机卡纸(乙)" } });
run(a.core, { type: "ticket.accept", ticket });
run(b.core, { type: "ticket.accept", ticket });
run(a.core, handOver(early, "钱七"));
run(b.core, handOver(early, "孙八"));
run(b.core, { type: "ticket.note", ticket, text: "换了搓纸轮", minutes: 20, visit: true });
hub.sync(a.sync);
hub.sync(b.sync);
hub.sync(a.sync);
run(a.core, { type: "ticket.note", ticket, text: "这一条被拒绝" });
hub.push(a.sync, 500, (type) => type === "ticket.note");
run(a.core, { type: "ticket.note", ticket, text: "这一条还在等" });
run(a.core, { type: "draft.save", key: "ticket.open", form: "ticket.open", data: { title: "写到一半" } });
run(a.core, { type: "preference.set", key: "theme", value: "dark" });
while (a.core.idle());
ask(a.core, "desk.hydrate", {});

writeFileSync(join(folder, "expected.json"), `${JSON.stringify(shownBy(a.core), null, 2)}\n`);
await a.core.close();
await b.core.close();
rmSync(other, { recursive: true });
for (const file of ["reserve", "mark"]) rmSync(join(folder, file), { force: true });
