import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { HANDOVER_PURPOSES } from "../../../shared/domain/custody/custody-operations.ts";
import { useCommand, useCoreSession, useSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { DraftNote, ErrorNote, PersonPicker, select, toast, useDraftedForm } from "../../ui/index.ts";
import { SigningView } from "../signing/signing-view.tsx";
import { endAssetTask } from "../task.ts";
import { TaskForm } from "./task-form.tsx";
import {
  NOBODY,
  documentOf,
  handOverCommand,
  handOverProblems,
  localDate,
  localMinute,
} from "./custody-acts.ts";
import type { HandOverValues, Purpose } from "./custody-acts.ts";
import css from "./custody-frame.module.css";
import { lineOf } from "./custody-lines.ts";
import { IdentityField, SigningFoot } from "./custody-parts.tsx";
import { LineList } from "./line-list.tsx";
import { useAssets } from "./use-assets.ts";
import { useLines } from "./use-lines.ts";

interface Props {
  /** Assets it begins with; each start has a draft of its own. */
  assets: readonly string[];
  ticket: string | null;
}

/** Hand-over 交接 (domain.md 2.3): the fields once, then any number of assets. */
export function HandOverForm({ assets, ticket }: Props) {
  const me = useSession()?.member.name;
  const rows = useAssets(assets);
  if (rows === null || me === undefined) return null;
  return <Form rows={rows} me={me} ticket={ticket} />;
}

function Form({ rows, me, ticket }: { rows: readonly AssetRow[]; me: string; ticket: string | null }) {
  const t = useText("assets");
  const { now } = useCoreSession();
  const { run, busy, error } = useCommand();
  const [signing, setSigning] = useState(false);
  const terms = { version: t("terms.version"), text: t("terms.text") };
  const form = useDraftedForm<HandOverValues>({
    key: ["custody.handOver", rows[0]?.id].filter(Boolean).join(":"),
    form: "custody.handOver",
    initial: {
      purpose: null,
      giver: me,
      receiver: NOBODY,
      place: "",
      at: localMinute(new Date(now())),
      dueBack: "",
      identityCheck: "badge",
      ticket,
      lines: rows.map(lineOf),
      signing: null,
    },
    validate: (values) => {
      const found = handOverProblems(values, new Date(now()));
      return Object.fromEntries(Object.entries(found).map(([field, code]) => [field, t(`problem.${code}`)]));
    },
  });
  const { values, errors, set } = form;
  const lines = useLines(values.lines, (next) => set("lines", next));

  async function save() {
    if (!form.check() || busy) return;
    const done = await run("custody.handOver", handOverCommand(values, terms));
    if (!done.ok) return;
    form.done();
    toast(t("handOver.saved", { number: done.value.number ?? "" }));
    endAssetTask();
    const only = values.lines.length === 1 ? values.lines[0] : undefined;
    if (only) select("assets", only.asset.id);
  }

  const aside = { signings: values, terms: terms.text, busy };
  return (
    <>
      <TaskForm
        title={t("handOver.title")}
        onSubmit={() => void save()}
        foot={
          <SigningFoot {...aside} save={t("handOver.save")} onSign={() => form.check() && setSigning(true)} />
        }
      >
        {(form.restored !== null || error) && (
          <div className={css.notes}>
            <DraftNote restored={form.restored} onDiscard={form.discard} />
            {error && <ErrorNote error={error} />}
          </div>
        )}
        <div className={css.columns}>
          <div className={css.fields}>
            <Select
              label={t("handOver.purpose")}
              data={HANDOVER_PURPOSES.map((value) => ({ value, label: t(`domain:purpose.${value}`) }))}
              value={values.purpose}
              allowDeselect={false}
              error={errors.purpose}
              required
              autoFocus
              onChange={(value) => set("purpose", value as Purpose | null)}
            />
            <PersonPicker
              label={t("handOver.receiver")}
              name={values.receiver.name}
              error={errors.receiver}
              required
              onName={(name) => set("receiver", { ...NOBODY, name })}
              onPerson={({ id, name, employeeNo, dept }) =>
                set("receiver", { person: id, name, employeeNo, dept })
              }
            />
            <TextInput
              label={t("handOver.giver")}
              value={values.giver}
              error={errors.giver}
              required
              maxLength={60}
              onChange={(event) => set("giver", event.currentTarget.value)}
            />
            <TextInput
              label={t("handOver.place")}
              value={values.place}
              error={errors.place}
              required
              maxLength={60}
              onChange={(event) => set("place", event.currentTarget.value)}
            />
            <TextInput
              type="datetime-local"
              label={t("handOver.at")}
              value={values.at}
              error={errors.at}
              required
              onChange={(event) => set("at", event.currentTarget.value)}
            />
            {values.purpose === "loan" && (
              <TextInput
                type="date"
                label={t("handOver.dueBack")}
                value={values.dueBack}
                error={errors.dueBack}
                required
                min={localDate(new Date(now()))}
                onChange={(event) => set("dueBack", event.currentTarget.value)}
              />
            )}
            <IdentityField value={values.identityCheck} onChange={(value) => set("identityCheck", value)} />
          </div>
          <div className={css.lines}>
            <LineList
              lines={lines}
              error={errors.lines}
              isForeign={(holder) => holder !== values.giver.trim()}
            />
          </div>
        </div>
      </TaskForm>
      {signing && (
        <SigningView
          title={t("signing.handOverTitle")}
          facts={[
            values.purpose === null ? "" : t(`domain:purpose.${values.purpose}`),
            values.place,
            values.purpose === "loan" ? t("signing.dueBack", { date: values.dueBack }) : "",
          ]}
          lines={values.lines}
          terms={terms.text}
          user={{ role: "receiver", name: values.receiver.name.trim() }}
          staff={{ role: "giver", name: values.giver.trim() }}
          onClose={() => setSigning(false)}
          onDone={(signed) => {
            set("signing", { ...signed, document: documentOf(values, terms.text) });
            setSigning(false);
          }}
        />
      )}
    </>
  );
}
