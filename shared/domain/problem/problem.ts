import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { entityKeyOf } from "../../log/operation.ts";
import { setElements } from "../../log/state.ts";
import { writeElements } from "../kind/edits.ts";
import { applyEdits, editsOf, sealedEditsOf } from "../kind/edits.ts";
import { act } from "../kind/act.ts";
import { allExist, changesSomething, existing, labelOf, planned } from "../kind/plan.ts";
import { lastChange, textIn, textOrNull } from "../kind/read-state.ts";
import { column, recordKind } from "../kind/record-kind.ts";
import { refersToSomething } from "../kind/setting.ts";
import { undoing } from "../kind/undoing.ts";
import { numberForm } from "../kind/unique-form.ts";
import { writeField } from "../../log/write.ts";
import { humanNumber, ref, refTo, text } from "../words.ts";

/** `known`: its cause and a way round it are known; `solved`: it does not come back. */
export const PROBLEM_STATES = ["open", "known", "solved"] as const;
export type ProblemState = (typeof PROBLEM_STATES)[number];

export const problemFields = {
  number: field("register", z.string().max(24), { found: "number", uniqueForm: numberForm }),
  title: field("register", text(80, 2), { edited: true, found: "name" }),
  state: field("register", z.enum(PROBLEM_STATES), { edited: true }),
  /** What is wrong, once that is known. */
  knownError: field("text", text(2000), { edited: true, found: "text" }),
  workaround: field("text", text(2000), { edited: true, found: "text" }),
  owner: field("register", refTo("member").nullable(), { edited: true }),
  /** Number of the change that ends it, managed elsewhere. */
  changeNo: field("register", text(40), { edited: true, found: "number" }),
  tickets: field("set", refTo("ticket")),
} as const satisfies FieldTable;

const f = problemFields;
const touches = ({ problem: id }: { problem: string }) => [entityKeyOf("problem", id)];
const tickets = z.array(refTo("ticket")).max(200);
const titled = (set: { title?: string | undefined }) => typeof set.title === "string";
const opening = { tickets: tickets.default([]) };
const elements = z.object({ tickets: tickets.optional() });

const problemOpen = act({
  permission: "ticket.write",
  final: "tickets may have been gathered under its number: it is solved, with its state",
  creates: true,
  about: "Opens a problem: what several tickets have in common. Answers {id, number}.",
  payload: z.object({
    problem: ref,
    number: humanNumber,
    set: sealedEditsOf(f).refine(titled, "a problem needs a title"),
    ...opening,
  }),
  touches,
  fold(draft, { number, set, tickets: gathered }) {
    draft.state.exists = true;
    writeField(draft, f.number, "number", number);
    applyEdits(draft, f, { state: "open", ...set });
    writeElements(draft, { tickets: gathered }, true);
  },
  asks: z.object({
    set: editsOf(f).refine(titled, { message: "a problem needs a title", path: ["title"] }),
    ...opening,
  }),
  plan(asked, planning) {
    const found = refersToSomething(planning, f, asked.set);
    if (!found.ok) return found;
    const there = allExist(planning, "ticket", asked.tickets, (index) => `tickets.${index}`);
    if (!there.ok) return there;
    const id = planning.newId();
    const number = planning.number("B");
    const label = `${number} ${String(asked.set.title)}`;
    return planned({ payload: { problem: id, number, ...asked }, label, id, number });
  },
});

const changed = { add: elements.default({}), remove: elements.default({}) };

const problemEdit = act({
  permission: "ticket.write",
  undo: "problem.undo",
  about: "Changes a problem: its state, known error, workaround, owner, or which tickets it gathers.",
  payload: z.object({ problem: ref, set: sealedEditsOf(f).default({}), ...changed }),
  touches,
  fold(draft, { set, add, remove }) {
    applyEdits(draft, f, set);
    writeElements(draft, remove, false);
    writeElements(draft, add, true);
  },
  asks: z.object({ problem: ref, set: editsOf(f).default({}), ...changed }),
  plan(asked, planning) {
    const said = changesSomething(asked.set, named(asked.add), named(asked.remove));
    if (!said.ok) return said;
    const state = existing(planning, "problem", asked.problem, "problem");
    if (!state.ok) return state;
    const found = refersToSomething(planning, f, asked.set);
    if (!found.ok) return found;
    const there = allExist(planning, "ticket", asked.add.tickets ?? [], (index) => `add.tickets.${index}`);
    if (!there.ok) return there;
    return planned({ payload: { ...asked }, label: labelOf(state.value), id: asked.problem, number: null });
  },
});

/** The sets of which elements are named. */
const named = (sets: Record<string, string[] | undefined>) =>
  Object.fromEntries(Object.entries(sets).filter(([, each]) => (each ?? []).length > 0));

export interface ProblemRow {
  id: string;
  number: string;
  title: string;
  state: ProblemState;
  knownError: string;
  workaround: string;
  owner: string | null;
  changeNo: string;
  tickets: string[];
  updatedAt: number;
  conflicts: number;
  pending: number;
}

/** What several tickets have in common: a known error, a way round it, and who owns it. */
export const problem = recordKind<ProblemRow>()({
  name: "problem",
  fields: problemFields,
  acts: {
    "problem.open": problemOpen,
    "problem.edit": problemEdit,
    "problem.undo": undoing("problem", f, { permission: "ticket.write", except: ["number"] }),
  },
  row: (state): ProblemRow => ({
    id: state.id,
    number: textIn(state, "number"),
    title: textIn(state, "title"),
    state: PROBLEM_STATES.find((each) => each === state.fields.state) ?? "open",
    knownError: textIn(state, "knownError"),
    workaround: textIn(state, "workaround"),
    owner: textOrNull(state, "owner"),
    changeNo: textIn(state, "changeNo"),
    tickets: setElements(state, "tickets"),
    updatedAt: lastChange(state),
    conflicts: state.conflicts.length,
    pending: state.pending,
  }),
  hit: ({ number, title }) => ({ title: `${number} ${title}`, subtitle: "" }),
  series: ["B"],
  exported: "problems",
  list: {
    columns: {
      state: column((row) => row.state),
      number: column((row) => row.number, "number"),
    },
    indexes: { state: { columns: ["state", "number"] } },
  },
  desk: { cap: 200, rank: (row) => (row.state === "solved" ? null : row.updatedAt) },
  names: (state) => setElements(state, "tickets").map((id) => entityKeyOf("ticket", id)),
  keep: { years: null, locked: false, basis: "service record" },
});
