import { IconRoute, IconRouteSquare } from "@tabler/icons-react";
import type { Begun, Contribution } from "../contributions/index.ts";
import { named } from "../contributions/index.ts";
import { withFields } from "../fields/going-on.ts";
import { late, showCard } from "../ui/index.ts";

const openRound = (id: string) => showCard("round", id);
const onRound = {
  needsAbout: true as const,
  record: (id: string) => ({ kind: "round", id }),
  goOn: ({ about }: Begun) => openRound(about ?? ""),
};

/** Rounds and their tours: a card of each above any screen. */
export const rounds: Contribution = {
  records: {
    round: {
      Icon: IconRoute,
      opens: { Card: late(() => import("./round-card.tsx")) },
      names: named("round", (row) => row.name),
    },
    tour: {
      Icon: IconRouteSquare,
      opens: { Card: late(() => import("./tour-card.tsx")) },
      names: named("tour", (row) => row.number),
    },
  },
  forms: { "round.edit": withFields("round", openRound, onRound) },
};
