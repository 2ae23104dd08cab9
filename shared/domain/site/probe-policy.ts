import { z } from "zod";
import type { EntityState } from "../../log/state.ts";
import { entityKeyOf } from "../../log/operation.ts";
import { writeField } from "../../log/write.ts";
import { act } from "../kind/act.ts";
import { existing, labelOf, planned } from "../kind/plan.ts";
import { textIn } from "../kind/read-state.ts";
import type { Rule } from "../kind/rule.ts";
import { refTo, text } from "../words.ts";
import { PROBE_POLICIES, siteFields } from "./site-fields.ts";
import type { ProbePolicy } from "./site-fields.ts";

const f = siteFields;

const said = z.object({
  site: refTo("site"),
  probes: z.enum(PROBE_POLICIES),
  probesWord: text(200).default(""),
});

/** Who is refused is told why, and who has to ask is told whom. */
const saysWhy: Rule<z.output<typeof said>> = ({ probes, probesWord }) =>
  probes === "allowed" || probesWord.trim() !== ""
    ? null
    : { missing: ["probesWord"], message: "why it is forbidden, or whom to ask, is not said" };

/** No edit of a site: whoever corrects an address does not decide what may be sent into its network. */
export const siteSetProbes = act({
  permission: "checklist.write",
  final: "what holds from now on is said anew",
  about:
    "Says whether probes of the network go out at a site: `allowed`, by an approval (`ask`, `probesWord` is whom to ask) or `forbidden` (`probesWord` is why).",
  payload: said,
  touches: ({ site }) => [entityKeyOf("site", site)],
  fold(draft, { probes, probesWord }) {
    writeField(draft, f.probes, "probes", probes);
    writeField(draft, f.probesWord, "probesWord", probesWord);
  },
  asks: said,
  rules: [saysWhy],
  plan(asked, planning) {
    const found = existing(planning, "site", asked.site, "site");
    if (!found.ok) return found;
    const word = asked.probes === "allowed" ? "" : asked.probesWord.trim();
    const payload = { ...asked, probesWord: word };
    return planned({ payload, label: labelOf(found.value), id: asked.site, number: null });
  },
});

/** What a site says of probes of the network; allowed where nobody has said anything. */
export function probePolicyOf(state: EntityState): { probes: ProbePolicy; probesWord: string } {
  const said = PROBE_POLICIES.find((each) => each === state.fields.probes);
  return { probes: said ?? "allowed", probesWord: textIn(state, "probesWord") };
}
