import { Button, Progress } from "@mantine/core";
import { useFormat, useText } from "../i18n/index.ts";
import { Row } from "./layout.tsx";

interface Props {
  label: string;
  done: number;
  /** 0 while it is not known. */
  total: number;
  onCancel?: () => void;
}

/** Long work: what, how far, and a way out. */
export function ProgressBar({ label, done, total, onCancel }: Props) {
  const t = useText("common");
  const format = useFormat();
  return (
    <div>
      <Row>
        <span>{label}</span>
        <span>
          {total > 0
            ? t("doneOf", { done: format.number(done), total: format.number(total) })
            : t("preparing")}
        </span>
        {onCancel ? (
          <Button variant="subtle" onClick={onCancel}>
            {t("cancel")}
          </Button>
        ) : null}
      </Row>
      <Progress
        size="sm"
        value={total > 0 ? (done / total) * 100 : 0}
        aria-label={label}
        transitionDuration={0}
      />
    </div>
  );
}
