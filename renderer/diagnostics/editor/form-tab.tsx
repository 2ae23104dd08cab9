import { Button } from "@mantine/core";
import type { WrittenFault } from "../../../shared/domain/checklist/form-faults.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { Note, useActions } from "../../ui/index.ts";
import { moved, withConclusion, withStep, without } from "./draft-acts.ts";
import type { EditedChecklist } from "./edited.ts";
import css from "./editor.module.css";
import { ConclusionForm } from "./form/conclusion-form.tsx";
import { GeneralForm } from "./form/general-form.tsx";
import { StepForm } from "./form/step-form.tsx";
import { Outline } from "./outline.tsx";

/** What was taken out, so that it can be put back. */
export interface Removed {
  what: string;
  before: EditedChecklist;
  after: EditedChecklist;
}

interface Props {
  draft: EditedChecklist;
  faults: readonly WrittenFault[];
  shown: string;
  removed: Removed | null;
  onShow: (key: string) => void;
  onDraft: (to: EditedChecklist) => void;
  onRemoved: (removed: Removed | null) => void;
  onYaml: () => void;
}

/** The draft as a form: its parts beside the one that is changed. */
export function FormTab({ draft, faults, shown, removed, onShow, onDraft, onRemoved, onYaml }: Props) {
  const t = useText("editor");
  const locale = useLocale();
  const step = draft.steps.findIndex(({ key }) => key === shown);
  const end = draft.conclusions.findIndex(({ key }) => key === shown);

  function add(what: "step" | "conclusion") {
    const behind = step >= 0 ? step : draft.steps.length - 1;
    const [next, key] = what === "step" ? withStep(draft, behind) : withConclusion(draft);
    onDraft(next);
    onShow(key);
  }
  function move(key: string, by: number) {
    const at = (list: readonly { key: string }[]) => list.findIndex((each) => each.key === key);
    onDraft({
      ...draft,
      steps: moved(draft.steps, at(draft.steps), by),
      conclusions: moved(draft.conclusions, at(draft.conclusions), by),
    });
  }
  function remove(key: string) {
    const list = step >= 0 ? draft.steps : draft.conclusions;
    const index = list.findIndex((each) => each.key === key);
    const title = list[index]?.title;
    if (!title || list.length === 1) return;
    const after = without(draft, key);
    onDraft(after);
    onRemoved({ what: inLanguage(title, locale) || t("untitled"), before: draft, after });
    onShow((list[index + 1] ?? list[index - 1])?.key ?? "");
  }
  const putBack = removed?.after === draft ? removed : null;
  function undo() {
    if (putBack === null) return;
    onDraft(putBack.before);
    onRemoved(null);
  }
  const part = { group: "general", disabled: shown === "" };
  useActions([
    { id: "editor.addStep", group: "general", shortcuts: ["alt+n"], run: () => add("step") },
    { id: "editor.moveUp", ...part, shortcuts: ["alt+ArrowUp"], run: () => move(shown, -1) },
    { id: "editor.moveDown", ...part, shortcuts: ["alt+ArrowDown"], run: () => move(shown, 1) },
    { id: "editor.remove", ...part, shortcuts: ["Delete"], run: () => remove(shown) },
    { id: "editor.undo", group: "general", shortcuts: ["mod+z"], disabled: putBack === null, run: undo },
  ]);
  return (
    <div className={css.editor}>
      <Outline
        draft={draft}
        faults={faults}
        shown={shown}
        onShow={onShow}
        onAdd={add}
        onMove={move}
        onRemove={remove}
      />
      <div className={css.pane} key={shown}>
        {putBack && (
          <Note
            tone="quiet"
            title={t("removed", { what: putBack.what })}
            actions={
              <Button variant="default" size="compact-sm" onClick={undo}>
                {t("undo")}
              </Button>
            }
          />
        )}
        {step >= 0 ? (
          <StepForm draft={draft} index={step} onDraft={onDraft} onRenamed={onShow} onYaml={onYaml} />
        ) : end >= 0 ? (
          <ConclusionForm draft={draft} index={end} onDraft={onDraft} onRenamed={onShow} />
        ) : (
          <GeneralForm draft={draft} onChange={(change) => onDraft({ ...draft, ...change })} />
        )}
      </div>
    </div>
  );
}
