import { Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { MAX_YAML } from "../../../shared/domain/checklist/most-yaml.ts";
import type { FileFault } from "../../../shared/ipc/checklist-files.ts";
import { useText } from "../../i18n/index.ts";
import { Note } from "../../ui/index.ts";
import type { EditedChecklist } from "./edited.ts";
import { toEdit, written } from "./edited.ts";
import css from "./editor.module.css";
import { FileFaults } from "./file-faults.tsx";
import { useYaml } from "./use-yaml.ts";

interface Props {
  /** Key that the checklist has, or will have. */
  name: string;
  draft: EditedChecklist;
  /** What was typed and cannot be read as a checklist yet; null where there is no such text. */
  text: string | null;
  onText: (to: string) => void;
  /** What was typed is a checklist; its ways may still be wrong. */
  onRead: (to: EditedChecklist, text: string) => void;
}

/** Until what is typed is read again, ms. */
const PAUSE = 300;

/** The same draft as text, with the comments it was written with; each fault with its line and column. */
export function YamlTab({ name, draft, text, onText, onRead }: Props) {
  const t = useText("editor");
  const yaml = useYaml();
  const box = useRef<HTMLTextAreaElement>(null);
  const [shown, show] = useState(text);
  const [faults, setFaults] = useState<FileFault[]>([]);
  const [settled] = useDebouncedValue(shown, PAUSE);

  const begin = useEffectEvent(() => {
    if (shown !== null) return;
    void yaml.write(name, written(draft)).then((made) => made !== null && show(made));
  });
  useEffect(() => begin(), []);

  const look = useEffectEvent(async (asked: string) => {
    const read = await yaml.read(asked);
    if (read === null || box.current?.value !== asked) return;
    setFaults(read.faults);
    // What was only looked at is no change.
    if (read.draft && text === asked) onRead(toEdit(read.draft), asked);
  });
  useEffect(() => {
    if (settled !== null) void look(settled);
  }, [settled]);

  function goTo({ line, column }: FileFault) {
    const field = box.current;
    if (!field) return;
    const at = offsetOf(field.value, line, column);
    field.focus();
    field.setSelectionRange(at, at);
    const lines = field.value.split("\n").length;
    field.scrollTop = ((line - 4) / lines) * field.scrollHeight;
  }

  return (
    <div className={css.yaml}>
      <p className={css.soft}>{t("yamlHint")}</p>
      {faults.length > 0 && <FileFaults faults={faults} onChoose={goTo} />}
      {yaml.error && <Note tone="bad" alert title={t("yamlFailed")} />}
      <Textarea
        ref={box}
        className={css.yamlBox}
        aria-label={t("yaml")}
        spellCheck={false}
        wrap="off"
        maxLength={MAX_YAML}
        value={shown ?? ""}
        disabled={shown === null}
        aria-invalid={faults.length > 0}
        onChange={(event) => {
          show(event.currentTarget.value);
          onText(event.currentTarget.value);
        }}
      />
    </div>
  );
}

/** Lines and columns count from 1. */
function offsetOf(text: string, line: number, column: number): number {
  const before = text.split("\n").slice(0, line - 1);
  return Math.min(text.length, before.reduce((sum, each) => sum + each.length + 1, 0) + column - 1);
}
