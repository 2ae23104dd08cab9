import type { ReactNode } from "react";
import type { Family } from "../../shared/domain/definition/families.ts";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import type { Localized } from "../../shared/domain/definition/localized.ts";
import { MESSAGE_HOLES, filledMessage } from "../../shared/domain/definition/message-holes.ts";
import { useFormat, useLocale, useText } from "../i18n/index.ts";
import { useCoreSession } from "../core/index.ts";
import { Section } from "../ui/index.ts";
import type { Body } from "./body-values.ts";
import { saidWords } from "./body-values.ts";
import css from "./defining.module.css";

/** What a family shows below its body. */
export function BesideBody({ family, body }: { family: Family; body: Body }): ReactNode {
  return family === "message" ? <MessagePreview text={saidWords((body.text ?? {}) as Localized)} /> : null;
}

/** What may stand in braces, and what the user would read. */
function MessagePreview({ text }: { text: Localized }) {
  const t = useText("defining");
  const locale = useLocale();
  const format = useFormat();
  const { now } = useCoreSession();
  const when = format.dateTime(now());
  const facts = {
    ...{ number: "T-K7-0042", title: t("sample.title"), plan: when },
    next: t("queue:told.next", { when }),
  };
  const shown = filledMessage(inLanguage(text, locale), facts);
  return (
    <>
      <p className={css.soft}>
        {MESSAGE_HOLES.map((name) => t("hole", { name: `{${name}}`, what: t(`holes.${name}`) })).join(
          t("domain:entered.between"),
        )}
      </p>
      <Section title={t("preview")}>
        <p className={css.preview} role="status">
          {shown === "" ? t("nothingSaid") : shown}
        </p>
      </Section>
    </>
  );
}
