import type { CertificateSources, Growing } from "../../shared/documents/certificate/certificate-sources.ts";
import type { Attempt, Validation, Verification } from "../../shared/domain/medium/clearing-forms.ts";
import type { MediumDetail } from "../../shared/ipc/queries.ts";
import { SAID } from "./clearing-asks.ts";
import type { ClearingAct, ClearingValues } from "./clearing-asks.ts";

type Detail = Pick<MediumDetail, "row" | "stays" | "attempts" | "attempt" | "verifications" | "validations">;

/**
 * The certificate as far as it is told: what was recorded, and what stands in the form that is open. A new
 * wipe begins it anew.
 */
export function certificateSoFar(
  { row, stays, attempts, attempt, verifications, validations }: Detail,
  organisation: string,
  filling: { act: ClearingAct; values: ClearingValues } | null,
): CertificateSources {
  const made = filling && (filling.act === "wipe" || filling.act === "destroy") ? filling : null;
  const last = attempts.find(({ operation }) => operation === attempt) ?? null;
  const accepted = validations.find(({ decision }) => decision === "accept");
  const stay = stays.findLast(({ machine }) => machine !== null) ?? stays.at(-1);
  return {
    organisation,
    number: made ? "" : (accepted?.number ?? ""),
    medium: { ...row, type: row.mediumType, source: stay?.machine ?? stay?.away?.name ?? "" },
    attempt: made ? deedIn(made.act as "wipe" | "destroy", made.values) : last,
    earlier: row.clearedness === "reused" ? [] : attempts.filter((each) => made !== null || each !== last),
    verification: said("verify", verifications.at(-1)) as Growing<Verification> | null,
    validation: said("validate", accepted ?? validations.at(-1)) as Growing<Validation> | null,
    recorded: {},
    withheld: new Map(),
    report: "",
    standing: null,
    hash: { document: null, fits: true, checked: true },
    receipt: null,
    anchor: null,
    files: [],
  };

  function said(act: "verify" | "validate", recorded: object | undefined): object | null {
    if (filling?.act === act) return SAID[act](filling.values);
    return made ? null : (recorded ?? null);
  }
}

function deedIn(act: "wipe" | "destroy", values: ClearingValues): Growing<Attempt> {
  const method = act === "destroy" ? "destroy" : values.method;
  return { act, method, ...SAID[act](values) } as Growing<Attempt>;
}
