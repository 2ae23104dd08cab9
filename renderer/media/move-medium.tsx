import { TextInput } from "@mantine/core";
import type { MediumRow } from "../../shared/domain/medium/medium.ts";
import { momentOf, useCommand, useNow } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { useRules } from "../records/index.ts";
import { AssetPicker, Choice, DraftNote, FormDialog, Note, Stack, useDraftedForm } from "../ui/index.ts";
import { UNMOVED, moveForm } from "./medium-forms.ts";
import type { MoveValues } from "./medium-forms.ts";

const TO = ["asset", "pool", "place", "department", "supplier"] as const;
/** What is asked of each of them. */
const ASKED: Record<(typeof TO)[number], readonly (keyof MoveValues & `${string}`)[]> = {
  asset: ["seal"],
  pool: ["name", "place", "seal"],
  place: ["name", "place", "seal"],
  department: ["name", "responsible", "place", "seal"],
  supplier: ["name", "seal", "by", "reference"],
};
const MOST = { name: 60, responsible: 60, place: 60, seal: 40, by: 60, reference: 60 } as const;
type Text = keyof typeof MOST;

/** Says where a medium is from now on. */
export function MoveMedium({ row, onClose }: { row: MediumRow; onClose: () => void }) {
  const t = useText("media");
  const now = useNow();
  const { runAll, busy, error } = useCommand();
  const wrongIn = useRules();
  const asking = moveForm(row.id, momentOf(new Date(now)));
  const form = useDraftedForm<MoveValues>({
    key: `medium.move:${row.id}`,
    form: "medium.move",
    initial: UNMOVED,
    validate: (values) =>
      values.to === "asset" && values.asset === null ? { to: t("move.noAsset") } : wrongIn(asking, values),
  });
  const { to, asset } = form.values;

  async function save() {
    if (!form.check() || busy) return;
    const done = await runAll([asking.asks(form.values)]);
    if (!done.ok) return;
    form.done();
    onClose();
  }

  return (
    <FormDialog
      title={t("move.title", { number: row.number })}
      submit={t("move.save")}
      writes="medium.move"
      busy={busy}
      error={error}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      <Stack>
        <Choice<(typeof TO)[number]>
          label={t("move.to")}
          data={TO.map((value) => ({
            value,
            label: value === "asset" ? t("move.asset") : t(`medium:holder.${value}`),
          }))}
          placeholder={t("domain:choose")}
          value={to}
          error={form.errors.to}
          required
          data-autofocus
          onChange={(chosen) => form.set("to", chosen)}
        />
        {to === "asset" && (
          <>
            {asset && <p>{asset.label}</p>}
            <AssetPicker
              label={t("medium:field.asset")}
              onAsset={({ id, number, tag, name }) =>
                form.set("asset", {
                  id,
                  label: [tag || number, name].filter((part) => part !== "").join(" "),
                })
              }
            />
          </>
        )}
        {to === "supplier" && <Note tone="warn" title={t("move.leaves")} />}
        {to !== null &&
          (ASKED[to] as readonly Text[]).map((name) => (
            <TextInput
              key={name}
              label={t(`move.${name}`)}
              value={form.values[name]}
              error={form.errors[name]}
              maxLength={MOST[name]}
              onChange={(event) => form.set(name, event.currentTarget.value)}
            />
          ))}
      </Stack>
    </FormDialog>
  );
}
