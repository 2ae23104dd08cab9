import { ActionIcon } from "@mantine/core";
import { IconPaperclip, IconX } from "@tabler/icons-react";
import { useText } from "../../i18n/index.ts";
import { chooseFiles } from "../../files/choose-files.ts";
import { Note } from "../../ui/index.ts";
import type { NewTicketForm } from "../forms/new-ticket-form.ts";
import css from "./intake.module.css";

interface Props {
  values: Pick<NewTicketForm, "files" | "unread">;
  onChange: (change: Partial<NewTicketForm>) => void;
  onFiles: (files: readonly File[]) => void;
}

/** What is attached to the ticket once it is opened, and the ways in. The draft keeps it, whatever happens to the window. */
export function KeptFiles({ values: { files, unread }, onChange, onFiles }: Props) {
  const t = useText("queue");
  const common = useText("common");
  return (
    <>
      {unread.map((each) => (
        <Note
          key={`${each.name} ${each.why.join(" ")}`}
          tone="warn"
          title={each.name}
          actions={
            <ActionIcon
              aria-label={`${common("close")} ${each.name}`}
              onClick={() => onChange({ unread: unread.filter((other) => other !== each) })}
            >
              <IconX size="0.875rem" />
            </ActionIcon>
          }
        >
          {t([...each.why], { ...each.values })}
        </Note>
      ))}
      <div className={css.strip}>
        <button type="button" className={css.link} onClick={() => chooseFiles(onFiles)}>
          <IconPaperclip size="0.875rem" aria-hidden />
          {t("intake.attach")}
        </button>
        {files.length === 0 ? (
          <span className={css.soft}>{t("intake.hint")}</span>
        ) : (
          <ul className={css.files} aria-label={t("intake.files")}>
            {files.map(({ blob, name }) => (
              <li key={blob} className={css.file}>
                <span className={css.name} title={name}>
                  {name}
                </span>
                <ActionIcon
                  aria-label={`${common("remove")} ${name}`}
                  onClick={() => onChange({ files: files.filter((each) => each.blob !== blob) })}
                >
                  <IconX size="0.875rem" />
                </ActionIcon>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
