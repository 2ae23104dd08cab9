import { IconRoute, IconRouteSquare } from "@tabler/icons-react";
import type { Begun, Contribution } from "../contributions/index.ts";
import { named } from "../contributions/index.ts";
import { withFields } from "../fields/going-on.ts";
import { openTour } from "../runs/open-tour.ts";
import { late } from "../ui/index.ts";
import { editRound, openRound, planRound, showDue } from "./open-round.ts";

declare module "../ui/navigation.ts" {
  interface Areas {
    rounds: true;
  }
}

const about = ({ about: id }: Begun) => id ?? "";
const onRound = {
  needsAbout: true as const,
  record: (id: string) => ({ kind: "round", id }),
};
const onTour = {
  needsAbout: true as const,
  record: (id: string) => ({ kind: "tour", id }),
  goOn: (begun: Begun) => openTour(about(begun)),
};

/** Rounds are planned, and walked, in a part of diagnostics of their own. */
export const rounds: Contribution = {
  area: { id: "rounds", within: "diagnostics", Icon: IconRoute, Screen: late(() => import("./rounds.tsx")) },
  records: {
    round: {
      Icon: IconRoute,
      opens: { area: "rounds" },
      names: named("round", (row) => row.name),
      acts: ["round.edit", "round.end"],
    },
    tour: {
      Icon: IconRouteSquare,
      opens: { Card: late(() => import("./tour-card.tsx")) },
      names: named("tour", (row) => row.number),
      works: (id) => openTour(id),
      acts: ["tour.open", "tour.miss", "tour.finish", "tour.raise"],
    },
  },
  tasks: { tour: late(() => import("./walk/tour-task.tsx")) },
  acts: [
    { id: "round.plan", group: "round", screen: "rounds", permission: "round.write", run: planRound },
    { id: "round.due", group: "round", run: showDue },
  ],
  forms: {
    "round.plan": { goOn: planRound },
    "round.edit": withFields("round", openRound, { ...onRound, goOn: (begun) => editRound(about(begun)) }),
    "round.end": { ...onRound, goOn: (begun) => openRound(about(begun)) },
    "tour.miss": onTour,
    "tour.finish": onTour,
  },
};
