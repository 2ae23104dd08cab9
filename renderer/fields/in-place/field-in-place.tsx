import type { ReactNode } from "react";
import { useDeskRow } from "../../desk/index.ts";
import { useText } from "../../i18n/index.ts";
import { isHidden } from "../../records/index.ts";
import { EditInPlace } from "../../ui/index.ts";
import { metaIn } from "../meta-in.ts";
import { OverwrittenOf } from "../overwritten/overwritten.tsx";
import { fieldDraft, useFields } from "../record-fields.ts";
import { SaidValue } from "../value/said-value.tsx";
import { readField, useWording } from "../value/use-reading.ts";
import { Editor } from "./editor.tsx";
import { endGoingOn, useBegun } from "./field-draft.ts";
import css from "./field-in-place.module.css";

interface Props {
  name: string;
  /** What stands there while it says nothing. */
  empty?: ReactNode;
}

/** One field of the record: shown, changed where it stands, and what it overwrote. */
export function FieldInPlace({ name, empty }: Props) {
  const record = useFields();
  const { kind, id, values, editable, reader } = record;
  const say = useWording();
  const meta = metaIn(record, name);
  const value = values[name];
  const key = fieldDraft(kind.name, id, name);
  const begun = useBegun((state) => state.key === key);
  if (!meta) return null;
  const text = readField(reader, meta, value, say);
  const label = say(meta.title);
  return (
    <>
      <EditInPlace
        label={label}
        editable={editable && meta.edited}
        beside={isHidden(value)}
        below={<BegunNote draft={key} />}
        begun={begun}
        onClose={endGoingOn}
        editor={(close) => <Editor meta={meta} label={label} close={close} />}
      >
        {text === "" && empty !== undefined ? (
          <span className={css.faint}>{empty}</span>
        ) : (
          <SaidValue text={text} field={name} />
        )}
      </EditInPlace>
      <OverwrittenOf name={name} />
    </>
  );
}

/** Says that a change of this field was begun and not saved. */
function BegunNote({ draft }: { draft: string }) {
  const t = useText("fields");
  return useDeskRow("draft", draft) ? <div className={css.begun}>{t("begun")}</div> : null;
}
