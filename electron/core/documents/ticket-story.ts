import { asset as assetKind } from "../../../shared/domain/asset/asset.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { file as fileKind } from "../../../shared/domain/file/file.ts";
import type { FileRow } from "../../../shared/domain/file/file.ts";
import { undoingOf } from "../../../shared/domain/kind/undo-facts.ts";
import { enteredIn } from "../../../shared/domain/registry.ts";
import type { RunRow } from "../../../shared/domain/run/run.ts";
import { run as runKind } from "../../../shared/domain/run/run.ts";
import { ticket as ticketKind } from "../../../shared/domain/ticket/ticket.ts";
import type { StoryLine } from "../../../shared/documents/ticket/ticket-sources.ts";
import { WORK_WAYS } from "../../../shared/domain/ticket/ticket-work-words.ts";
import { correctedTime, entityKeyOf } from "../../../shared/log/operation.ts";
import type { Operation } from "../../../shared/log/operation.ts";
import { HIDDEN } from "../../../shared/log/parts.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { entriesOf, setElements } from "../../../shared/log/state.ts";
import { timestampOf } from "../environment.ts";
import { createTicketCustody } from "../queries/custody-entries.ts";
import { RUNS_SQL } from "../queries/run.ts";
import { readStore } from "../store/read-store.ts";
import type { Store } from "../store/store.ts";
import type { Saying } from "./saying.ts";

/** A line, and when it happened, ms. */
interface Told {
  moment: number;
  line: StoryLine;
}

const NOTHING = {
  about: "",
  run: null,
  fields: [],
  text: null,
  to: null,
  minutes: 0,
  way: null,
  undone: false,
};

/** An operation on the ticket, with when the hub had it. */
interface Recorded {
  op: Operation;
  receivedAt: number | null;
}

/** What the user need not read: how the record itself was kept. */
const KEEPING: readonly string[] = [
  ...["ticket.edit", "ticket.undo", "conflict.resolve", "record.erase"],
  ...["ticket.explainMiss", "ticket.review"],
];

/**
 * All that happened to a ticket and around it, the earliest first.
 *
 * @param forUser leaves out what the team wrote for itself: its notes, its reasons, its attachments
 */
export function storyOf(
  store: Store,
  state: EntityState,
  log: readonly Recorded[],
  saying: Saying,
  forUser: boolean,
): StoryLine[] {
  const acts = log.map((each) => actOf(state, each, saying));
  const around = [...runsOf(store, state, saying), ...custodyOf(store, state)];
  const all = forUser
    ? [...acts.filter(({ line }) => isForUser(line)).map(withoutReason), ...around]
    : [...acts, ...around, ...filesOf(store, state, saying)];
  return all.sort((a, b) => a.moment - b.moment).map(({ line }) => line);
}

const isForUser = ({ what, to, undone }: StoryLine) => !undone && to !== "team" && !KEEPING.includes(what);

/** Why somebody did something is the team's own; what was written to the user, and the solution, is not. */
function withoutReason({ moment, line }: Told): Told {
  const isSaid = line.to === "user" || line.what === "ticket.resolve";
  return { moment, line: isSaid ? line : { ...line, text: null } };
}

/** Where acts say something in words. */
const TEXTS = ["text", "solution", "reason", "note", "said"] as const;

function actOf(state: EntityState, { op, receivedAt }: Recorded, { nameOf, personal }: Saying): Told {
  const { payload } = enteredIn(op);
  // What it was folded to: a note of 0.1.0 is the team's own, whatever else it says.
  const note = entriesOf(state, "actions").find(({ mark }) => state.marks.at(mark)?.op === op.id)?.value;
  const isNote = op.type === "ticket.note";
  const said = TEXTS.map((name) => payload[name]).find((text) => typeof text === "string" && text !== "");
  const { assignee, set } = payload;
  const line: StoryLine = {
    ...NOTHING,
    ...{ at: op.at, by: nameOf(op.actor), what: op.type },
    about:
      op.type === "ticket.assign" && typeof assignee === "string"
        ? nameOf(assignee)
        : codeIn(op.type, payload),
    fields: op.type === "ticket.edit" ? Object.keys((set as object | undefined) ?? {}) : [],
    text: typeof said === "string" ? personal(said, op.id) : null,
    to: op.type === "ticket.told" ? "user" : isNote ? (note?.to === "user" ? "user" : "team") : null,
    minutes: typeof payload.minutes === "number" ? payload.minutes : 0,
    way: WORK_WAYS.find((way) => way === payload.way) ?? null,
    undone: undoingOf(state, op.id) !== undefined,
  };
  return { moment: correctedTime(op, receivedAt), line };
}

/** What was chosen, of an act whose words name it. */
function codeIn(type: string, { missReason, finding }: Record<string, unknown>): string {
  const code = type === "ticket.explainMiss" ? missReason : type === "ticket.review" ? finding : "";
  return typeof code === "string" ? code : "";
}

function runsOf(store: Store, { id }: EntityState, { nameOf }: Saying): Told[] {
  const rows = readStore(store).prepare<[object], string>(RUNS_SQL.ofTicket).pluck().all({ ticket: id });
  return rows.map((row) => {
    const run = store.source.parsed(runKind.name, row) as RunRow;
    const { startedAt, number, by } = run;
    const said = { at: timestampOf(startedAt), by: nameOf(by), what: "run", about: number, run };
    return { moment: startedAt, line: { ...NOTHING, ...said } };
  });
}

function custodyOf(store: Store, state: EntityState): Told[] {
  const assets = setElements(state, "assets").flatMap((id) => store.source.state(assetKind.name, id) ?? []);
  const openedAt =
    (store.source.row(ticketKind.name, state.id) as { openedAt: number } | null)?.openedAt ?? 0;
  const events = createTicketCustody(readStore(store))(state.id, assets, openedAt);
  return events.map(({ asset, recordedAt, actorName, number, from, holder, to }) => {
    const row = store.source.row(assetKind.name, asset) as AssetRow | null;
    const hands = [from ?? "", holder?.name ?? to?.name ?? ""].map((name) => (name === HIDDEN ? "…" : name));
    const about = [number ?? "", row ? row.tag || row.number : "", hands.filter(Boolean).join(" → ")];
    const said = { at: timestampOf(recordedAt), by: actorName, what: "custody" };
    return { moment: recordedAt, line: { ...NOTHING, ...said, about: about.filter(Boolean).join("  ") } };
  });
}

function filesOf(store: Store, { id }: EntityState, { nameOf }: Saying): Told[] {
  const rows = readStore(store)
    .prepare<[string], string>(`SELECT row FROM ${fileKind.name} WHERE about = ? AND removed = 0 ORDER BY at`)
    .pluck()
    .all(entityKeyOf(ticketKind.name, id));
  return rows.map((row) => {
    const { at, actor, name } = store.source.parsed(fileKind.name, row) as FileRow;
    const about = name === HIDDEN ? "…" : name;
    return { moment: at, line: { ...NOTHING, at: timestampOf(at), by: nameOf(actor), what: "file", about } };
  });
}
