import { Button } from "@mantine/core";
import { IconAlertTriangle, IconPencil, IconSignature } from "@tabler/icons-react";
import { useText } from "../i18n/index.ts";
import { Row, StatusMark } from "../ui/index.ts";

interface Props {
  name: string;
  given: boolean;
  /** There was one, of something else than what stands there now. */
  fallen: boolean;
  /** Where it may be sent without: hands the screen over. */
  onSign: (() => void) | null;
}

/** At the foot of a form that somebody signs: whether they have, and the way to it where they need not. */
export function SignedFoot({ name, given, fallen, onSign }: Props) {
  const t = useText("signing");
  return (
    <Row>
      <span role="status">
        {given && (
          <StatusMark tone="ok" icon={<IconPencil size="1em" />}>
            {t("given", { name })}
          </StatusMark>
        )}
        {fallen && (
          <StatusMark tone="warn" icon={<IconAlertTriangle size="1em" />}>
            {t("fallen")}
          </StatusMark>
        )}
      </span>
      {onSign && (
        <Button variant="default" leftSection={<IconSignature size="1rem" aria-hidden />} onClick={onSign}>
          {t("ask", { name })}
        </Button>
      )}
    </Row>
  );
}
