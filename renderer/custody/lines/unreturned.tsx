import { Button, TextInput } from "@mantine/core";
import { useText } from "../../i18n/index.ts";
import type { Line, LineSaid } from "./custody-lines.ts";
import css from "./line-list.module.css";
import { saidOf } from "./line-said.ts";

interface Props {
  line: Line;
  name: string;
  /** It was tried to sign or save. */
  tried: boolean;
  onSay: (said: LineSaid) => void;
}

/** What should have come back and did not: in the words of whoever answers for it, and the way back. */
export function Unreturned({ line, name, tried, onSay }: Props) {
  const t = useText("custody");
  const { unreturned } = saidOf(line);
  const words = unreturned ?? "";
  return (
    <div className={css.fields}>
      <TextInput
        className={css.unreturned}
        aria-label={t("lines.unreturnWordsOf", { name })}
        description={t("lines.unreturnHint")}
        placeholder={t("lines.unreturnWords")}
        value={words}
        maxLength={400}
        error={tried && [...words.trim()].length < 2 ? t("unstated.unreturned") : undefined}
        onChange={(event) => onSay({ unreturned: event.currentTarget.value })}
      />
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={t("lines.cameBackOf", { name })}
        onClick={() => onSay({ unreturned: null })}
      >
        {t("lines.cameBack")}
      </Button>
    </div>
  );
}
