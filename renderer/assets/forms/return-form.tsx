import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { RETURN_REASONS } from "../../../shared/domain/custody/custody-operations.ts";
import { useCommand, useCoreSession, useSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { DraftNote, ErrorNote, PersonPicker, select, toast, useDraftedForm } from "../../ui/index.ts";
import { SigningView } from "../signing/signing-view.tsx";
import { endAssetTask } from "../task.ts";
import { TaskForm } from "./task-form.tsx";
import { NOBODY, documentOf, localMinute, returnCommand, returnProblems } from "./custody-acts.ts";
import type { Party, ReturnReason, ReturnValues } from "./custody-acts.ts";
import css from "./custody-frame.module.css";
import { lineOf } from "./custody-lines.ts";
import { IdentityField, SigningFoot } from "./custody-parts.tsx";
import { LineList } from "./line-list.tsx";
import { useAssets } from "./use-assets.ts";
import { useLines } from "./use-lines.ts";

/** Return 归还 (domain.md 2.4): assets come back into stock. */
export function ReturnForm({ assets }: { assets: readonly string[] }) {
  const me = useSession()?.member.name;
  const rows = useAssets(assets);
  if (rows === null || me === undefined) return null;
  return <Form rows={rows} me={me} />;
}

/** Who has the assets now is who most likely brings them. */
function returnerOf(rows: readonly AssetRow[]): Party {
  const row = rows.find((each) => each.holder !== null);
  return row ? { ...NOBODY, person: row.holderPerson, name: row.holder ?? "" } : NOBODY;
}

function Form({ rows, me }: { rows: readonly AssetRow[]; me: string }) {
  const t = useText("assets");
  const { now } = useCoreSession();
  const { run, busy, error } = useCommand();
  const [signing, setSigning] = useState(false);
  const terms = t("signing.returnText");
  const form = useDraftedForm<ReturnValues>({
    key: ["custody.return", rows[0]?.id].filter(Boolean).join(":"),
    form: "custody.return",
    initial: {
      reason: null,
      returner: returnerOf(rows),
      place: "",
      at: localMinute(new Date(now())),
      identityCheck: "badge",
      lines: rows.map(lineOf),
      signing: null,
    },
    validate: (values) => {
      const found = returnProblems(values, new Date(now()));
      return Object.fromEntries(Object.entries(found).map(([field, code]) => [field, t(`problem.${code}`)]));
    },
  });
  const { values, errors, set } = form;
  const lines = useLines(values.lines, (next) => {
    // The first asset that is scanned names who most likely brings it.
    const holder = values.returner.name === "" ? next.find((line) => line.asset.holder)?.asset.holder : null;
    form.patch({ lines: next, ...(holder ? { returner: { ...NOBODY, name: holder } } : {}) });
  });

  async function save() {
    if (!form.check() || busy) return;
    const done = await run("custody.return", returnCommand(values, terms));
    if (!done.ok) return;
    form.done();
    toast(t("return.saved", { number: done.value.number ?? "" }));
    endAssetTask();
    const only = values.lines.length === 1 ? values.lines[0] : undefined;
    if (only) select("assets", only.asset.id);
  }

  return (
    <>
      <TaskForm
        title={t("return.title")}
        onSubmit={() => void save()}
        foot={
          <SigningFoot
            signings={values}
            terms={terms}
            busy={busy}
            save={t("return.save")}
            onSign={() => form.check() && setSigning(true)}
          />
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
              label={t("return.reason")}
              data={RETURN_REASONS.map((value) => ({ value, label: t(`domain:returnReason.${value}`) }))}
              value={values.reason}
              allowDeselect={false}
              error={errors.reason}
              required
              autoFocus
              onChange={(value) => set("reason", value as ReturnReason | null)}
            />
            <PersonPicker
              label={t("return.returner")}
              name={values.returner.name}
              error={errors.returner}
              required
              onName={(name) => set("returner", { ...NOBODY, name })}
              onPerson={({ id, name, employeeNo, dept }) =>
                set("returner", { person: id, name, employeeNo, dept })
              }
            />
            <TextInput
              label={t("return.place")}
              value={values.place}
              error={errors.place}
              required
              maxLength={60}
              onChange={(event) => set("place", event.currentTarget.value)}
            />
            <TextInput
              type="datetime-local"
              label={t("return.at")}
              value={values.at}
              error={errors.at}
              required
              onChange={(event) => set("at", event.currentTarget.value)}
            />
            <IdentityField value={values.identityCheck} onChange={(value) => set("identityCheck", value)} />
          </div>
          <div className={css.lines}>
            <LineList
              lines={lines}
              error={errors.lines}
              isForeign={(holder) => holder !== values.returner.name.trim()}
            />
          </div>
        </div>
      </TaskForm>
      {signing && (
        <SigningView
          title={t("signing.returnTitle")}
          facts={[values.reason === null ? "" : t(`domain:returnReason.${values.reason}`), values.place]}
          lines={values.lines}
          terms={terms}
          user={{ role: "giver", name: values.returner.name.trim() }}
          staff={{ role: "receiver", name: me }}
          onClose={() => setSigning(false)}
          onDone={(signed) => {
            set("signing", { ...signed, document: documentOf(values, terms) });
            setSigning(false);
          }}
        />
      )}
    </>
  );
}
