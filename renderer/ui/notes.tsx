import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { CoreError } from "../../shared/ipc/contract.ts";
import { useErrorWords } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import type { Tone } from "./marks.tsx";
import css from "./notes.module.css";

interface EmptyProps {
  icon?: ReactNode;
  title: string;
  /** What to do next, in a sentence. */
  children?: ReactNode;
  /** The button that does it. */
  action?: ReactNode;
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ icon, title, children, action }: EmptyProps) {
  return (
    <div className={css.empty}>
      {icon ? (
        <span className={css.emptyIcon} aria-hidden>
          {icon}
        </span>
      ) : null}
      <p className={css.emptyTitle}>{title}</p>
      {children ? <p className={css.emptyText}>{children}</p> : null}
      {action}
    </div>
  );
}

interface NoteProps {
  tone: Tone;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Read out at once. */
  alert?: boolean;
}

const ICONS = {
  bad: <IconCircleX />,
  warn: <IconAlertTriangle />,
  note: <IconInfoCircle />,
  quiet: <IconInfoCircle />,
  ok: <IconCircleCheck />,
};

/** A strip that says something about the place it stands in. */
export function Note({ tone, title, children, actions, alert = false }: NoteProps) {
  return (
    <div className={css.note} data-tone={tone} role={alert ? "alert" : "note"}>
      <span className={css.noteIcon} aria-hidden>
        {ICONS[tone]}
      </span>
      <div className={css.noteText}>
        <strong>{title}</strong>
        {children ? <div>{children}</div> : null}
      </div>
      {actions ? <div className={css.noteActions}>{actions}</div> : null}
    </div>
  );
}

/** What happened, what is safe, what to do next. */
export function ErrorNote({ error }: { error: CoreError }) {
  const t = useText("common");
  const words = useErrorWords()(error);
  return (
    <Note tone="bad" alert title={words.what}>
      {t("sentences", { first: words.safe, then: words.next })}
    </Note>
  );
}
