import { TextInput } from "@mantine/core";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { HANDOVER_PURPOSES } from "../../../shared/domain/custody/custody-forms.ts";
import type { TaskProps } from "../../contributions/index.ts";
import { localDate, localMinute, useCoreSession, useSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useAssets } from "../../ui/pickers/use-assets.ts";
import { lineOf } from "../lines/custody-lines.ts";
import { useLines } from "../lines/use-lines.ts";
import { useSlipParty } from "../slip/use-slip-party.ts";
import { NOBODY, handOverForm } from "./custody-acts.ts";
import type { HandOverValues, Purpose } from "./custody-acts.ts";
import { CustodyForm } from "./custody-form.tsx";
import { PersonKnown } from "./person-known.tsx";
import { useCustodyDraft } from "./use-custody-draft.ts";
import { useTerms } from "./use-terms.ts";

/** Hand-over 交接 (domain.md 2.3). */
export default function HandOverForm({ records, ...task }: TaskProps) {
  const me = useSession()?.member.name;
  const rows = useAssets(records);
  if (rows === null || me === undefined) return null;
  return <Form rows={rows} me={me} {...task} />;
}

interface FormProps extends Omit<TaskProps, "records"> {
  /** Assets it begins with. */
  rows: readonly AssetRow[];
  me: string;
}

function Form({ rows, me, ...task }: FormProps) {
  const t = useText("custody");
  const { now } = useCoreSession();
  const terms = useTerms();
  const initial: HandOverValues = {
    purpose: null,
    giver: me,
    receiver: NOBODY,
    place: "",
    at: localMinute(new Date(now())),
    dueBack: "",
    identityCheck: null,
    ticket: null,
    lines: rows.map(lineOf),
    signing: null,
  };
  const asking = handOverForm(terms);
  const draft = useCustodyDraft("handOver", rows[0]?.id, initial, asking);
  const { form } = draft;
  const { values, errors, set } = form;
  const lines = useLines(values.lines, (next) => set("lines", next));
  const giver = values.giver.trim();
  const giving = useSlipParty(giver);
  const lent = values.purpose === "loan";
  return (
    <CustodyForm
      act="handOver"
      {...task}
      draft={draft}
      lines={lines}
      asking={asking}
      terms={terms?.text ?? ""}
      why={{
        label: t("handOver.purpose"),
        value: values.purpose,
        data: HANDOVER_PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) })),
        error: errors.purpose,
        set: (value) => set("purpose", value as Purpose | null),
      }}
      user={{
        label: t("handOver.receiver"),
        value: values.receiver,
        error: errors.receiver,
        // Where they sit is most likely where it goes; what was written stays.
        set: (receiver, place) =>
          form.patch({ receiver, ...(place && values.place.trim() === "" ? { place } : {}) }),
        known: <PersonKnown party={values.receiver} />,
      }}
      signers={{ user: "receiver", staff: { role: "giver", name: giver } }}
      holder={giver}
      slip={{
        act: "handOver",
        reason: values.purpose,
        giver: giving,
        receiver: values.receiver,
        dueBack: lent ? values.dueBack || null : null,
        terms,
      }}
      fields={{
        before: (
          <TextInput
            label={t("handOver.giver")}
            value={values.giver}
            error={errors.giver}
            required
            maxLength={60}
            onChange={(event) => set("giver", event.currentTarget.value)}
          />
        ),
        after: lent && (
          <TextInput
            type="date"
            label={t("handOver.dueBack")}
            value={values.dueBack}
            error={errors.dueBack}
            required
            min={localDate(new Date(now()))}
            onChange={(event) => set("dueBack", event.currentTarget.value)}
          />
        ),
      }}
    />
  );
}
