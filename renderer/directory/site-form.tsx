import { Checkbox, TextInput } from "@mantine/core";
import type { SiteRow } from "../../shared/domain/person/directory-view.ts";
import { useCommand } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { DraftNote, ErrorNote, FormGrid, toast, useDraftedForm } from "../ui/index.ts";
import { changesOf, flagOf, textOf } from "./directory-edits.ts";
import type { Edits } from "./directory-edits.ts";
import { FormDialog } from "./form-dialog.tsx";

const TEXTS = [
  ["name", 60],
  ["code", 20],
  ["address", 200],
] as const;

interface Props {
  /** Null: a new one. */
  site: SiteRow | null;
  onClose: () => void;
}

/** Adds a site or changes one. */
export function SiteForm({ site, onClose }: Props) {
  const t = useText("directory");
  const { run, busy, error } = useCommand();
  const current = (site ?? {}) as Readonly<Record<string, unknown>>;
  const form = useDraftedForm<{ edits: Edits }>({
    key: `site.set:${site?.id ?? "new"}`,
    form: "site.set",
    initial: { edits: site ? {} : { active: true } },
    validate: ({ edits }) =>
      textOf(edits, current, "name").trim() === "" ? { edits: t("needSiteName") } : {},
  });
  const { edits } = form.values;
  const put = (name: string, value: string | boolean) => form.set("edits", { ...edits, [name]: value });

  async function save() {
    if (!form.check() || busy) return;
    const set = changesOf(edits, current);
    if (Object.keys(set).length > 0) {
      const done = await run("site.set", site ? { site: site.id, set } : { set });
      if (!done.ok) return;
      toast(t("saved", { name: textOf(edits, current, "name") }));
    }
    form.done();
    onClose();
  }

  return (
    <FormDialog
      title={site ? t("editSite", { name: site.name }) : t("addSite")}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      {error && <ErrorNote error={error} />}
      <FormGrid>
        {TEXTS.map(([name, max]) => (
          <TextInput
            key={name}
            label={t(`domain:siteField.${name}`)}
            value={textOf(edits, current, name)}
            maxLength={max}
            required={name === "name"}
            error={name === "name" ? form.errors.edits : undefined}
            data-autofocus={name === "name" || undefined}
            onChange={(event) => put(name, event.currentTarget.value)}
          />
        ))}
      </FormGrid>
      <Checkbox
        label={t("domain:siteField.active")}
        checked={flagOf(edits, current, "active")}
        onChange={(event) => put("active", event.currentTarget.checked)}
      />
    </FormDialog>
  );
}
