import { TextInput } from "@mantine/core";
import { formOf } from "../../shared/domain/kind/form.ts";
import { away, mayLeave, mediumFields } from "../../shared/domain/medium/medium-fields.ts";
import type { MediumRow } from "../../shared/domain/medium/medium.ts";
import { momentOf, useNow } from "../core/index.ts";
import { lengthOf } from "../fields/index.ts";
import { useText } from "../i18n/index.ts";
import { AssetPicker, Choice, Note } from "../ui/index.ts";
import { MediumDialog } from "./medium-dialog.tsx";
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
/** As long as the act takes them. */
const MOST = {
  ...{ name: away.shape.name, responsible: away.shape.responsible, place: away.shape.place },
  ...{ seal: mediumFields.seal.schema, by: mayLeave.shape.by, reference: mayLeave.shape.reference },
};
type Text = keyof typeof MOST;

interface Props {
  row: MediumRow;
  /** It is wiped and verified: it leaves without anybody's word. */
  mayLeave: boolean;
  onClose: () => void;
}

/** Says where a medium is from now on. */
export function MoveMedium({ row, mayLeave, onClose }: Props) {
  const t = useText("media");
  const now = useNow();
  const needsWord = ({ to }: MoveValues) => to === "supplier" && !mayLeave;
  const wrong = (values: MoveValues) => {
    if (values.to === "asset" && values.asset === null) return { to: t("move.noAsset") };
    const unsaid = values.by.trim() === "" && values.reference.trim() === "";
    return needsWord(values) && unsaid ? { by: t("rules:missing.approval") } : null;
  };
  return (
    <MediumDialog
      title={t("move.title", { number: row.number })}
      submit={t("move.save")}
      act="move"
      about={row.id}
      asking={moveForm(row.id, momentOf(new Date(now)))}
      initial={UNMOVED}
      wrong={wrong}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Choice<(typeof TO)[number]>
            label={t("move.to")}
            data={TO.map((value) => ({
              value,
              label: value === "asset" ? t("move.asset") : t(`medium:holder.${value}`),
            }))}
            placeholder={t("domain:choose")}
            value={form.values.to}
            error={form.errors.to}
            required
            data-autofocus
            onChange={(chosen) => form.set("to", chosen)}
          />
          {form.values.to === "asset" && (
            <>
              {form.values.asset && <p>{form.values.asset.label}</p>}
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
          {needsWord(form.values) && <Note tone="warn" title={t("move.leaves")} />}
          {form.values.to !== null &&
            (ASKED[form.values.to] as readonly Text[]).map((name) => (
              <TextInput
                key={name}
                label={t(`move.${name}`)}
                value={form.values[name]}
                error={form.errors[name]}
                maxLength={lengthOf({ form: formOf(MOST[name]) })}
                onChange={(event) => form.set(name, event.currentTarget.value)}
              />
            ))}
        </>
      )}
    </MediumDialog>
  );
}
