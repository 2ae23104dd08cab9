import { useText } from "../i18n/index.ts";
import { Said } from "../records/index.ts";
import { Nothing } from "../ui/index.ts";
import css from "./settling.module.css";

export interface Fact {
  label: string;
  values: readonly string[];
  /** Differs by nature; not worth a mark. */
  plain?: boolean;
}

/** Facts of two records beside each other; what differs is marked. */
export function Comparison({ names, facts }: { names: readonly string[]; facts: readonly Fact[] }) {
  const t = useText("settling");
  return (
    <div className={css.scroll}>
      <table className={css.compare} aria-label={t("comparison")}>
        <thead>
          <tr>
            <td />
            {names.map((name, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map(({ label, values, plain = false }) => (
            <tr key={label} data-differs={(!plain && values[0] !== values[1]) || undefined}>
              <th scope="row">{label}</th>
              {values.map((value, index) => (
                <td key={index}>{value ? <Said text={value} /> : <Nothing />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
