import { z } from "zod";
import { HIDDEN } from "../../log/parts.ts";
import { appendEntry, writeField } from "../../log/write.ts";
import { definitionUses, keepUses, notRetired, usesOf } from "../definition/definition-use.ts";
import { act, plainly } from "../kind/act.ts";
import { applyEdits, editsOf, personalEdits, sealedEditsOf, writeElements } from "../kind/edits.ts";
import { allExist, changesSomething, existing, labelOf, planned } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";
import { editNotInFuture } from "../kind/rule.ts";
import { nothingHoldsBack } from "../run/run-gate.ts";
import { undoing } from "../kind/undoing.ts";
import { refersToSomething } from "../kind/setting.ts";
import { humanNumber, ref, refTo, text } from "../words.ts";
import { ticketRequestActs } from "./ticket-request-acts.ts";
import { ticketFields } from "./ticket-fields.ts";
import { TICKET_TRANSITIONS } from "./ticket-words.ts";
import { change, ending, move, moving, notInState, ownTicket, touches, UNDO } from "./ticket-moves.ts";
import { mayShowAll } from "./ticket-audience.ts";
import { withItsChecklist } from "./ticket-checklist.ts";
import { ticketClose } from "./ticket-close.ts";
import { ticketHang } from "./ticket-hang.ts";
import { ticketReport } from "./ticket-report.ts";
import { ticketNote } from "./ticket-note.ts";
import { ticketDeliveryActs } from "./ticket-delivery-acts.ts";
import { ticketQualityActs } from "./ticket-quality-acts.ts";
import { ticketRuleActs } from "./ticket-rule-acts.ts";
import { ticketTimeActs } from "./ticket-time-acts.ts";
import { noteMatter, noteTime } from "./ticket-times.ts";
import { ticketWorkActs } from "./ticket-work-acts.ts";
import { editV1, openV1, resolveV1 } from "./ticket-v1.ts";

const f = ticketFields;

const assets = z.array(refTo("asset")).max(100);
const tags = z.array(text(30, 1));
const elements = z.object({ assets: assets.optional(), tags: tags.optional() });

const opening = {
  assets: assets.default([]),
  tags: tags.max(30).default([]),
  assignee: refTo("member").nullable().default(null),
};
const titled = (set: { title?: string | undefined }) => typeof set.title === "string";
const needsTitle = { message: "a ticket needs a title", path: ["title"] };

const ticketOpen = act({
  permission: "ticket.write",
  final: "somebody may have been told its number: it is closed, with a reason",
  creates: true,
  about: "Opens a ticket. Answers {id, number}.",
  older: [openV1],
  payload: z.object({
    ticket: ref,
    number: humanNumber,
    set: sealedEditsOf(f).refine(titled, "a ticket needs a title"),
    ...opening,
    uses: definitionUses,
  }),
  personal: personalEdits(f),
  touches,
  fold(draft, payload) {
    draft.state.exists = true;
    writeField(draft, f.number, "number", payload.number);
    applyEdits(draft, f, payload.set);
    writeElements(draft, { assets: payload.assets, tags: payload.tags }, true);
    writeField(draft, f.assignee, "assignee", payload.assignee);
    if (draft.state.fields.status === undefined) writeField(draft, f.status, "status", "new");
    keepUses(draft, payload.uses);
    noteMatter(draft, payload.set, "opened");
  },
  asks: z.object({ set: editsOf(f).refine(titled, needsTitle), ...opening }),
  rules: [notRetired(f, ({ set }) => set), editNotInFuture("startedAt")],
  plan(asked, planning) {
    const found = namesExist(planning, asked.set, asked.assignee, asked.assets, "assets");
    if (!found.ok) return found;
    const set = withItsChecklist(planning, asked.set);
    const uses = usesOf(planning, f, set);
    if (!uses.ok) return uses;
    const id = planning.newId();
    const number = planning.number("T");
    return planned({
      payload: { ticket: id, number, ...asked, set, uses: uses.value },
      label: `${number} ${asked.set.title as string}`,
      id,
      number,
    });
  },
});

const ticketEdit = act({
  permission: "ticket.write",
  undo: UNDO,
  about: "Changes at least one field of a ticket.",
  older: [editV1],
  payload: z.object({
    ticket: ref,
    set: sealedEditsOf(f).default({}),
    add: elements.default({}),
    remove: elements.default({}),
    uses: definitionUses,
  }),
  personal: personalEdits(f),
  touches,
  fold(draft, payload) {
    applyEdits(draft, f, payload.set);
    keepUses(draft, payload.uses);
    writeElements(draft, payload.remove, false);
    writeElements(draft, payload.add, true);
    noteMatter(draft, payload.set);
  },
  asks: z.object({
    ticket: ref,
    set: editsOf(f).default({}),
    add: elements.default({}),
    remove: elements.default({}),
  }),
  rules: [notRetired(f, ({ set }) => set), editNotInFuture("startedAt")],
  plan(asked, planning) {
    const said = changesSomething(asked.set, named(asked.add), named(asked.remove));
    if (!said.ok) return said;
    const ticket = existing(planning, "ticket", asked.ticket, "ticket");
    if (!ticket.ok) return ticket;
    const { status } = ticket.value.fields;
    if (status === "archived") return notInState("edit", status);
    const shown = mayShowAll(ticket.value, asked.set, planning);
    if (!shown.ok) return shown;
    const found = namesExist(planning, asked.set, null, asked.add.assets ?? [], "add.assets");
    if (!found.ok) return found;
    const set = withItsChecklist(planning, asked.set);
    const uses = usesOf(planning, f, set);
    return uses.ok ? change({ ...asked, set, uses: uses.value }, labelOf(ticket.value)) : uses;
  },
});

const assignPayload = z.object({
  ticket: ref,
  assignee: refTo("member").nullable(),
  reason: text(500).default(""),
});

const ticketAssign = act({
  permission: "ticket.write",
  undo: UNDO,
  about: "Gives a ticket to a member, or to nobody.",
  older: [plainly(assignPayload, touches)],
  payload: assignPayload,
  personal: { reason: HIDDEN },
  touches,
  fold(draft, payload) {
    writeField(draft, f.assignee, "assignee", payload.assignee);
    if (payload.reason) appendEntry(draft, "actions", { text: payload.reason, act: "assign" });
  },
  asks: assignPayload,
  plan(asked, planning) {
    const ticket = existing(planning, "ticket", asked.ticket, "ticket");
    if (!ticket.ok) return ticket;
    const { status } = ticket.value.fields;
    if (status === "archived") return notInState("assigned", status);
    const found = namesExist(planning, {}, asked.assignee, [], "");
    return found.ok ? change(asked, labelOf(ticket.value)) : found;
  },
});

const ticketAccept = act({
  ...moving("accept"),
  permission: "ticket.write",
  undo: UNDO,
  about: "Takes a new ticket.",
  payload: ownTicket,
  asks: ownTicket,
  fold(draft) {
    // Two who accept the same ticket each believe it is theirs: the state table refuses the
    // second, and only the first becomes the assignee.
    const fits = move(draft, "accept");
    if (fits) writeField(draft, f.assignee, "assignee", draft.mark.actor);
    noteTime(draft, { kind: "accepted", counts: fits });
  },
});

const solved = {
  ticket: ref,
  resolutionCode: f.resolutionCode.schema,
  solution: f.solution.schema,
  rootCause: f.rootCause.schema.default(null),
};

const ticketResolve = act({
  ...ending("resolve"),
  permission: "ticket.write",
  undo: UNDO,
  about: "Says that the ticket is solved, and how.",
  older: [resolveV1],
  payload: z.object({ ...solved, uses: definitionUses }),
  personal: { solution: HIDDEN },
  asks: z.object(solved),
  rules: [notRetired(f, (asked) => asked, "")],
  plan(asked, planning) {
    const uses = usesOf(planning, f, asked, "");
    return uses.ok ? ending("resolve").plan({ ...asked, uses: uses.value }, planning) : uses;
  },
  fold(draft, payload) {
    noteTime(draft, { kind: "resolved", counts: move(draft, "resolve") });
    writeField(draft, f.resolutionCode, "resolutionCode", payload.resolutionCode);
    writeField(draft, f.rootCause, "rootCause", payload.rootCause);
    writeField(draft, f.solution, "solution", payload.solution);
    keepUses(draft, payload.uses);
  },
});

const reopened = z.object({ ticket: ref, reason: text(500, 2) });

const ticketReopen = act({
  ...moving("reopen"),
  permission: "ticket.write",
  undo: UNDO,
  about: "Takes a solved or closed ticket up again.",
  older: [plainly(reopened, touches)],
  payload: reopened,
  personal: { reason: HIDDEN },
  asks: reopened,
  fold(draft, { reason }) {
    noteTime(draft, { kind: "reopened", counts: move(draft, "reopen") });
    appendEntry(draft, "actions", { text: reason, act: "reopen" });
  },
});

const ticketArchive = act({
  ...moving("archive"),
  permission: "ticket.archive",
  undo: "ticket.bringBack",
  about: "Moves a closed ticket to the archive.",
  payload: ownTicket,
  asks: ownTicket,
  fold(draft) {
    move(draft, "archive");
  },
});

const ticketBringBack = act({
  ...moving("bringBack"),
  permission: "ticket.archive",
  undo: "ticket.archive",
  about: "Takes a ticket out of the archive: it is closed again, and can be reopened.",
  payload: ownTicket,
  asks: ownTicket,
  fold(draft) {
    move(draft, "bringBack");
  },
});

const takingBack = undoing("ticket", f, {
  permission: "ticket.write",
  // What is answered is hidden by an act of its own.
  except: ["number", "answers", "package"],
  ways: (["accept", "resolve", "reopen", "close"] as const).flatMap((name) => {
    const { from, to } = TICKET_TRANSITIONS[name];
    return from.map((back) => ({ from: to, to: back }));
  }),
  closed: ({ fields: { status } }) => (status === "archived" ? notInState("undo", status) : null),
  // Taking a reopening back ends the work again.
  allowed: ({ id }, { moved }, planning) =>
    moved && ["resolved", "closed"].includes(moved.to) ? nothingHoldsBack(planning, id) : planned(null),
});

const ticketUndo: typeof takingBack = {
  ...takingBack,
  fold(draft, payload, logged) {
    takingBack.fold(draft, payload, logged);
    const told = draft.state.undone?.find(({ by }) => by.op === draft.mark.op);
    // What it brings back may be another priority.
    if (told?.stands) noteMatter(draft, (payload as { set?: Record<string, unknown> }).set ?? {});
  },
};

export const ticketActs = {
  "ticket.open": ticketOpen,
  "ticket.edit": ticketEdit,
  "ticket.assign": ticketAssign,
  "ticket.accept": ticketAccept,
  "ticket.note": ticketNote,
  "ticket.resolve": ticketResolve,
  "ticket.reopen": ticketReopen,
  "ticket.close": ticketClose,
  "ticket.archive": ticketArchive,
  "ticket.bringBack": ticketBringBack,
  "ticket.undo": ticketUndo,
  ...ticketTimeActs,
  "ticket.report": ticketReport,
  "ticket.hang": ticketHang,
  ...ticketWorkActs,
  ...ticketRequestActs,
  ...ticketRuleActs,
  ...ticketDeliveryActs,
  ...ticketQualityActs,
};

/** The sets of which elements are named. */
const named = (sets: Record<string, string[] | undefined>) =>
  Object.fromEntries(Object.entries(sets).filter(([, each]) => (each ?? []).length > 0));

/** What a ticket names must exist on this laptop. */
function namesExist(
  planning: Planning,
  set: Record<string, unknown>,
  assignee: string | null,
  assetIds: readonly string[],
  assetsPath: string,
): Result<null> {
  const found = refersToSomething(planning, f, set);
  if (!found.ok) return found;
  if (assignee !== null) {
    const somebody = existing(planning, "member", assignee, "assignee");
    if (!somebody.ok) return somebody;
  }
  return allExist(planning, "asset", assetIds, (index) => `${assetsPath}.${index}`);
}
