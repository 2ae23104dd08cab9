import type { ImportCandidate, ImportItem } from "../../shared/ipc/import-report.ts";
import type { Text } from "../i18n/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { Choice, Note } from "../ui/index.ts";
import css from "./import.module.css";
import type { Decisions } from "./use-import.ts";

/** Nobody decides more at a sitting; the rest is asked when these are done. */
const ASKED = 50;
const UNDECIDED = "undecided";
const NEW = "new";

interface DoubtfulItemsProps {
  items: readonly ImportItem[];
  decisions: Decisions;
  onDecide: (file: string, asset: string | null | undefined) => void;
}

/** Files that may be about an asset of the register: nothing is written until a person says which. */
export function DoubtfulItems({ items, decisions, onDecide }: DoubtfulItemsProps) {
  const t = useText("import");
  const format = useFormat();
  const doubtful = items.filter(({ outcome }) => outcome === "doubtful");
  if (doubtful.length === 0) return null;
  const more = doubtful.length - ASKED;
  return (
    <section className={css.doubtful} aria-label={t("doubtful.title")}>
      <Note tone="warn" title={t("doubtful.title")}>
        {t("doubtful.hint")}
      </Note>
      <ul>
        {doubtful.slice(0, ASKED).map((item) => (
          <li key={item.file}>
            <Question item={item} decision={decisions[item.file]} onDecide={onDecide} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className={css.hint}>{t("doubtful.more", { count: more, shown: format.number(more) })}</p>
      )}
    </section>
  );
}

function Question({
  item: { file, label, candidates },
  decision,
  onDecide,
}: Pick<DoubtfulItemsProps, "onDecide"> & { item: ImportItem; decision: string | null | undefined }) {
  const t = useText("import");
  const name = file.split(/[\\/]/u).at(-1) ?? file;
  const known = candidates.filter(({ id }) => id !== null);
  return (
    <Choice
      label={t("doubtful.question", { label: label || t("unnamed"), file: name })}
      description={<span className={css.signs}>{candidates.map((each) => signsOf(t, each)).join("\n")}</span>}
      value={decision === undefined ? UNDECIDED : (decision ?? NEW)}
      onChange={(value) => onDecide(file, value === UNDECIDED ? undefined : value === NEW ? null : value)}
      data={[
        { value: UNDECIDED, label: t("doubtful.later") },
        ...known.map((each) => ({ value: each.id ?? "", label: t("doubtful.is", { asset: nameOf(each) }) })),
        { value: NEW, label: t("doubtful.new") },
      ]}
    />
  );
}

const nameOf = ({ number, title }: ImportCandidate) => [number, title].filter(Boolean).join(" ");

/** What speaks for it and against it, in words. */
function signsOf(t: Text, candidate: ImportCandidate): string {
  const words = (signs: readonly string[]) => signs.map((sign) => t(`doubtful.sign.${sign}`)).join(t("and"));
  const { agrees, contradicts } = candidate;
  const asset = nameOf(candidate);
  if (contradicts.length === 0) return t("doubtful.alike", { asset, agrees: words(agrees) });
  return t("doubtful.signs", { asset, agrees: words(agrees), contradicts: words(contradicts) });
}
