import { Checkbox, Select, TextInput } from "@mantine/core";
import type { PersonRow } from "../../shared/domain/person/directory-view.ts";
import { useCommand, useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { DraftNote, ErrorNote, FormGrid, Row, toast, useDraftedForm } from "../ui/index.ts";
import { changesOf, flagOf, textOf } from "./directory-edits.ts";
import type { Edits } from "./directory-edits.ts";
import { FormDialog } from "./form-dialog.tsx";

const TEXTS = [
  ["name", 60],
  ["employeeNo", 32],
  ["dept", 60],
  ["phone", 40],
  ["mail", 120],
  ["place", 60],
] as const;

interface Props {
  /** Null: a new one. */
  person: PersonRow | null;
  onClose: () => void;
}

/** Adds a person or changes one. */
export function PersonForm({ person, onClose }: Props) {
  const t = useText("directory");
  const sites = useCoreQuery("site.list", {}).data ?? [];
  const { run, busy, error } = useCommand();
  const current = (person ?? {}) as Readonly<Record<string, unknown>>;
  const form = useDraftedForm<{ edits: Edits }>({
    key: `person.set:${person?.id ?? "new"}`,
    form: "person.set",
    initial: { edits: person ? {} : { active: true } },
    validate: ({ edits }) => (textOf(edits, current, "name").trim() === "" ? { edits: t("needName") } : {}),
  });
  const { edits } = form.values;
  const put = (name: string, value: string | boolean | null) =>
    form.set("edits", { ...edits, [name]: value });

  async function save() {
    if (!form.check() || busy) return;
    const set = changesOf(edits, current);
    if (Object.keys(set).length > 0) {
      const done = await run("person.set", person ? { person: person.id, set } : { set });
      if (!done.ok) return;
      toast(t("saved", { name: textOf(edits, current, "name") }));
    }
    form.done();
    onClose();
  }

  return (
    <FormDialog
      title={person ? t("editPerson", { name: person.name }) : t("addPerson")}
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
            label={t(`domain:personField.${name}`)}
            value={textOf(edits, current, name)}
            maxLength={max}
            required={name === "name"}
            error={name === "name" ? form.errors.edits : undefined}
            data-autofocus={name === "name" || undefined}
            onChange={(event) => put(name, event.currentTarget.value)}
          />
        ))}
        <Select
          label={t("domain:personField.site")}
          data={sites.map((site) => ({ value: site.id, label: site.name }))}
          value={textOf(edits, current, "site") || null}
          clearable
          searchable
          onChange={(site) => put("site", site)}
        />
      </FormGrid>
      <Row>
        <Checkbox
          label={t("domain:personField.active")}
          checked={flagOf(edits, current, "active")}
          onChange={(event) => put("active", event.currentTarget.checked)}
        />
        <Checkbox
          label={t("domain:personField.vip")}
          checked={flagOf(edits, current, "vip")}
          onChange={(event) => put("vip", event.currentTarget.checked)}
        />
      </Row>
    </FormDialog>
  );
}
