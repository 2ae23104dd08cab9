import { UnstyledButton } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useState } from "react";
import { useText } from "../i18n/index.ts";
import css from "./edit-in-place.module.css";

interface Props {
  label: string;
  /** How the value reads. */
  children: ReactNode;
  /** False: shown only. */
  editable: boolean;
  /** The value stands beside the button, not on it: it is something to go to by itself. */
  beside?: boolean;
  /** The field while it is edited; call `close` when it is done. */
  editor: (close: () => void) => ReactNode;
}

/** A value that becomes its own field when it is chosen. */
export function EditInPlace({ label, children, editable, beside = false, editor }: Props) {
  const t = useText("ui");
  const [editing, setEditing] = useState(false);
  const [edited, setEdited] = useState(false);
  if (!editable) return <span className={css.plain}>{children}</span>;
  if (editing) {
    return (
      <div className={css.editor}>
        {editor(() => {
          setEditing(false);
          setEdited(true);
        })}
      </div>
    );
  }
  const button = (
    <UnstyledButton
      // The focus returns to where it came from.
      autoFocus={edited}
      className={css.value}
      onClick={() => setEditing(true)}
    >
      {beside ? null : <span className={css.text}>{children}</span>}
      <span className="visually-hidden">{t("edit", { label })}</span>
      <IconPencil className={css.pencil} size="0.875rem" aria-hidden />
    </UnstyledButton>
  );
  if (!beside) return button;
  return (
    <span className={css.beside}>
      {children}
      {button}
    </span>
  );
}
