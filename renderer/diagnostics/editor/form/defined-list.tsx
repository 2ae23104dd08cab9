import { Button } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useText } from "../../../i18n/index.ts";
import { useDefinitions } from "../../../records/index.ts";
import { Choice } from "../../../ui/index.ts";
import css from "../editor.module.css";

interface Props {
  family: "category" | "assetkind";
  label: string;
  chosen: readonly string[];
  onChange: (to: string[]) => void;
}

/** Several of what a team has defined: each can be taken out again by a press. */
export function DefinedList({ family, label, chosen, onChange }: Props) {
  const t = useText("editor");
  const definitions = useDefinitions(family);
  return (
    <div>
      <Choice
        key={chosen.length}
        label={label}
        placeholder={t("oneMore")}
        data={definitions.choices(null).filter(({ value }) => !chosen.includes(value))}
        value={null}
        onChange={(value) => value !== null && onChange([...chosen, value])}
      />
      {chosen.length > 0 && (
        <div className={css.chosen}>
          {chosen.map((key) => (
            <Button
              key={key}
              variant="default"
              size="compact-sm"
              rightSection={<IconX size="0.875rem" aria-hidden />}
              aria-label={t("takeOut", { what: definitions.word(key) })}
              onClick={() => onChange(chosen.filter((each) => each !== key))}
            >
              {definitions.word(key)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
