import { Button, Checkbox, Modal } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useText } from "../../i18n/index.ts";
import { KeyHint, useActions, useFocusReturn, useTopEscape } from "../../ui/index.ts";
import type { Size } from "../intake/picture-rules.ts";
import type { NamedRecords } from "../intake/taking.ts";
import { BlackStage } from "./black-stage.tsx";
import css from "./black-out-view.module.css";
import { NOTHING_DRAWN, pixelsOf, undone, withAdded } from "./rectangles.ts";

interface Props {
  name: string;
  /** Which of how many that came together. */
  at: number;
  of: number;
  bitmap: ImageBitmap;
  /** It is being made bytes of. */
  busy: boolean;
  /** What a code in it names. */
  found: NamedRecords | null;
  /** With the parts that are black from now on, in pixels; and whether it goes to what its code names. */
  onKeep: (black: ({ x: number; y: number } & Size)[], elsewhere: boolean) => void;
  /** This one is not taken. */
  onLeave: () => void;
}

/**
 * A picture before it is kept: what must not be seen is covered, and is gone for good in what is kept. Like
 * paper it is light, whatever the theme, so that the edge of a dark screenshot shows. Enter does nothing here.
 */
export default function BlackOutView({ name, at, of, bitmap, busy, found, onKeep, onLeave }: Props) {
  const t = useText("files");
  useFocusReturn();
  useTopEscape(onLeave);
  const [drawing, draw] = useState(NOTHING_DRAWN);
  const [added, setAdded] = useState<number | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  const { rectangles, before } = drawing;
  // Of what is shown nothing is left to ask once it is on the screen.
  const [size] = useState<Size>(() => ({ width: bitmap.width, height: bitmap.height }));
  const [elsewhere, setElsewhere] = useState(false);
  const keep = () =>
    !busy &&
    onKeep(
      rectangles.map((each) => pixelsOf(each, size)),
      elsewhere,
    );

  useEffect(() => stage.current?.focus(), []);
  useActions([
    {
      id: "form.save",
      group: "general",
      shortcuts: ["mod+Enter"],
      hidden: true,
      inDialogs: true,
      run: keep,
    },
    // In here it takes back what was drawn, not what was done before.
    {
      id: "undo",
      group: "general",
      shortcuts: ["mod+z"],
      hidden: true,
      inDialogs: true,
      disabled: before.length === 0,
      run: back,
    },
  ]);

  function back() {
    draw(undone(drawing));
    // What had the focus may be gone with it.
    stage.current?.focus();
  }

  return (
    <Modal.Root
      opened
      fullScreen
      closeOnEscape={false}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      onClose={onLeave}
    >
      <Modal.Content aria-label={t("blackOut.title", { name })} radius={0} data-paper>
        <Modal.Body className={css.body}>
          <header className={css.head}>
            <h2 className={css.title}>{name}</h2>
            {of > 1 ? <span className={css.soft}>{t("blackOut.which", { at, of })}</span> : null}
            <p className={css.soft}>{t("blackOut.hint")}</p>
            <div aria-live="polite" className={css.found}>
              {found ? (
                <Checkbox
                  label={t("blackOut.found", { name: found.name, count: found.records.length })}
                  checked={elsewhere}
                  disabled={busy}
                  onChange={(event) => setElsewhere(event.currentTarget.checked)}
                />
              ) : null}
            </div>
          </header>
          <BlackStage ref={stage} bitmap={bitmap} size={size} drawing={drawing} added={added} onDraw={draw} />
          <footer className={css.foot}>
            <Button
              variant="default"
              onClick={() => {
                setAdded(drawing.nextId);
                draw(withAdded(drawing));
              }}
            >
              {t("blackOut.add")}
            </Button>
            <Button
              variant="default"
              disabled={before.length === 0}
              aria-keyshortcuts="Control+Z"
              onClick={back}
            >
              {t("blackOut.undo")} <KeyHint shortcut="mod+z" />
            </Button>
            <span className={css.count} role="status">
              {t("blackOut.count", { count: rectangles.length })}
            </span>
            <Button variant="subtle" aria-keyshortcuts="Escape" onClick={onLeave}>
              {t("blackOut.leave")} <KeyHint shortcut="Escape" />
            </Button>
            <Button loading={busy} aria-keyshortcuts="Control+Enter" onClick={keep}>
              {t(rectangles.length > 0 ? "blackOut.keepBlack" : "blackOut.keep")}{" "}
              <KeyHint shortcut="mod+Enter" />
            </Button>
          </footer>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
