import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import { writeField } from "../../log/write.ts";
import { copiedChecklist } from "../checklist/copied.ts";
import { inLanguage } from "../definition/localized.ts";
import { act } from "../kind/act.ts";
import { existing, planned, refused } from "../kind/plan.ts";
import type { Planned, Planning, Result } from "../kind/plan.ts";
import { targetKey } from "../round/target.ts";
import { openTour } from "../tour/tour-acts.ts";
import { tourCopied, tourDocument, tourTargets } from "../tour/tour-state.ts";
import { definedKey, humanNumber, ref, refTo, text } from "../words.ts";
import { environmentOf } from "./environment.ts";
import { runFields } from "./run-fields.ts";

const f = runFields;
const PERMISSION = "run.write";
const touches = ({ run }: { run: string }) => [entityKeyOf("run", run)];

export const runStart = act({
  permission: PERMISSION,
  final: "what was begun was begun: a run is abandoned, with a reason",
  creates: true,
  about:
    "Begins a checklist (`checklist` is its key) on a ticket, an asset, both or alone; or of a `tour` its own checklist at one `target`. Answers {id, number}.",
  payload: z.object({
    run: ref,
    number: humanNumber,
    checklist: f.checklist.schema,
    version: f.version.schema,
    document: f.document.schema,
    ticket: f.ticket.schema,
    asset: f.asset.schema,
    place: f.place.schema.default(""),
    environment: f.environment.schema.default(null),
    tour: f.tour.schema.default(null),
    target: f.target.schema.default(null),
  }),
  touches,
  fold(draft, { run: _, ...said }) {
    draft.state.exists = true;
    for (const [name, value] of Object.entries(said)) {
      if (Object.hasOwn(f, name)) writeField(draft, f[name as keyof typeof f], name, value);
    }
    if (draft.state.fields.status === undefined) writeField(draft, f.status, "status", "open");
  },
  asks: z
    .object({
      checklist: definedKey("checklist").optional(),
      ticket: refTo("ticket").nullable().default(null),
      asset: refTo("asset").nullable().default(null),
      place: text(60).default(""),
      tour: refTo("tour").nullable().default(null),
      target: targetKey.nullable().default(null),
    })
    .refine(({ tour, target }) => (tour === null) === (target === null), {
      message: "a run of a tour is about one of its targets",
      path: ["target"],
    })
    .refine(({ tour, checklist }) => tour !== null || checklist !== undefined, {
      message: "which checklist is not said",
      path: ["checklist"],
    }),
  plan({ checklist: key = "", tour, target, ...about }, planning) {
    if (tour !== null && target !== null) return onTour(planning, tour, target, about.ticket);
    const found = namedExist(planning, about);
    if (!found.ok) return found;
    const copied = copiedChecklist(planning, key);
    if (!copied.ok) return copied;
    const { title, ...copy } = copied.value;
    return begun(planning, title, { checklist: key, ...copy, ...about, tour: null, target: null });
  },
});

function begun(
  planning: Planning,
  title: string,
  said: { asset: string | null } & Record<string, unknown>,
): Planned {
  const run = planning.newId();
  const number = planning.number("Z");
  const machine = said.asset === null ? null : existing(planning, "asset", said.asset, "asset");
  const environment = machine?.ok ? environmentOf(machine.value) : null;
  const payload = { run, number, environment, ...said };
  return planned({ payload, label: `${number} ${title}`, id: run, number });
}

/** A run of a tour copies the tour's checklist, and is about the thing or the place that it visits. */
function onTour(planning: Planning, tour: string, target: string, ticket: string | null): Planned {
  const open = openTour(planning, tour);
  if (!open.ok) return open;
  const at = tourTargets(open.value).find(({ key }) => key === target);
  if (!at) return refused("notFound", "the tour does not visit this", "target");
  const { asset, place } = at;
  const found = namedExist(planning, { ticket, asset });
  if (!found.ok) return found;
  const document = tourDocument(open.value);
  const copied = tourCopied(open.value);
  if (!document || !copied) {
    return refused("notAllowed", "a newer program began this tour", "tour", { rule: "needsUpdate" });
  }
  const { checklist, version } = copied;
  const title = inLanguage(document.title, "zh-CN");
  return begun(planning, title, { checklist, version, document, ticket, asset, place, tour, target });
}

function namedExist(
  planning: Planning,
  { ticket, asset }: { ticket: string | null; asset: string | null },
): Result<unknown> {
  if (ticket !== null) {
    const found = existing(planning, "ticket", ticket, "ticket");
    if (!found.ok) return found;
    if (found.value.fields.status === "archived") {
      return refused("notAllowed", "this ticket is archived", "ticket", { rule: "archived" });
    }
  }
  return asset === null ? planned(null) : existing(planning, "asset", asset, "asset");
}
