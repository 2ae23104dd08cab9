// The demo office, whole: a hub with members, the lead's console with machines from inventory files and
// the tickets of office.ts, everything synced. `npm start` opens it; end-to-end tests make their own.
import path from "node:path";
import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";
import type { PersonRow } from "../../shared/domain/person/person.ts";
import type { ImportReport } from "../../shared/ipc/import-report.ts";
import type { Page } from "../../shared/ipc/queries.ts";
import { projectRoot } from "../runtime/paths.mjs";
import { makeHub, makeProfile } from "./demo-hub.ts";
import type { DemoHub, DemoProfile } from "./demo-hub.ts";
import { disagree } from "./disagreements.ts";
import { seedOffice } from "./office.ts";
import { openSession, serveHub } from "./programs.ts";
import type { ProfileAt, ServingHub, Session } from "./programs.ts";

export const inventoryDir = path.join(projectRoot, "build/demo/inventory");

export interface DemoOffice {
  demo: DemoHub;
  hub: ServingHub;
  lead: DemoProfile;
  colleague: DemoProfile;
}

/** Runs a step and says so; the caller decides how. */
export type Step = <T>(what: string, work: () => Promise<T>) => Promise<T>;

/**
 * @param root an empty folder; what is made lies in `hub`, `lead` and `colleague` inside
 * @param reach where consoles find the hub, when that is not where it listens
 */
export async function makeDemoOffice(
  root: string,
  step: Step,
  reach: (hub: ServingHub) => Promise<string> = (hub) => Promise.resolve(hub.address),
): Promise<DemoOffice> {
  const demo = await step("making a hub with members", () =>
    makeHub(path.join(root, "hub"), "示例科技 信息技术部"),
  );
  const hub = await step("starting the hub (SQLite, loopback, TLS)", () => serveHub(demo.dir));
  try {
    const address = await reach(hub);
    const [lead, colleague] = await step("pairing the consoles of a lead and a technician", () =>
      Promise.all([makeProfile(root, "lead", demo, address), makeProfile(root, "colleague", demo, address)]),
    );
    await fillOffice(lead, step);
    await step("both at work without a network, then a sync", () => disagree(lead, colleague));
    return { demo, hub, lead, colleague };
  } catch (error) {
    await hub.stop();
    throw error;
  }
}

/** Who has which machine; the others are in stock. */
const HOLDERS: Readonly<Record<string, string>> = {
  "HQ-HR-PC03": "陈雨桐",
  "HQ-FIN-LT01": "张晓雯",
  "RD-LT07": "李思远",
};

async function handOut(session: Session): Promise<void> {
  const { rows: assets } = await session.query<Page<AssetRow>>("asset.page", { limit: 500 });
  const { rows: people } = await session.query<Page<PersonRow>>("person.page", { limit: 500 });
  for (const [machine, holder] of Object.entries(HOLDERS)) {
    const asset = assets.find(({ name }) => name === machine);
    const person = people.find(({ name }) => name === holder);
    if (!asset || !person) throw new Error(`the demo office has no ${machine} for ${holder}`);
    await session.execute({
      type: "custody.handOver",
      unsigned: { reason: "对方不在现场，已电话确认" },
      purpose: "issue",
      giverName: "林静",
      receiver: person.id,
      receiverName: person.name,
      place: person.place,
      handedAt: new Date().toISOString(),
      lines: [{ asset: asset.id, condition: "good" }],
    });
  }
  const rest = assets.filter(({ name }) => !Object.hasOwn(HOLDERS, name));
  await session.execute({
    type: "custody.handOver",
    unsigned: { reason: "对方不在现场，已电话确认" },
    purpose: "stock",
    giverName: "林静",
    to: { holder: "pool", name: "设备库" },
    place: "设备库",
    handedAt: new Date().toISOString(),
    lines: rest.map(({ id }) => ({ asset: id, condition: "good" })),
  });
}

async function fillOffice(at: ProfileAt, step: Step): Promise<void> {
  const session = openSession(at);
  try {
    // First of all, so that the console knows its member and role.
    await session.sync();
    await step("importing the inventory of the demo machines", async () => {
      const report = await session.request<ImportReport>({
        kind: "import",
        paths: [inventoryDir],
        dryRun: false,
      });
      if (report.counts.new === 0 || report.counts.rejected > 0) {
        throw new Error(`the import of the demo machines went wrong: ${JSON.stringify(report.counts)}`);
      }
    });
    await step("people, sites and tickets, then a sync", async () => {
      await seedOffice((command) => session.execute(command));
      await handOut(session);
      await session.sync();
    });
  } finally {
    await session.close();
  }
}
