import { IconInbox, IconTicket } from "@tabler/icons-react";
import type { Contribution, FormPart } from "../contributions/index.ts";
import { named } from "../contributions/index.ts";
import { late, openRecord, showArea } from "../ui/index.ts";
import { withFields } from "../fields/going-on.ts";
import type { CoreSession } from "../core/index.ts";
import { exportFound } from "./filter/export-found.ts";
import { showForMe } from "./for-me/open.ts";
import { chooseAssignee, everyoneOrNobody } from "./assigning.ts";
import type { NewTicketForm } from "./forms/new-ticket-form.ts";
import { NewTicket } from "./late-parts.ts";
import { stampMoment } from "./intake/moment-draft.ts";
import { NEW_TICKET, ON_THE_SPOT, useQueue } from "./queue-state.ts";

declare module "../ui/navigation.ts" {
  interface Areas {
    queue: true;
  }
}
declare module "../contributions/dialog-forms.ts" {
  interface DialogForms {
    "ticket.open": Partial<NewTicketForm>;
  }
}

/** A form that stands in the detail of its ticket. */
const onTicket: FormPart = {
  needsAbout: true,
  record: (id) => ({ kind: "ticket", id }),
  goOn: ({ about }) => openRecord("queue", about ?? ""),
};

export const queue: Contribution = {
  area: {
    id: "queue",
    Icon: IconInbox,
    Screen: late(() => import("./queue.tsx")),
    stays: true,
    Reminder: late(() => import("./for-me/reminder.tsx")),
  },
  records: {
    ticket: {
      Icon: IconTicket,
      opens: { area: "queue" },
      names: named("ticket", (row) => `${row.number} ${row.title}`),
      acts: [
        "accept",
        "assign",
        "note",
        "attach",
        "arrive",
        "pause",
        "resume",
        "clock",
        "happened",
        "prioritise",
        "report",
        "hang",
        "attempt",
        "told",
        "plan",
        "group",
        "approve",
        "escalate",
        "verify",
        "rate",
        "callBack",
        "explainMiss",
        "review",
        "resolve",
        "reopen",
        "close",
        "archive",
        "bringBack",
        "diagnose",
        "savePdf",
        "print",
        "printForUser",
      ].map((act) => `ticket.${act}`),
      choices: { "ticket.assign": { of: everyoneOrNobody, choose: chooseAssignee } },
      Preview: late(() => import("./ticket-preview.tsx")),
      words: ["priority.P1", "priority.P2", "priority.P3", "priority.P4"],
    },
  },
  forms: {
    "ticket.open": {
      goOn: ({ key }) => {
        showArea("queue");
        useQueue.setState({ opening: key });
      },
      missing: async (data) => {
        const { missingOf } = await import("./forms/new-ticket-form.ts");
        return missingOf(data).map((name) => `ticket:field.${name}`);
      },
      Dialog: NewTicket,
    },
    "ticket.onTheSpot": {
      goOn: ({ key }) => {
        showArea("queue");
        useQueue.setState({ onTheSpot: key });
      },
    },
    "ticket.note": onTicket,
    "ticket.edit": withFields("ticket", (id) => openRecord("queue", id), onTicket),
    "ticket.assign": onTicket,
    "ticket.resolve": onTicket,
    "ticket.reopen": onTicket,
    "ticket.approve": onTicket,
    "ticket.pause": onTicket,
    "ticket.happened": onTicket,
    "ticket.prioritise": onTicket,
    "ticket.report": onTicket,
    "ticket.hang": onTicket,
    "ticket.attempt": onTicket,
    "ticket.told": onTicket,
    "ticket.plan": onTicket,
    "ticket.group": onTicket,
    "ticket.escalate": onTicket,
    "ticket.verify": onTicket,
    "ticket.callBack": onTicket,
    "ticket.explainMiss": onTicket,
    "ticket.review": onTicket,
    "ticket.close": onTicket,
  },
  acts: [
    { id: "ticket.forMe", group: "ticket", run: () => showForMe("steps") },
    { id: "rating.list", group: "ticket", permission: "quality.review", run: () => showForMe("ratings") },
    {
      id: "ticket.new",
      group: "ticket",
      screen: "queue",
      permission: "ticket.write",
      run: () => {
        showArea("queue");
        useQueue.setState({ opening: NEW_TICKET });
      },
    },
    {
      id: "ticket.onTheSpot",
      group: "ticket",
      screen: "queue",
      permission: "ticket.write",
      run: () => {
        showArea("queue");
        useQueue.setState({ onTheSpot: ON_THE_SPOT });
      },
    },
    {
      id: "ticket.moment",
      group: "ticket",
      // Wherever somebody is, also in the middle of a form: nobody who walks by waits for another.
      anywhere: "mod+m",
      permission: "ticket.write",
      run: (core) => void stampMoment(core),
    },
    {
      id: "ticket.filter",
      group: "ticket",
      screen: "queue",
      run: () => {
        showArea("queue");
        useQueue.setState({ filtering: true });
      },
    },
    ...(["xlsx", "csv"] as const).map((format) => ({
      ...{ id: `ticket.${format}`, group: "ticket", screen: "queue" as const },
      permission: "export.run" as const,
      run: (core: CoreSession) => void exportFound(core, useQueue.getState(), format),
    })),
  ],
};
