import { IconActivity } from "@tabler/icons-react";
import type { Begun, Contribution, FormPart } from "../contributions/index.ts";
import { named } from "../contributions/index.ts";
import { definitionId } from "../../shared/domain/definition/shipped.ts";
import { openRun, startChecklist } from "../runs/open-run.ts";
import { late, showArea } from "../ui/index.ts";
import { editChecklist, goOnEditing, showChecklists } from "./editor/open-checklist.ts";

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

/** An act of those who make the team's checklists. */
const ofChecklists = (id: string) => ({
  ...{ id, group: "definition", permission: "checklist.write" as const, screen: "diagnostics" as const },
});

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
    checklist: late(() => import("./editor/checklist-task.tsx")),
    "checklist.edit": late(() => import("./editor/edit-task.tsx")),
  },
  acts: [
    {
      id: "run.start",
      group: "run",
      permission: "run.write",
      run: () => startChecklist({ ticket: null, asset: null }),
    },
    { ...ofChecklists("checklist.new"), run: () => editChecklist("new") },
    { ...ofChecklists("checklist.import"), run: showChecklists },
    // Done to one that is open; from elsewhere the list is shown, from which one is chosen.
    ...["edit", "copy", "retire", "offer", "takeShipped"].map((act) => ({
      ...ofChecklists(`checklist.${act}`),
      run: showChecklists,
    })),
    ...["export", "preview"].map((act) => ({
      ...{ id: `checklist.${act}`, group: "definition", screen: "diagnostics" as const },
      run: showChecklists,
    })),
  ],
  forms: {
    "run.step": onRun,
    "run.sign": onRun,
    "run.consent": onRun,
    "run.conclude": onRun,
    "run.abandon": onRun,
    "run.override": onRun,
    "run.start": { goOn: () => showArea("diagnostics") },
    "definition.setChecklist": {
      needsAbout: true,
      record: (about) => ({ kind: "definition", id: definitionId("checklist", about.replace(/^copy:/, "")) }),
      goOn: ({ about }) => goOnEditing(about ?? "new"),
    },
  },
};
