import { IconActivity } from "@tabler/icons-react";
import type { Begun, Contribution, FormPart } from "../contributions/index.ts";
import { named } from "../contributions/index.ts";
import { openRun } from "../runs/open-run.ts";
import { late, showArea } from "../ui/index.ts";

declare module "../ui/navigation.ts" {
  interface Areas {
    diagnostics: true;
  }
}

/** The run that a draft is about: of one step, the part before it. */
const runOf = (about: string | null) => (about ?? "").split(":", 1)[0] ?? "";
const onRun: FormPart = {
  needsAbout: true,
  record: (about) => ({ kind: "run", id: runOf(about) }),
  goOn: ({ about }: Begun) => openRun(runOf(about)),
};

/** Checklists that are worked through: an area of its own, and a card of each run above any screen. */
export const diagnostics: Contribution = {
  area: { id: "diagnostics", Icon: IconActivity, Screen: late(() => import("./diagnostics.tsx")) },
  records: {
    run: {
      Icon: IconActivity,
      opens: { Card: late(() => import("./run-dialog.tsx")) },
      names: named("run", (row) => row.number),
      works: openRun,
      acts: [
        "run.normal",
        "run.abnormal",
        "run.notDone",
        "run.notApplicable",
        "run.next",
        "run.measure",
        "run.fromCollector",
        "run.fromInventory",
        "run.typeReading",
        "run.conclude",
        "run.abandon",
        "run.override",
        "run.savePdf",
        "run.print",
      ],
    },
  },
  tasks: {
    run: late(() => import("./run-task.tsx")),
    "run.start": late(() => import("./start-task.tsx")),
  },
  acts: [
    {
      id: "run.start",
      group: "run",
      permission: "run.write",
      run: () => showArea("diagnostics"),
    },
  ],
  forms: {
    "run.step": onRun,
    "run.sign": onRun,
    "run.consent": onRun,
    "run.conclude": onRun,
    "run.abandon": onRun,
    "run.override": onRun,
    "run.start": { goOn: () => showArea("diagnostics") },
  },
};
