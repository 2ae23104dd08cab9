import type { Signature } from "../../../shared/domain/custody/custody-forms.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { isHidden } from "../../records/index.ts";
import css from "../../settling/settling.module.css";
import { SignatureImage } from "../../signing/signature-pad.tsx";

interface Props {
  signatures: readonly Signature[];
  /** With the moment each was given. */
  dated?: boolean;
}

/** The signatures of a document as they were drawn. */
export function SignedBy({ signatures, dated = false }: Props) {
  const t = useText("custody");
  const format = useFormat();
  return (
    <div className={css.pictures}>
      {signatures.map(({ role, name, strokes, identityCheck, signedAt }, index) => (
        <figure key={index} className={css.picture}>
          <SignatureImage name={name} strokes={strokes} />
          <figcaption>
            {[
              isHidden(name) ? t(`slip.${role}`) : name,
              t(`identityCheck.${identityCheck}`),
              ...(dated ? [format.dateTime(Date.parse(signedAt))] : []),
            ].join(" · ")}
          </figcaption>
        </figure>
      ))}
    </div>
  );
}
