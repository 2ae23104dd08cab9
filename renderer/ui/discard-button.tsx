import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useState } from "react";
import { useText } from "../i18n/index.ts";
import { Row } from "./layout.tsx";

interface Props {
  /** What the button says before it asks. */
  children: ReactNode;
  onDiscard: () => void;
}

/** Throws away what was typed, after asking in its own place. */
export function DiscardButton({ children, onDiscard }: Props) {
  const t = useText("ui");
  const [state, setState] = useState<"idle" | "asking" | "kept">("idle");
  if (state !== "asking") {
    return (
      <Button variant="subtle" color="gray" autoFocus={state === "kept"} onClick={() => setState("asking")}>
        {children}
      </Button>
    );
  }
  return (
    <Row end>
      <span role="alert">{t("discard.ask")}</span>
      <Button variant="subtle" color="red" onClick={onDiscard}>
        {t("discard.yes")}
      </Button>
      <Button variant="default" autoFocus onClick={() => setState("kept")}>
        {t("discard.keep")}
      </Button>
    </Row>
  );
}
