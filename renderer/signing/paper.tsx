import type { ReactNode } from "react";
import css from "./paper.module.css";

export type PaperFact = readonly [label: string, value: ReactNode];

interface Props {
  title: string;
  /** What it is found again by. */
  number: string;
  level?: 1 | 2;
  /** Those without a value are left out. */
  facts: readonly PaperFact[];
  /** Its lines, what is agreed on, the signatures. */
  children?: ReactNode;
}

/** A sheet of paper: what it is, what it says, and what stands below. The same before it is signed and afterwards. */
export function Paper({ title, number, level = 1, facts, children }: Props) {
  const Title = level === 1 ? "h1" : "h2";
  return (
    <div className={css.document}>
      <div className={css.head}>
        <Title className={css.title}>{title}</Title>
        <p className={css.number}>{number}</p>
      </div>
      <PaperFacts facts={facts} />
      {children}
    </div>
  );
}

export function PaperFacts({ facts }: Pick<Props, "facts">) {
  return (
    <dl className={css.facts}>
      {facts.map(([label, value]) =>
        value === "" || value === null ? null : (
          <div key={label} className={css.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** The things that a paper is about, one below the other. */
export function PaperLines({ label, children }: { label?: string | undefined; children: ReactNode }) {
  return (
    <ol className={css.items} aria-label={label}>
      {children}
    </ol>
  );
}

interface LineProps {
  name: string;
  codes: readonly string[];
  /** It stands there as what is left out. */
  out?: boolean;
  children?: ReactNode;
}

export function PaperLine({ name, codes, out = false, children }: LineProps) {
  return (
    <li className={css.item} data-out={out || undefined}>
      <strong>{name}</strong>
      <span className={css.codes}>{codes.join(" · ")}</span>
      {children}
    </li>
  );
}

/** What of a line is not as it should be. */
export function PaperFault({ children }: { children: ReactNode }) {
  return <span className={css.bad}>{children}</span>;
}
