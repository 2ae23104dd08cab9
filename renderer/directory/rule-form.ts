import type { ProbePolicy } from "../../shared/domain/site/site-fields.ts";
import type { AskingForm } from "../records/index.ts";

export interface RuleValues {
  probes: ProbePolicy;
  word: string;
}

/** What a site says of probes of its network. */
export const ruleForm = (site: string): AskingForm<RuleValues> => ({
  asks: ({ probes, word }) => ["site.setProbes", { site, probes, probesWord: word.trim() }],
  places: { probes: "probes", probesWord: "word" },
});
