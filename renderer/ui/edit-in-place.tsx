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
  /** Stands below the value while it is not edited. */
  below?: ReactNode;
  /** Opened from elsewhere, to go on with what was begun; `onClose` takes it back. */
  begun?: boolean;
  onClose?: () => void;
  /** The field while it is edited; call `close` when a person is done with it. */
  editor: (close: () => void) => ReactNode;
}

/** A value that becomes its own field when it is chosen. */
export function EditInPlace(props: Props) {
  const { label, children, editable, beside = false, below, begun = false, onClose, editor } = props;
  const t = useText("ui");
  const [chosen, setChosen] = useState(false);
  const [returning, setReturning] = useState(false);
  // Also when it may not be changed any more: what is in a person's hands is not taken away.
  if (chosen || (begun && editable)) {
    return (
      <div className={css.editor}>
        {editor(() => {
          setChosen(false);
          // The focus returns to where it came from, unless it has gone on.
          setReturning(document.activeElement?.closest(`.${css.editor}`) != null);
          onClose?.();
        })}
      </div>
    );
  }
  if (!editable) {
    return (
      <>
        <span className={css.plain}>{children}</span>
        {below}
      </>
    );
  }
  const button = (
    <UnstyledButton autoFocus={returning} className={css.value} onClick={() => setChosen(true)}>
      {beside ? null : <span className={css.text}>{children}</span>}
      <span className="visually-hidden">{t("edit", { label })}</span>
      <IconPencil className={css.pencil} size="0.875rem" aria-hidden />
    </UnstyledButton>
  );
  return (
    <>
      {beside ? (
        <span className={css.beside}>
          {children}
          {button}
        </span>
      ) : (
        button
      )}
      {below}
    </>
  );
}
