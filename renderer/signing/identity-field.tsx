import { Radio } from "@mantine/core";
import { CHECKED_BY } from "../../shared/domain/approval/step.ts";
import { useText } from "../i18n/index.ts";
import { Row } from "../ui/index.ts";

interface Props {
  value: string | null;
  error: string | undefined;
  onChange: (check: string) => void;
}

/** How it was made sure who signs, said before the screen is handed over. */
export function IdentityField({ value, error, onChange }: Props) {
  const t = useText("signing");
  return (
    <Radio.Group
      label={t("identity")}
      description={t("identityHint")}
      value={value}
      error={error}
      required
      onChange={onChange}
    >
      <Row>
        {CHECKED_BY.map((check) => (
          <Radio key={check} value={check} label={t(`disposal:identityCheck.${check}`)} />
        ))}
      </Row>
    </Radio.Group>
  );
}
