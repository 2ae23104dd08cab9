import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useText } from "../../i18n/index.ts";
import css from "./custody-frame.module.css";

interface Props {
  name: string;
  /** Null: nothing was declined. */
  declined: string | null;
  onDecline: (why: string | null) => void;
}

/** The receiver's own act: one line is not accepted, with why. */
export function DeclineLine({ name, declined, onDecline }: Props) {
  const t = useText("custody");
  const [why, setWhy] = useState(declined ?? "");
  if (declined === null) {
    return (
      <Button
        variant="default"
        size="compact-md"
        aria-label={t("decline.begin", { name })}
        onClick={() => onDecline("")}
      >
        {t("decline.short")}
      </Button>
    );
  }
  return (
    <span className={css.decline}>
      <TextInput
        // Kept when it is said, not while it is written: with every letter it would be another document.
        data-unkept=""
        size="sm"
        aria-label={t("decline.why", { name })}
        placeholder={t("decline.whyShort")}
        value={why}
        maxLength={200}
        required
        autoFocus={declined === ""}
        onChange={(event) => setWhy(event.currentTarget.value)}
        // The document changes once it is said, not with every letter.
        onBlur={() => why.trim() !== declined && onDecline(why.trim())}
      />
      <Button variant="default" size="compact-md" onClick={() => onDecline(null)}>
        {t("decline.back")}
      </Button>
    </span>
  );
}
