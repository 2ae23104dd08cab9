import { Button, Select, TextInput } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { useState } from "react";
import {
  CHANNELS,
  EDITABLE_TICKET_FIELDS,
  LEVELS,
  TICKET_TYPES,
} from "../../../shared/domain/ticket/ticket-fields.ts";
import { atHand } from "../../../shared/log/parts.ts";
import { useDeskRow } from "../../desk/index.ts";
import { useText } from "../../i18n/index.ts";
import { Said, isHidden, useRules } from "../../records/index.ts";
import { isComposing, isEscape } from "../../ui/actions/shortcut-rules.ts";
import {
  DiscardButton,
  DraftNote,
  EditInPlace,
  FreeText,
  PersonPicker,
  Row,
  useActions,
  useDraftedForm,
} from "../../ui/index.ts";
import { CategorySelect } from "../forms/category-select.tsx";
import { fieldForm } from "./field-form.ts";
import { useTicketValue } from "./field-value.ts";
import { OverwrittenNote } from "./overwritten-note.tsx";
import { useTicket } from "./ticket-context.ts";
import css from "./detail.module.css";

export type EditableField = (typeof EDITABLE_TICKET_FIELDS)[number];

const CHOICES: Partial<Record<EditableField, readonly string[]>> = {
  type: TICKET_TYPES,
  channel: CHANNELS,
  impact: LEVELS,
  urgency: LEVELS,
};
const LONG: readonly EditableField[] = ["description", "errorText"];
const YES_NO: readonly EditableField[] = ["securityFlag", "canWork"];

/** One field of the open ticket: shown, changed where it stands, and what it overwrote. */
export function TicketField({ name }: { name: EditableField }) {
  const t = useText("ticket");
  const { editable } = useTicket();
  const shown = useTicketValue();
  const { detail } = useTicket();
  const reading = shown(name, detail.fields[name]);
  return (
    <>
      <EditInPlace
        label={t(`field.${name}`)}
        editable={editable}
        beside={isHidden(detail.fields[name])}
        editor={(close) => <Editor name={name} close={close} />}
      >
        {reading === "" ? (
          <span className={css.faint}>{t("domain:notGiven")}</span>
        ) : (
          <Said text={reading} field={name} />
        )}
      </EditInPlace>
      {LONG.includes(name) ? <BegunNote name={name} /> : null}
      <OverwrittenNote field={name} />
    </>
  );
}

interface EditorProps {
  name: EditableField;
  close: () => void;
}

function Editor({ name, close }: EditorProps) {
  const t = useText("ticket");
  const { detail, sites, act } = useTicket();
  const current = atHand(detail.fields)[name];
  const label = t(`field.${name}`);

  function save(value: unknown) {
    close();
    // A field that was never filled and is left empty was not changed.
    const before = current ?? (value === "" ? "" : null);
    if (value !== before) void act("ticket.edit", { set: { [name]: value } });
  }

  const choice = (data: { value: string; label: string }[], read: (value: string) => unknown) => (
    <Select
      aria-label={label}
      data={data}
      value={current === null || current === undefined ? null : String(current)}
      onChange={(value) => value !== null && save(read(value))}
      onBlur={close}
      onKeyDown={(event) => isEscape(event.nativeEvent) && close()}
      autoFocus
      defaultDropdownOpened
      allowDeselect={false}
      searchable={data.length > 8}
    />
  );

  const enumeration = CHOICES[name];
  if (enumeration) {
    return choice(
      enumeration.map((value) => ({ value, label: t(`${name}.${value}`) })),
      (value) => value,
    );
  }
  if (YES_NO.includes(name)) {
    return choice(
      [
        { value: "true", label: t("domain:yes") },
        { value: "false", label: t("domain:no") },
      ],
      (value) => value === "true",
    );
  }
  if (name === "site") {
    return choice(
      sites
        .filter((site) => site.active || site.id === current)
        .map((site) => ({ value: site.id, label: site.name })),
      (value) => value,
    );
  }
  if (name === "category") {
    return (
      <CategorySelect
        label={label}
        hideLabel
        value={typeof current === "string" ? current : null}
        onChange={(value) => save(value)}
        onLeave={close}
        autoFocus
      />
    );
  }
  if (name === "requester") return <RequesterEditor label={label} close={close} />;
  const Text = LONG.includes(name) ? LongEditor : LineEditor;
  return <Text name={name} label={label} close={close} save={save} />;
}

interface TextProps extends EditorProps {
  label: string;
  save: (value: string) => void;
}

function useFieldError(name: EditableField, value: string): string | null {
  const { detail } = useTicket();
  const errors = useRules()(fieldForm(detail.row.id, name), value);
  return errors.value ?? errors.form ?? null;
}

function LineEditor({ name, label, close, save }: TextProps) {
  const { detail } = useTicket();
  const [value, setValue] = useState(() => String(atHand(detail.fields)[name] ?? ""));
  const error = useFieldError(name, value);

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (error === null) save(value.trim());
    }
  }

  return (
    <TextInput
      aria-label={label}
      value={value}
      error={error}
      onChange={(event) => setValue(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      // Leaving the field keeps what was typed; what does not fit stays here and says so.
      onBlur={() => error === null && save(value.trim())}
      autoFocus
    />
  );
}

/** Draft of a long field that is being changed. */
const draftKey = (name: EditableField, ticket: string) => `ticket.edit.${name}:${ticket}`;

/** Long texts are kept as a draft while they are written. */
function LongEditor({ name, label, close, save }: TextProps) {
  const common = useText("common");
  const { detail } = useTicket();
  const form = useDraftedForm({
    key: draftKey(name, detail.row.id),
    form: "ticket.edit",
    initial: { value: String(atHand(detail.fields)[name] ?? "") },
  });
  const { value } = form.values;
  const error = useFieldError(name, value);

  function commit() {
    if (error !== null) return;
    form.done();
    save(value);
  }

  function cancel() {
    form.discard();
    close();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!isEscape(event.nativeEvent)) return;
    event.preventDefault();
    // Away from the field; what was typed waits as a draft.
    close();
  }

  useActions([{ id: "form.save", group: "general", shortcuts: ["mod+Enter"], hidden: true, run: commit }]);

  return (
    <>
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      <FreeText
        aria-label={label}
        value={value}
        error={error}
        onChange={(event) => form.set("value", event.currentTarget.value)}
        onKeyDown={onKeyDown}
        autosize
        minRows={3}
        maxRows={14}
        autoFocus
      />
      <Row end>
        {form.dirty ? (
          <DiscardButton onDiscard={cancel}>{common("cancel")}</DiscardButton>
        ) : (
          <Button variant="subtle" color="gray" onClick={close}>
            {common("cancel")}
          </Button>
        )}
        <Button variant="default" onClick={commit} disabled={error !== null}>
          {common("save")}
        </Button>
      </Row>
    </>
  );
}

/** Says that a change of this field was begun and not saved. */
function BegunNote({ name }: { name: EditableField }) {
  const t = useText("queue");
  const { detail } = useTicket();
  const draft = useDeskRow("draft", draftKey(name, detail.row.id));
  return draft ? <div className={css.overwritten}>{t("begun")}</div> : null;
}

function RequesterEditor({ label, close }: { label: string; close: () => void }) {
  const common = useText("common");
  const { detail, act } = useTicket();
  const current = atHand(detail.fields);
  const [name, setName] = useState(() => String(current.requester ?? ""));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        close();
        // The same name stays the same person of the directory.
        if (name.trim() === (current.requester ?? "")) return;
        void act("ticket.edit", { set: { requester: name.trim(), requesterPerson: null } });
      }}
      onKeyDown={(event) => isEscape(event.nativeEvent) && close()}
    >
      <PersonPicker
        label={label}
        hideLabel
        autoFocus
        name={name}
        onName={setName}
        onPerson={(person) => {
          close();
          const { id, name: picked, dept, phone, place, site } = person;
          // What the directory knows fills what the ticket does not say yet.
          void act("ticket.edit", {
            set: {
              requester: picked,
              requesterPerson: id,
              ...(dept && !current.dept ? { dept } : {}),
              ...(phone && !current.contact ? { contact: phone } : {}),
              ...(place && !current.place ? { place } : {}),
              ...(site && !current.site ? { site } : {}),
            },
          });
        }}
      />
      <Row end>
        <Button variant="subtle" color="gray" onClick={close}>
          {common("cancel")}
        </Button>
        <Button variant="default" type="submit">
          {common("save")}
        </Button>
      </Row>
    </form>
  );
}
