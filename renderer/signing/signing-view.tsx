import { Button, Checkbox, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useState } from "react";
import { momentOf, useCoreSession } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { ConfirmDialog, useFocusReturn } from "../ui/index.ts";
import { SignatureImage, SignaturePad } from "./signature-pad.tsx";
import { isSignature } from "./signature-rules.ts";
import type { Stroke } from "./signature-rules.ts";
import css from "./signing-view.module.css";

export interface Signer {
  role: "giver" | "receiver";
  name: string;
}

export interface PenSignature extends Signer {
  strokes: Stroke[];
  signedAt: string;
}

/** What the screen comes back with. */
export interface Signed {
  signatures: PenSignature[];
  termsRead: boolean;
}

interface Props {
  /** What is signed is called. */
  title: string;
  /** What is signed, as it is read. @param signatures those given so far, at their place in it */
  paper: (signatures: ReactNode) => ReactNode;
  /** The person before the desk, who signs first and reads the terms. */
  user: Signer;
  /** Who signs after them; null where nobody does. */
  staff: Signer | null;
  onDone: (signed: Signed) => void;
  onClose: () => void;
}

/**
 * The screen is handed to the user: a sheet of paper with both parties, the items and the terms, the place
 * to sign beside it, and nothing else. Then the technician signs. Escape does nothing here; the way back is
 * a button that asks first, for it leads to the desk, which is not the user's.
 */
export function SigningView({ title, paper, user, staff, onDone, onClose }: Props) {
  const t = useText("signing");
  const { now } = useCoreSession();
  useFocusReturn();
  const [signatures, setSignatures] = useState<readonly PenSignature[]>([]);
  const [read, setRead] = useState(false);
  const [strokes, setStrokes] = useState<Stroke[]>([]);
  const [tried, setTried] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const userTurn = signatures.length === 0;
  const signer = userTurn || !staff ? user : staff;
  const drawn = isSignature(strokes);
  const problem = !tried ? null : !read ? "needRead" : !drawn ? "needSignature" : null;

  function accept() {
    setTried(true);
    if (!drawn || !read) return;
    const signature = { ...signer, strokes, signedAt: momentOf(new Date(now())) };
    setTried(false);
    setStrokes([]);
    if (userTurn && staff) setSignatures([signature]);
    else onDone({ signatures: [...signatures, signature], termsRead: read });
  }

  return (
    <Modal.Root
      opened
      fullScreen
      closeOnEscape={false}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      onClose={onClose}
    >
      {/* A name given to the root would not reach the dialog. What is signed is paper, whatever the theme. */}
      <Modal.Content aria-label={title} radius={0} data-paper>
        <Modal.Body className={css.body}>
          <div className={css.sheet}>
            <div className={css.paper} tabIndex={0} role="document">
              {paper(
                signatures.map(({ role, name, strokes: ink }) => (
                  <figure key={role} className={css.signed}>
                    <SignatureImage name={name} strokes={ink} />
                    <figcaption>{name}</figcaption>
                  </figure>
                )),
              )}
            </div>
            <div className={css.signing}>
              <h2 className={css.signer}>{t("signer", { name: signer.name })}</h2>
              {userTurn ? (
                <Checkbox
                  classNames={{ label: css.read }}
                  size="lg"
                  label={<Placed words="read" />}
                  checked={read}
                  aria-invalid={(tried && !read) || undefined}
                  onChange={(event) => setRead(event.currentTarget.checked)}
                />
              ) : (
                <p>{t("staffTurn", { name: user.name })}</p>
              )}
              <SignaturePad label={signer.name} strokes={strokes} onChange={setStrokes} />
              <p className={css.problem} role="status">
                {problem === "needRead" ? <Placed words={problem} /> : problem && t(problem)}
              </p>
              <div className={css.tools}>
                <Button
                  variant="default"
                  disabled={strokes.length === 0}
                  onClick={() => setStrokes(strokes.slice(0, -1))}
                >
                  {t("undo")}
                </Button>
                <Button variant="default" disabled={strokes.length === 0} onClick={() => setStrokes([])}>
                  {t("clear")}
                </Button>
              </div>
            </div>
          </div>
          <div className={css.foot}>
            {userTurn ? (
              <Button
                className={css.leave}
                variant="subtle"
                data-edge="left"
                onClick={() => setLeaving(true)}
              >
                {t("leave")}
              </Button>
            ) : (
              <Button
                variant="default"
                onClick={() => onDone({ signatures: [...signatures], termsRead: read })}
              >
                {t(`skip.${signer.role}`)}
              </Button>
            )}
            <Button onClick={accept}>{t(userTurn && staff ? "accept" : "finish")}</Button>
          </div>
          {leaving && (
            <ConfirmDialog
              title={t("leaving.title")}
              confirm={t("leaving.confirm")}
              onConfirm={onClose}
              onClose={() => setLeaving(false)}
            >
              {t("leaving.text")}
            </ConfirmDialog>
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** What points at the terms, which stand at the left, or above where there is one column alone. */
function Placed({ words }: { words: "read" | "needRead" }) {
  const t = useText("signing");
  return (
    <>
      <span className={css.beside}>{t(`${words}.beside`)}</span>
      <span className={css.above}>{t(`${words}.above`)}</span>
    </>
  );
}
