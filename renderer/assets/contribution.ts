import {
  IconArrowBackUp,
  IconArrowRight,
  IconDeviceLaptop,
  IconFileText,
  IconStethoscope,
  IconTool,
} from "@tabler/icons-react";
import type { Contribution } from "../contributions/index.ts";
import { named } from "../contributions/index.ts";
import { withFields } from "../fields/going-on.ts";
import { startChecklist } from "../runs/open-run.ts";
import { late, openRecord, showCard } from "../ui/index.ts";
import { goOnMoving } from "./register/moving.ts";
import { startEdit, startHandOver, startRegister, startReturn, startRow, startWaiting } from "./task.ts";

declare module "../ui/navigation.ts" {
  interface Areas {
    assets: true;
  }
}

const aboutAsset = { record: (id: string) => ({ kind: "asset", id }) };
const onAssets = { kind: "asset" } as const;
const some = (about: string | null) => (about === null ? [] : [about]);
/** The conflict of an asset's custody, which its decision is about. */
const contested = (asset: string) => `asset:${asset}:custody`;

export const assets: Contribution = {
  area: {
    id: "assets",
    Icon: IconDeviceLaptop,
    Screen: late(() => import("./assets.tsx")),
    stays: true,
    Reminder: late(() => import("../custody/later/reminder.tsx")),
  },
  records: {
    asset: {
      Icon: IconDeviceLaptop,
      opens: { area: "assets" },
      names: named("asset", (row) => row.tag || row.number),
      conflicts: {
        chain: late(() => import("../custody/chain-part.tsx")),
        unique: late(() => import("./asset-pair.tsx")),
      },
      acts: [
        "asset.reportFault",
        "asset.diagnose",
        "asset.handOver",
        "asset.return",
        "asset.edit",
        "asset.miss",
        "asset.unseal",
        "asset.savePdf",
        "asset.print",
        "asset.blankSlip",
        "asset.printBlank",
        "asset.attach",
      ],
      Scanned: late(() => import("./scanned-asset.tsx")),
      Preview: late(() => import("./asset-preview.tsx")),
      words: ["status.inStock", "status.inUse", "status.contested"],
    },
    slip: { Icon: IconFileText, opens: { Card: late(() => import("../custody/slip/slip-card.tsx")) } },
  },
  acts: [
    {
      id: "asset.register",
      group: "asset",
      screen: "assets",
      permission: "asset.write",
      run: startRegister,
    },
    {
      id: "asset.handOverMany",
      group: "asset",
      permission: "custody.write",
      run: () => startHandOver([]),
    },
    { id: "asset.row", group: "asset", permission: "custody.write", run: startRow },
    { id: "asset.waiting", group: "asset", run: () => startWaiting() },
    { id: "asset.returnMany", group: "asset", permission: "custody.write", run: () => startReturn([]) },
  ],
  tasks: {
    "asset.register": late(() => import("./forms/register-asset.tsx")),
    "asset.edit": late(() => import("./forms/edit-asset.tsx")),
    "custody.handOver": late(() => import("../custody/forms/hand-over-form.tsx")),
    "custody.return": late(() => import("../custody/forms/return-form.tsx")),
    "custody.row": late(() => import("../custody/row/row.tsx")),
    "custody.waiting": late(() => import("../custody/later/waiting.tsx")),
  },
  scanned: [
    {
      ...onAssets,
      id: "handOver",
      key: "1",
      permission: "custody.write",
      Icon: IconArrowRight,
      does: { run: startHandOver },
    },
    {
      ...onAssets,
      id: "return",
      key: "2",
      permission: "custody.write",
      Icon: IconArrowBackUp,
      does: { run: startReturn },
    },
    {
      ...onAssets,
      id: "reportFault",
      key: "3",
      permission: "ticket.write",
      Icon: IconTool,
      does: { Dialog: late(() => import("./report-scanned.tsx")) },
    },
    {
      ...onAssets,
      id: "diagnose",
      key: "5",
      permission: "run.write",
      Icon: IconStethoscope,
      one: true,
      does: { run: ([asset]) => startChecklist({ ticket: null, asset: asset ?? null }) },
    },
  ],
  forms: {
    "asset.register": { goOn: startRegister },
    "asset.edit": withFields("asset", (id) => openRecord("assets", id), {
      ...aboutAsset,
      needsAbout: true,
      goOn: ({ about }) => startEdit(about ?? ""),
    }),
    "asset.move": { goOn: goOnMoving },
    "custody.handOver": { ...aboutAsset, goOn: ({ about }) => startHandOver(some(about)) },
    "custody.return": { ...aboutAsset, goOn: ({ about }) => startReturn(some(about)) },
    "custody.row": { goOn: startRow },
    "custody.rowPerson": { goOn: startRow },
    "custody.attempt": {
      needsAbout: true,
      record: (slip) => ({ kind: "slip", id: slip }),
      goOn: ({ about }) => showCard("slip", about ?? ""),
    },
    "custody.renew": {
      ...aboutAsset,
      needsAbout: true,
      goOn: ({ about }) => openRecord("assets", about ?? ""),
    },
    "custody.unseal": {
      ...aboutAsset,
      needsAbout: true,
      goOn: ({ about }) => openRecord("assets", about ?? ""),
    },
    "custody.miss": {
      ...aboutAsset,
      needsAbout: true,
      goOn: ({ about }) => openRecord("assets", about ?? ""),
    },
    "custody.resolve": {
      needsAbout: true,
      record: (asset) => ({ kind: "conflict", id: contested(asset) }),
      goOn: ({ about }) => openRecord("conflicts", contested(about ?? "")),
    },
  },
};
