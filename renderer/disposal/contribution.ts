import { IconRecycle } from "@tabler/icons-react";
import type { Begun, Contribution, FormPart } from "../contributions/index.ts";
import { withFields } from "../fields/going-on.ts";
import { late } from "../ui/index.ts";
import { openLot, openLots } from "./open.ts";

/** The lot that a draft is about: of the values of one asset, the part before it. */
const lotOf = (about: string | null) => (about ?? "").split(":", 1)[0] ?? "";
const onLot: FormPart = {
  needsAbout: true,
  record: (about) => ({ kind: "disposal", id: lotOf(about) }),
  goOn: ({ about }: Begun) => openLot(lotOf(about)),
};

/** Lots of assets to be disposed of: a task of the area of assets, and a card of each above any screen. */
export const disposal: Contribution = {
  records: {
    disposal: {
      Icon: IconRecycle,
      opens: { Card: late(() => import("./lot-card.tsx")) },
      works: openLot,
      acts: ["disposal.attach", "disposal.savePdf", "disposal.print"],
    },
  },
  tasks: {
    "disposal.lots": late(() => import("./lots.tsx")),
    "disposal.lot": late(() => import("./lot-screen.tsx")),
  },
  acts: [{ id: "disposal.lots", group: "disposal", run: openLots }],
  scanned: [
    {
      ...{ id: "addToLot", kind: "asset", key: "4", permission: "disposal.write", Icon: IconRecycle },
      does: { Dialog: late(() => import("./add-scanned.tsx")) },
    },
  ],
  forms: {
    "disposal.open": { goOn: openLots },
    "disposal.edit": withFields("disposal", openLot, onLot),
    "disposal.add": onLot,
    "disposal.check": onLot,
    "disposal.appraise": onLot,
    "disposal.approve": onLot,
    "disposal.out": onLot,
    "disposal.recycler": onLot,
    "disposal.prove": onLot,
    "disposal.writeOff": onLot,
    "disposal.close": onLot,
    "disposal.cancel": onLot,
    "disposal.supersede": onLot,
  },
};
