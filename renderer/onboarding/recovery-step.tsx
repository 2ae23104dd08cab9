import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { useText } from "../i18n/index.ts";
import { copyText } from "../ui/index.ts";
import { recoveryGroups } from "./recovery-groups.ts";
import css from "./recovery-step.module.css";

interface Props {
  recoveryKey: string;
  written: boolean;
  onWritten: (written: boolean) => void;
}

/** The recovery key, shown this once; going on needs the word that it was written down. */
export function RecoveryStep({ recoveryKey, written, onWritten }: Props) {
  const t = useText("onboarding");
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <>
      <ol className={css.groups} aria-label={t("recovery.key")}>
        {recoveryGroups(recoveryKey).map((group, index) => (
          <li key={index} className={css.group}>
            <span className={css.place} aria-hidden="true">
              {index + 1}
            </span>
            <code>{group}</code>
          </li>
        ))}
      </ol>
      <div className={css.tools}>
        <Button
          variant="default"
          onClick={async () => {
            setCopied(await copyText(recoveryKey));
          }}
        >
          {t("recovery.copy")}
        </Button>
        <span className={css.copied} role="status">
          {copied === true && t("recovery.copied")}
          {copied === false && t("recovery.notCopied")}
        </span>
      </div>
      <ul className={css.notes}>
        <li>{t("recovery.once")}</li>
        <li>{t("recovery.without")}</li>
        <li>{t("recovery.where")}</li>
      </ul>
      <Checkbox
        label={t("recovery.written")}
        checked={written}
        onChange={(event) => onWritten(event.currentTarget.checked)}
      />
    </>
  );
}
