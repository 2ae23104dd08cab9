import { Input, Radio } from "@mantine/core";
import { CHECKED_BY } from "../../../shared/domain/approval/step.ts";
import { useText } from "../../i18n/index.ts";
import { SignaturePad } from "../../signing/signature-pad.tsx";
import type { Stroke } from "../../signing/signature-rules.ts";
import { Row } from "../../ui/index.ts";
import css from "../disposal.module.css";

interface Props {
  name: string;
  strokes: readonly Stroke[];
  identityCheck: string | null;
  error?: string | undefined;
  /** A reason may stand in its place. */
  may?: boolean;
  identityError?: string | undefined;
  onStrokes: (strokes: Stroke[]) => void;
  onIdentity: (check: string) => void;
}

/** Somebody without a console signs on this screen, and how it was made sure who signs. */
export function SigningHere({ name, strokes, identityCheck, error, may, identityError, ...on }: Props) {
  const t = useText("lots");
  return (
    <>
      <Radio.Group
        label={t("identity")}
        value={identityCheck}
        error={identityError}
        required={may !== true || strokes.length > 0}
        onChange={on.onIdentity}
      >
        <Row>
          {CHECKED_BY.map((value) => (
            <Radio key={value} value={value} label={t(`disposal:identityCheck.${value}`)} />
          ))}
        </Row>
      </Radio.Group>
      <Input.Wrapper
        label={name.trim() === "" ? t("signature") : t("signHere", { name: name.trim() })}
        error={error}
        required={may !== true}
      >
        <div className={css.pad} data-paper>
          <SignaturePad label={name} strokes={strokes} onChange={on.onStrokes} />
        </div>
      </Input.Wrapper>
    </>
  );
}
