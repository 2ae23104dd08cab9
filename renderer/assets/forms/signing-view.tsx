import { Button, Checkbox, Modal } from "@mantine/core";
import { useState } from "react";
import { momentOf, useCoreSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { useFocusReturn } from "../../ui/index.ts";
import type { PenSignature, Signing } from "./custody-acts.ts";
import type { Line } from "./custody-lines.ts";
import { nameOf } from "./line-list.tsx";
import { SignaturePad } from "../../signing/signature-pad.tsx";
import { isSignature } from "../../signing/signature-rules.ts";
import type { Stroke } from "../../signing/signature-rules.ts";
import css from "./signing-view.module.css";

export interface Signer {
  role: PenSignature["role"];
  name: string;
}

interface Props {
  title: string;
  /** Purpose, place and the like, in words; empty ones are left out. */
  facts: readonly string[];
  lines: readonly Line[];
  terms: string;
  /** The person before the desk, who signs first and reads the terms. */
  user: Signer;
  staff: Signer;
  onDone: (signed: Omit<Signing, "document">) => void;
  onClose: () => void;
}

/**
 * The screen is handed to the user: large and plain, their items and terms and nothing else. Then
 * the technician signs. Escape does nothing here; the way back is a button that says so.
 */
export function SigningView({ title, facts, lines, terms, user, staff, onDone, onClose }: Props) {
  const t = useText("assets");
  const { now } = useCoreSession();
  useFocusReturn();
  const [signatures, setSignatures] = useState<readonly PenSignature[]>([]);
  const [read, setRead] = useState(false);
  const [strokes, setStrokes] = useState<Stroke[]>([]);
  const [tried, setTried] = useState(false);
  const userTurn = signatures.length === 0;
  const signer = userTurn ? user : staff;
  const drawn = isSignature(strokes);

  function accept() {
    setTried(true);
    if (!drawn || !read) return;
    const signature = { ...signer, strokes, signedAt: momentOf(new Date(now())) };
    setTried(false);
    setStrokes([]);
    if (userTurn) setSignatures([signature]);
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
      {/* A name given to the root would not reach the dialog. */}
      <Modal.Content aria-label={title} radius={0} className={css.screen}>
        <Modal.Body className={css.body}>
          <div className={css.paper} data-alone={!userTurn || undefined}>
            <div className={css.document}>
              <h1 className={css.title}>{title}</h1>
              {userTurn ? (
                <>
                  <p className={css.person}>{user.name}</p>
                  <p className={css.facts}>{facts.filter((fact) => fact !== "").join(" · ")}</p>
                  <Items lines={lines} />
                  <p className={css.terms}>{terms}</p>
                </>
              ) : (
                <p className={css.facts}>{t("signing.staffTurn", { name: user.name })}</p>
              )}
            </div>
            <div className={css.signing}>
              {userTurn && (
                <Checkbox
                  classNames={{ label: css.read, error: css.readError }}
                  size="lg"
                  label={t("signing.read")}
                  checked={read}
                  error={tried && !read ? t("signing.needRead") : undefined}
                  onChange={(event) => setRead(event.currentTarget.checked)}
                />
              )}
              <h2 className={css.signer}>{t("signing.signer", { name: signer.name })}</h2>
              <SignaturePad label={signer.name} strokes={strokes} onChange={setStrokes} />
              <div className={css.tools}>
                <Button
                  variant="default"
                  disabled={strokes.length === 0}
                  onClick={() => setStrokes(strokes.slice(0, -1))}
                >
                  {t("signing.undo")}
                </Button>
                <Button variant="default" disabled={strokes.length === 0} onClick={() => setStrokes([])}>
                  {t("signing.clear")}
                </Button>
                <span className={css.problem} role="status">
                  {tried && !drawn && t("signing.needSignature")}
                </span>
              </div>
            </div>
          </div>
          <div className={css.foot}>
            {userTurn && (
              <Button className={css.leave} variant="subtle" onClick={onClose}>
                {t("signing.leave")}
              </Button>
            )}
            {!userTurn && (
              <Button
                variant="default"
                onClick={() => onDone({ signatures: [...signatures], termsRead: read })}
              >
                {t(`signing.skip.${staff.role}`)}
              </Button>
            )}
            <Button onClick={accept}>{t(userTurn ? "signing.accept" : "signing.finish")}</Button>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Items({ lines }: { lines: readonly Line[] }) {
  const t = useText("assets");
  return (
    <ol className={css.items}>
      {lines.map((line) => (
        <li key={line.asset.id} className={css.item}>
          <strong>{nameOf(line)}</strong>
          <span className={css.codes}>
            {[line.asset.model, line.asset.tag, line.asset.serial]
              .filter((part) => part !== "" && part !== nameOf(line))
              .join(" · ")}
          </span>
          <span>
            {t(`custody:condition.${line.condition}`)}
            {line.accessories.trim() !== "" && ` · ${line.accessories}`}
          </span>
          {line.note.trim() !== "" && <span>{line.note}</span>}
        </li>
      ))}
    </ol>
  );
}
