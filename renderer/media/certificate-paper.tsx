import type { CertificateSources } from "../../shared/documents/certificate/certificate-sources.ts";
import { certificate } from "../../shared/documents/certificate/certificate.ts";
import { DOCUMENT_WORDS } from "../../shared/documents/document-words.ts";
import { useLocale } from "../i18n/index.ts";
import { SignatureImage } from "../signing/signature-pad.tsx";
import type { Stroke } from "../signing/signature-rules.ts";
import css from "./certificate-paper.module.css";

/** The certificate as it will be printed: what is filled in appears, what is missing is said to be missing. */
export function CertificatePaper({ sources, large }: { sources: CertificateSources; large?: boolean }) {
  const language = useLocale();
  const said = certificate.describe(sources, language);
  const { unstated } = DOCUMENT_WORDS[language];
  const value = (text: string) => <span data-missing={text === unstated || undefined}>{text}</span>;
  return (
    <section className={css.paper} aria-label={said.title} data-paper data-large={large || undefined}>
      <header className={css.head}>
        <strong className={css.title}>{said.title}</strong>
        <span>
          {said.numberLabel} {value(said.number)}
        </span>
      </header>
      {said.marks.map((mark) => (
        <p key={mark} className={css.mark}>
          {mark}
        </p>
      ))}
      <dl className={css.facts}>
        {said.facts.map((fact) => (
          <div key={fact.label} className={css.fact}>
            <dt>{fact.label}</dt>
            <dd>{value(fact.value)}</dd>
          </div>
        ))}
      </dl>
      {said.tables.map(({ title, rows }) => (
        <ul key={title} className={css.people} aria-label={title}>
          {rows.map(([step = "", ...rest]) => (
            <li key={step}>
              <strong>{step}</strong>
              {rest.map((text, index) => (
                <span key={index}>{value(text)}</span>
              ))}
            </li>
          ))}
        </ul>
      ))}
      <ul className={css.places}>
        {said.signatures.map(({ role, strokes, none }) => (
          <li key={role}>
            <span>{role}</span>
            {strokes.length > 0 ? (
              <SignatureImage name={role} strokes={strokes as readonly Stroke[]} />
            ) : (
              <span data-missing>{none}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
