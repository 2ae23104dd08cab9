import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { HANDOVER_PURPOSES } from "../../../shared/domain/custody/custody-forms.ts";
import { atHand } from "../../../shared/log/parts.ts";
import type { TaskProps } from "../../contributions/index.ts";
import { localDate, localMinute, useCore, useCoreSession, useSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useAssets } from "../../ui/pickers/use-assets.ts";
import { lineOf } from "../lines/custody-lines.ts";
import { useLines } from "../lines/use-lines.ts";
import { useSlipParty } from "../slip/use-slip-party.ts";
import { NOBODY, handOverForm, holdersBeside } from "./custody-acts.ts";
import type { HandOverValues, Purpose } from "./custody-acts.ts";
import { CustodyForm } from "./custody-form.tsx";
import { OtherParties, ReceiverSort } from "./other-parties.tsx";
import { PersonKnown } from "./person-known.tsx";
import type { InRow } from "./in-row.ts";
import { useCustodyDraft } from "./use-custody-draft.ts";
import { useTerms } from "./use-terms.ts";

/** Hand-over 交接 (domain.md 2.3). */
export default function HandOverForm({ records, ...task }: TaskProps) {
  const me = useSession()?.member.name;
  const rows = useAssets(records);
  if (rows === null || me === undefined) return null;
  return <HandOver rows={rows} me={me} {...task} />;
}

interface FormProps extends Omit<TaskProps, "records"> {
  /** Assets it begins with. */
  rows: readonly AssetRow[];
  me: string;
  /** What else it begins with. */
  begun?: Partial<HandOverValues>;
  row?: InRow;
}

export function HandOver({ rows, me, begun, row, ...task }: FormProps) {
  const t = useText("custody");
  const core = useCore();
  const { now } = useCoreSession();
  const initial: HandOverValues = {
    purpose: null,
    giver: me,
    receiver: NOBODY,
    responsible: null,
    collector: null,
    otherGiver: "",
    holderSigns: false,
    manager: "",
    place: "",
    at: localMinute(new Date(now())),
    dueBack: "",
    identityCheck: null,
    ticket: null,
    lines: rows.map(lineOf),
    signing: null,
    ...begun,
  };
  // Who hands over is typed, and looked up; the form is checked with what is known of them.
  const [giverTyped, setGiverTyped] = useState(me);
  const staff = useSlipParty(giverTyped);
  const papers = { ...useTerms(), staff };
  const asking = handOverForm(papers);
  const draft = useCustodyDraft(
    row ? "rowPerson" : "handOver",
    row?.id ?? rows[0]?.id,
    initial,
    asking,
    ({ giver }) => giver,
  );
  const { form } = draft;
  const { values, errors, set } = form;
  const giver = values.giver.trim();
  if (giver !== giverTyped) setGiverTyped(giver);
  const lines = useLines(values.lines, (next) => set("lines", next));
  const lent = values.purpose === "loan";
  const { receiver, collector = null, responsible = null, manager = "" } = values;
  const signer = collector ?? receiver;
  const holders = holdersBeside(values, giver);
  const { byDevice = null } = values;
  async function badge(person: string) {
    const found = await core.query("person.get", { id: person });
    if (!found.ok || values.receiver.person === person) return;
    const { id, name, employeeNo, dept, place } = atHand(found.value.row);
    const party = { person: id, name, employeeNo, dept };
    // The first badge says who receives it, a further one whose turn it is.
    if (receiver.name.trim() !== "") row?.onPerson(party, place);
    else form.patch({ receiver: party, ...(values.place.trim() === "" ? { place } : {}) });
  }
  const third = (role: "holder" | "manager", name: string) => ({ role, name, person: null, employeeNo: "" });
  return (
    <CustodyForm
      act="handOver"
      {...task}
      draft={draft}
      lines={lines}
      asking={asking}
      papers={papers}
      row={row}
      onBadge={(person) => void badge(person)}
      why={{
        label: t("handOver.purpose"),
        value: values.purpose,
        data: HANDOVER_PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) })),
        error: errors.purpose,
        set: (value) => set("purpose", value as Purpose | null),
      }}
      user={{
        label: t(responsible === null ? "handOver.receiver" : "handOver.department"),
        value: receiver,
        error: errors.receiver,
        // Where they sit is most likely where it goes; what was written stays.
        set: (next, place) =>
          form.patch({
            receiver: next,
            ...(place && values.place.trim() === "" ? { place } : {}),
          }),
        known: (
          <>
            <PersonKnown party={receiver} />
            <ReceiverSort values={values} error={errors.collector} onChange={form.patch} />
          </>
        ),
      }}
      signers={{
        user: {
          role: "receiver",
          name: signer.name.trim(),
          person: signer.person,
          employeeNo: signer.employeeNo,
          ...(collector && responsible === null
            ? {
                onBehalf: {
                  reason: collector.reason.trim() || t("proxy.short"),
                  authorisation: collector.authorisation ?? null,
                },
              }
            : {}),
        },
        others: [
          ...(values.holderSigns && holders[0] !== undefined ? [third("holder", holders[0])] : []),
          ...(values.purpose === "transfer" && manager.trim() !== ""
            ? [third("manager", manager.trim())]
            : []),
        ],
        staff:
          byDevice === null
            ? { role: "giver", name: giver, person: staff.person, employeeNo: staff.employeeNo }
            : null,
      }}
      holder={giver}
      slip={{
        act: "handOver",
        reason: values.purpose,
        giver: staff,
        receiver,
        dueBack: lent ? values.dueBack || null : null,
        others: [
          ...(responsible ? [["responsible", responsible] as const] : []),
          ...(collector
            ? [
                [
                  responsible === null ? "proxy" : "collectedBy",
                  [collector.name, collector.reason].filter((part) => part.trim() !== "").join(" · "),
                ] as const,
              ]
            : []),
          ...(values.purpose === "transfer" && manager.trim() !== ""
            ? [["manager", manager.trim()] as const]
            : []),
          ...(values.otherGiver ? [["otherGiver", values.otherGiver] as const] : []),
        ],
        seal: null,
        byDevice: byDevice === null ? null : Date.parse(byDevice),
        terms: papers.terms,
      }}
      fields={{
        before: (
          <>
            <TextInput
              label={t("handOver.giver")}
              value={values.giver}
              error={errors.giver}
              required
              // Whose PIN it was.
              disabled={byDevice !== null}
              maxLength={60}
              onChange={(event) => set("giver", event.currentTarget.value)}
            />
            <OtherParties
              values={values}
              holders={holders}
              errors={{ otherGiver: errors.otherGiver, manager: errors.manager }}
              onChange={form.patch}
            />
          </>
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
