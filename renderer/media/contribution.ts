import { IconDeviceSdCard } from "@tabler/icons-react";
import type { Begun, Contribution } from "../contributions/index.ts";
import { withFields } from "../fields/going-on.ts";
import { late, openRecord, showCard } from "../ui/index.ts";

const openMedium = (id: string) => showCard("medium", id);
const onMedium = {
  needsAbout: true as const,
  record: (id: string) => ({ kind: "medium", id }),
  goOn: ({ about }: Begun) => openMedium(about ?? ""),
};

/** Storage media: in the asset they are in, and a card of each above any screen. */
export const media: Contribution = {
  records: {
    medium: {
      Icon: IconDeviceSdCard,
      opens: { Card: late(() => import("./medium-card.tsx")) },
      acts: ["medium.attach"],
    },
  },
  forms: {
    "medium.register": {
      needsAbout: true,
      record: (id: string) => ({ kind: "asset", id }),
      goOn: ({ about }) => openRecord("assets", about ?? ""),
    },
    "medium.edit": withFields("medium", openMedium, onMedium),
    "medium.confirm": onMedium,
    "medium.move": onMedium,
    "medium.hold": onMedium,
    "medium.wipe": onMedium,
    "medium.destroy": onMedium,
    "medium.verify": onMedium,
    "medium.validate": onMedium,
  },
};
