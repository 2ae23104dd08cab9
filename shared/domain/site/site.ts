import { textIn } from "../kind/read-state.ts";
import { recordKind } from "../kind/record-kind.ts";
import { setting } from "../kind/setting.ts";
import { undoing } from "../kind/undoing.ts";
import { probePolicyOf, siteSetProbes } from "./probe-policy.ts";
import { siteFields } from "./site-fields.ts";
import type { ProbePolicy } from "./site-fields.ts";

export interface SiteRow {
  id: string;
  name: string;
  code: string;
  address: string;
  active: boolean;
  /** Whether probes of the network go out here. */
  probes: ProbePolicy;
  /** Why not, or whom to ask. */
  probesWord: string;
  pending: number;
}

/** A place the department serves: campus, building, branch. */
export const site = recordKind<SiteRow>()({
  name: "site",
  fields: siteFields,
  acts: {
    "site.set": setting("site", siteFields, {
      permission: "directory.write",
      about: "Adds a site (no `site`) or changes one. Answers {id}.",
      needs: "name",
    }),
    "site.undo": undoing("site", siteFields, {
      permission: "directory.write",
      except: ["probes", "probesWord"],
    }),
    "site.setProbes": siteSetProbes,
  },
  row: (state): SiteRow => ({
    id: state.id,
    name: textIn(state, "name"),
    code: textIn(state, "code"),
    address: textIn(state, "address"),
    active: state.fields.active !== false,
    ...probePolicyOf(state),
    pending: state.pending,
  }),
  hit: ({ name, code }) => ({ title: name, subtitle: code }),
  series: [],
  list: { columns: {}, indexes: {} },
  desk: { cap: null, rank: () => 0 },
  names: () => [],
  keep: { years: null, locked: false, basis: "directory" },
});
