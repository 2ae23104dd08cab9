import { CHANNELS, LEVELS, TICKET_TYPES } from "../../../shared/domain/ticket/ticket-fields.ts";
import { atHand } from "../../../shared/log/parts.ts";
import { useDeskRow } from "../../desk/index.ts";
import { useText } from "../../i18n/index.ts";
import { Said, isHidden } from "../../records/index.ts";
import { isEscape } from "../../ui/actions/shortcut-rules.ts";
import { Choice, EditInPlace } from "../../ui/index.ts";
import { CategorySelect } from "../forms/category-select.tsx";
import { useQueue } from "../queue-state.ts";
import { fieldDraft } from "./field-form.ts";
import type { EditableField } from "./field-form.ts";
import { useTicketValue } from "./field-value.ts";
import { OverwrittenNote } from "./overwritten-note.tsx";
import { LineEditor, LongEditor, RequesterEditor } from "./text-editors.tsx";
import { useTicket } from "./ticket-context.ts";
import css from "./detail.module.css";

const CHOICES: Partial<Record<EditableField, readonly string[]>> = {
  type: TICKET_TYPES,
  channel: CHANNELS,
  impact: LEVELS,
  urgency: LEVELS,
};
const LONG: readonly EditableField[] = ["description", "errorText"];
const YES_NO: readonly EditableField[] = ["securityFlag", "canWork"];

/**
 * One field of the open ticket: shown, changed where it stands, and what it overwrote.
 * @param empty what stands there while it says nothing
 */
export function TicketField({ name, empty }: { name: EditableField; empty?: string }) {
  const t = useText("ticket");
  const { detail, editable } = useTicket();
  const shown = useTicketValue();
  const begun = useQueue(({ editing }) => editing?.ticket === detail.row.id && editing.field === name);
  const reading = shown(name, detail.fields[name]);
  return (
    <>
      <EditInPlace
        label={t(`field.${name}`)}
        editable={editable}
        beside={isHidden(detail.fields[name])}
        below={<BegunNote name={name} />}
        begun={begun}
        onClose={() => useQueue.setState({ editing: null })}
        editor={(close) => <Editor name={name} close={close} />}
      >
        {reading === "" ? (
          <span className={css.faint}>{empty ?? t("domain:notGiven")}</span>
        ) : (
          <Said text={reading} field={name} />
        )}
      </EditInPlace>
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
    <Choice
      aria-label={label}
      data={data}
      value={current === null || current === undefined ? null : String(current)}
      onChange={(value) => value !== null && save(read(value))}
      onLeave={close}
      onKeyDown={(event) => isEscape(event.nativeEvent) && close()}
      autoFocus
      opened
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
  const Text = name === "requester" ? RequesterEditor : LONG.includes(name) ? LongEditor : LineEditor;
  return <Text name={name} label={label} close={close} />;
}

/** Says that a change of this field was begun and not saved. */
function BegunNote({ name }: { name: EditableField }) {
  const t = useText("queue");
  const { detail } = useTicket();
  const draft = useDeskRow("draft", fieldDraft(name, detail.row.id));
  return draft ? <div className={css.overwritten}>{t("begun")}</div> : null;
}
