import { IconAlertTriangle } from "@tabler/icons-react";
import type { Contribution } from "../contributions/index.ts";
import { named } from "../contributions/index.ts";
import { late, openRecord, showArea } from "../ui/index.ts";

declare module "../ui/navigation.ts" {
  interface Areas {
    conflicts: true;
  }
}

export const conflicts: Contribution = {
  area: {
    id: "conflicts",
    Icon: IconAlertTriangle,
    within: "sync",
    Screen: late(() => import("./conflicts.tsx")),
    needs: [{ need: "conflicts", open: () => showArea("conflicts") }],
  },
  records: {
    conflict: {
      Icon: IconAlertTriangle,
      opens: { area: "conflicts" },
      names: named("conflict", (row) => row.label),
    },
  },
  forms: {
    "conflict.resolve": {
      needsAbout: true,
      record: (id) => ({ kind: "conflict", id }),
      goOn: ({ about }) => openRecord("conflicts", about ?? ""),
    },
  },
};
