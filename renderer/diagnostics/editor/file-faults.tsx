import type { FileFault } from "../../../shared/ipc/checklist-files.ts";
import { useText } from "../../i18n/index.ts";
import css from "./editor.module.css";
import { useFaultWords } from "./faults-context.ts";

interface Props {
  faults: readonly FileFault[];
  /** A press goes to the place; without, they are only read. */
  onChoose?: (fault: FileFault) => void;
}

/** The faults of a text, each with its line and column. */
export function FileFaults({ faults, onChoose }: Props) {
  const t = useText("editor");
  const words = useFaultWords();
  return (
    <ul className={css.faults} aria-label={t("faults")}>
      {faults.map((fault, index) => {
        const { line, column, path } = fault;
        const said = (
          <>
            <span className={css.place}>{t("lineColumn", { line, column })}</span>
            <span>{words(fault)}</span>
            {path !== "" && <code>{path}</code>}
          </>
        );
        return (
          <li key={`${index} ${path}`}>
            {onChoose ? (
              <button type="button" className={css.fault} onClick={() => onChoose(fault)}>
                {said}
              </button>
            ) : (
              <span className={css.fault}>{said}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
