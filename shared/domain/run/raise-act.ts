import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import type { EntityState } from "../../log/state.ts";
import { writeField } from "../../log/write.ts";
import { LANGUAGES, inLanguage } from "../definition/localized.ts";
import type { Language } from "../definition/localized.ts";
import { act } from "../kind/act.ts";
import { existing, planned, refused } from "../kind/plan.ts";
import type { Planned, Planning } from "../kind/plan.ts";
import { textIn, textOrNull } from "../kind/read-state.ts";
import { ticketActs } from "../ticket/ticket-acts.ts";
import { ref, text } from "../words.ts";
import { toldIn } from "./abnormal-told.ts";
import { abnormalIn } from "./abnormal.ts";
import { runFields } from "./run-fields.ts";
import { documentOf, statusOf } from "./run-state.ts";

const f = runFields;
/** As long as the fields of a ticket. */
const TITLE = { min: 4, max: 80 };
const MOST_TOLD = 4000;

/** Opens a ticket for what a run found abnormal: it carries the steps and their readings. */
export const runRaise = act({
  permission: "run.write",
  final: "somebody may have been told the number of its ticket: that is closed, with a reason",
  about:
    "Opens a ticket for what a run found abnormal, with the steps and readings in its description. Answers {id, number} of the ticket.",
  payload: z.object({ run: ref, raised: f.raised.schema }),
  touches: ({ run }) => [entityKeyOf("run", run)],
  fold: (draft, { raised }) => writeField(draft, f.raised, "raised", raised),
  asks: z.object({
    run: ref,
    /** Instead of what the core would call it. */
    title: text(TITLE.max, TITLE.min).optional(),
    /** Of the words that it is described in. */
    locale: z.enum(LANGUAGES).default("zh-CN"),
  }),
  plan({ run, title, locale }, planning) {
    const found = existing(planning, "run", run, "run");
    if (!found.ok) return found;
    const state = found.value;
    const { raised } = state.fields;
    if (typeof raised === "string") {
      const number = textIn(planning.state("ticket", raised) ?? state, "number");
      return refused("notAllowed", "a ticket was opened for it already", "run", {
        ...{ rule: "raisedAlready", ticket: raised, number },
      });
    }
    if (statusOf(state) === "abandoned") {
      return refused("notAllowed", "a run that was given up found nothing", "run", { rule: "readOnly" });
    }
    if (abnormalIn(state).length === 0) {
      return refused("notAllowed", "nothing that it found is abnormal", "run", { rule: "nothingAbnormal" });
    }
    return raising(planning, state, { title, locale });
  },
});

function raising(
  planning: Planning,
  state: EntityState,
  { title, locale }: { title: string | undefined; locale: Language },
): Planned {
  const [asset, place] = [textOrNull(state, "asset"), textIn(state, "place")];
  const opened = ticketActs["ticket.open"].plan?.(
    {
      set: {
        title: title ?? titleOf(planning, state, locale),
        description: cut(toldIn(state, locale).join("\n"), MOST_TOLD),
        type: "incident",
        channel: textOrNull(state, "tour") === null ? "onSite" : "patrol",
        ...(place === "" ? {} : { place }),
      },
      ...{ assets: asset === null ? [] : [asset], tags: [], assignee: null },
    },
    planning,
  );
  if (!opened?.ok) return opened ?? refused("malformed", "no ticket can be opened", "run");
  const { payload, id, number, label } = opened.value;
  const also = [{ type: "ticket.open", payload }];
  return planned({ payload: { run: state.id, raised: id }, label, id, number, also });
}

/** What was looked at, and the first thing that was wrong with it. */
function titleOf(planning: Planning, state: EntityState, locale: Language): string {
  const asset = planning.state("asset", textIn(state, "asset"));
  const thing = asset ? ["tag", "number"].map((name) => textIn(asset, name)).find((said) => said !== "") : "";
  const checklist = documentOf(state);
  const first = abnormalIn(state)[0]?.title ?? {};
  const parts = [thing || textIn(state, "place"), inLanguage(first, locale)].filter((part) => part !== "");
  const said = parts.join(" ") || inLanguage(checklist?.title ?? {}, locale);
  return cut(said, TITLE.max).padEnd(TITLE.min, "!");
}

const cut = (said: string, most: number) =>
  [...said].length <= most ? said : `${[...said].slice(0, most - 1).join("")}…`;
