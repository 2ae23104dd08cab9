import type { ReactNode } from "react";
import type { Family } from "../../shared/domain/definition/families.ts";
import type { Localized } from "../../shared/domain/definition/localized.ts";
import { MESSAGE_HOLES, filledMessage } from "../../shared/domain/definition/message-holes.ts";
import { useFormat, useText } from "../i18n/index.ts";
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
  const format = useFormat();
  const { now } = useCoreSession();
  const when = format.dateTime(now());
  const facts = {
    ...{ number: "T-K7-0042", title: t("sample.title"), plan: when },
    next: t("queue:told.next", { when }),
  };
  const shown = Object.entries(text).map(
    ([language, said]) => [language, filledMessage(said, facts)] as const,
  );
  return (
    <>
      <p className={css.soft}>
        {MESSAGE_HOLES.map((name) => t("hole", { name: `{${name}}`, what: t(`holes.${name}`) })).join(
          t("domain:entered.between"),
        )}
      </p>
      <Section title={t("preview")}>
        {shown.length === 0 ? (
          <p className={css.soft}>{t("nothingSaid")}</p>
        ) : (
          shown.map(([language, said]) => (
            <p key={language} className={css.preview} lang={language} role="status">
              {said}
            </p>
          ))
        )}
      </Section>
    </>
  );
}
