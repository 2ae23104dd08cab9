import { IconPuzzle, IconStar, IconUsersGroup } from "@tabler/icons-react";
import type { Contribution } from "../contributions/index.ts";
import { named } from "../contributions/index.ts";
import { late, showArea, showCard } from "../ui/index.ts";
import { useDelivery } from "./open.ts";

declare module "../contributions/dialog-forms.ts" {
  interface DialogForms {
    "problem.open": { tickets: readonly string[] };
  }
}

/** The sheet of who is on duty, and what is handed from shift to shift, stand in Settings. */
function showDuty(): void {
  showArea("settings");
}

export const delivery: Contribution = {
  records: {
    problem: {
      Icon: IconPuzzle,
      opens: { Card: late(() => import("./problem-card.tsx")) },
      names: named("problem", ({ number, title }) => `${number} ${title}`),
    },
    shift: {
      Icon: IconUsersGroup,
      opens: { Card: late(() => import("./shift-card.tsx")) },
      names: named("shift", ({ at }) => new Date(at).toISOString().slice(0, 10)),
    },
    rating: { Icon: IconStar },
  },
  settings: [{ id: "duty", hasNote: true, Section: late(() => import("./duty.tsx")) }],
  forms: {
    "problem.open": {
      Dialog: late(() => import("./new-problem.tsx")),
      goOn: () => {
        showDuty();
        useDelivery.setState({ open: "problem" });
      },
    },
    "problem.edit": {
      needsAbout: true,
      record: (id) => ({ kind: "problem", id }),
      goOn: ({ about }) => showCard("problem", about ?? ""),
    },
    "shift.write": {
      goOn: () => {
        showDuty();
        useDelivery.setState({ open: "shift" });
      },
    },
    "shift.takeOver": {
      needsAbout: true,
      record: (id) => ({ kind: "shift", id }),
      goOn: ({ about }) => showCard("shift", about ?? ""),
    },
    "definition.duty": {
      goOn: () => {
        showDuty();
        useDelivery.setState({ open: "duty" });
      },
    },
  },
  acts: [
    {
      id: "problem.new",
      group: "general",
      permission: "ticket.write",
      run: () => {
        showDuty();
        useDelivery.setState({ open: "problem" });
      },
    },
    {
      id: "shift.new",
      group: "general",
      permission: "ticket.write",
      run: () => {
        showDuty();
        useDelivery.setState({ open: "shift" });
      },
    },
  ],
};
