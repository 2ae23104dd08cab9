import { IconCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useText } from "../i18n/index.ts";
import { Said } from "../records/index.ts";
import { Nothing } from "../ui/index.ts";
import css from "./settling.module.css";

export interface Fact {
  label: string;
  values: readonly string[];
  /** Differs by nature; not worth a mark. */
  plain?: boolean;
  /** Which of the values shall stand; null while nobody has said. */
  chosen?: number | null;
  /** Where one of them can be chosen, by its cell; an empty one is no choice. */
  onChoose?: ((index: number) => void) | undefined;
}

interface Props {
  /** What stands over each record. */
  heads: readonly ReactNode[];
  facts: readonly Fact[];
}

/** Facts of two records beside each other; what differs is marked, and chosen in its cell. */
export function Comparison({ heads, facts }: Props) {
  const t = useText("settling");
  return (
    <div className={css.scroll}>
      <table className={css.compare} aria-label={t("comparison")}>
        <thead>
          <tr>
            <td />
            {heads.map((head, index) => (
              <th key={index} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <FactRow key={fact.label} {...fact} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FactRow({ label, values, plain = false, chosen = null, onChoose }: Fact) {
  const t = useText("settling");
  const differs = !plain && values[0] !== values[1];
  return (
    <tr data-differs={differs || undefined}>
      <th scope="row">{label}</th>
      {values.map((value, index) => (
        <td key={index}>
          {value && differs && onChoose ? (
            <button
              type="button"
              className={css.cell}
              aria-pressed={chosen === index}
              title={t("choose", { field: label })}
              onClick={() => onChoose(index)}
            >
              <Said text={value} />
              <span className={css.tick} aria-hidden>
                {chosen === index ? <IconCheck size="1em" /> : null}
              </span>
            </button>
          ) : value ? (
            <Said text={value} />
          ) : (
            <Nothing />
          )}
        </td>
      ))}
    </tr>
  );
}
