import { Button, Checkbox, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useState } from "react";
import type { ROLES } from "../../shared/domain/custody/custody-forms.ts";
import { momentOf, useCoreSession } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { OnTop, useFocusReturn, useTopEscape } from "../ui/index.ts";
import { LeavingDialog } from "./leaving-dialog.tsx";
import { SignatureImage, SignaturePad } from "./signature-pad.tsx";
import { isSignature } from "./signature-rules.ts";
import type { Stroke } from "./signature-rules.ts";
import css from "./signing-view.module.css";
import { usePin } from "./use-pin.ts";

/** As whom somebody signs; what is no slip has roles of its own. */
type SlipRole = (typeof ROLES)[number];

export interface Signer<R extends string = SlipRole> {
  role: R;
  name: string;
  person: string | null;
  employeeNo: string;
  /** Signs for the one the role names. */
  onBehalf?: { reason: string; authorisation: string | null } | null;
}

export interface PenSignature<R extends string = SlipRole> extends Signer<R> {
  strokes: Stroke[];
  signedAt: string;
}

/** What the screen comes back with. */
export interface Signed<R extends string = SlipRole> {
  signatures: PenSignature<R>[];
  /** When the one before the desk said to have read and to agree. */
  readAt: string | null;
}

interface Props<R extends string> {
  /** What is signed is called. */
  title: string;
  /** What is signed, in one text: signatures are of this one, and fall with it. */
  document: string;
  /**
   * What is signed, as it is read. @param signatures those given so far, at their place in it;
   * @param deciding the one before the desk has not signed yet and may decline lines
   */
  paper: (signatures: ReactNode, deciding: boolean) => ReactNode;
  /** That a signature here binds, and what is kept of it, why and how long; read above the pad. */
  told: readonly string[];
  /** What is not said yet, so that nobody can sign; null when all is. */
  incomplete: string | null;
  /** What the one before the desk ticks: that they agree to the terms of it, or that what it says is right. */
  reads?: "terms" | "facts";
  /** The person before the desk, who signs first and reads the terms. */
  user: Signer<R>;
  /** Who else signs before the technician does. */
  others: readonly Signer<R>[];
  /** Who signs after them; null where nobody does. */
  staff: Signer<R> | null;
  /** The screen stays with those who sign, as in a row: the last signature needs no PIN behind it. */
  handsOn?: boolean;
  onDone: (signed: Signed<R>) => void;
  onClose: () => void;
  /** Leaves, to make a PIN first. */
  onSetPin: () => void;
}

/**
 * The screen is handed to the user: a sheet of paper with both parties, the items and the terms, the place
 * to sign beside it, and nothing else. Then whoever else signs, the technician last. Escape does nothing here;
 * the way back leads to the desk, which is not the user's.
 */
export function SigningView<R extends string = SlipRole>(props: Props<R>) {
  const {
    reads = "terms",
    title,
    document,
    paper,
    told,
    incomplete,
    user,
    others,
    staff,
    onDone,
    onClose,
    onSetPin,
  } = props;
  const t = useText("signing");
  const { now } = useCoreSession();
  useFocusReturn();
  // Whoever signs does not get to what lies below it, by no key.
  useTopEscape(null);
  const [turn, setTurn] = useState(0);
  const [signatures, setSignatures] = useState<readonly PenSignature<R>[]>([]);
  const [readAt, setReadAt] = useState<string | null>(null);
  const [strokes, setStrokes] = useState<Stroke[]>([]);
  const [tried, setTried] = useState(false);
  const pin = usePin();
  /** What leads back to the desk, once the technician is known to be there. */
  const [leaving, setLeaving] = useState<{ why: "leave" | "finish"; leave: () => void } | null>(null);
  const [drawnOn, setDrawnOn] = useState(document);
  if (drawnOn !== document) {
    // What is signed has changed: whatever was drawn, and what was read, was another document.
    setDrawnOn(document);
    setTurn(0);
    setSignatures([]);
    setReadAt(null);
    setStrokes([]);
  }
  const signers = [user, ...others, ...(staff ? [staff] : [])];
  const signer = signers[turn] ?? user;
  const userTurn = turn === 0;
  const last = turn === signers.length - 1;
  const drawn = isSignature(strokes);
  const problem = !tried
    ? null
    : incomplete !== null
      ? incomplete
      : readAt === null
        ? "needRead"
        : !drawn
          ? "needSignature"
          : null;

  function goOn(given: readonly PenSignature<R>[]) {
    setTried(false);
    if (last) {
      const done = () => onDone({ signatures: [...given], readAt });
      // Whoever holds the screen may be the user still.
      if (props.handsOn || pin.state?.set === false) done();
      else setLeaving({ why: "finish", leave: done });
      return;
    }
    setStrokes([]);
    setSignatures(given);
    setTurn(turn + 1);
  }

  function accept() {
    setTried(true);
    if (!drawn || readAt === null || incomplete !== null) return;
    goOn([...signatures, { ...signer, strokes, signedAt: momentOf(new Date(now())) }]);
  }

  return (
    <OnTop>
      <Modal.Root
        opened
        fullScreen
        withinPortal={false}
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
                  userTurn,
                )}
              </div>
              <div className={css.signing}>
                <h2 className={css.signer}>
                  {t("signer", { name: signer.name })}
                  {signer.onBehalf && <small className={css.behalf}>{t("onBehalf")}</small>}
                  {signer.role !== user.role && (
                    <small className={css.behalf}>{t(`role.${signer.role}`)}</small>
                  )}
                </h2>
                {userTurn ? (
                  <>
                    {told.map((text) => (
                      <p key={text} className={css.told}>
                        {text}
                      </p>
                    ))}
                    <Checkbox
                      classNames={{ label: css.read }}
                      size="lg"
                      label={
                        <>
                          <Placed words="read" of={reads} />
                          {user.role === "receiver" && t("receiving")}
                        </>
                      }
                      checked={readAt !== null}
                      aria-invalid={(tried && readAt === null) || undefined}
                      onChange={(event) =>
                        setReadAt(event.currentTarget.checked ? momentOf(new Date(now())) : null)
                      }
                    />
                  </>
                ) : (
                  <p>{last ? t("staffTurn", { name: user.name }) : t("nextTurn", { name: signer.name })}</p>
                )}
                <SignaturePad label={signer.name} strokes={strokes} onChange={setStrokes} />
                <p className={css.problem} role="status">
                  {problem === "needRead" ? (
                    <Placed words={problem} of={reads} />
                  ) : problem === "needSignature" ? (
                    t(problem)
                  ) : (
                    problem
                  )}
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
                  onClick={() => setLeaving({ why: "leave", leave: onClose })}
                >
                  {t("leave")}
                </Button>
              ) : (
                <Button variant="default" onClick={() => goOn(signatures)}>
                  {t(`skip.${signer.role}`)}
                </Button>
              )}
              <Button onClick={accept}>{t(last ? "finish" : "accept")}</Button>
            </div>
            {leaving && (
              <LeavingDialog
                pin={pin}
                why={leaving.why}
                onLeave={leaving.leave}
                onSetPin={onSetPin}
                onClose={() => setLeaving(null)}
              />
            )}
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </OnTop>
  );
}

/** What points at what is read, which stands at the left, or above where there is one column alone. */
function Placed({ words, of }: { words: "read" | "needRead"; of: "terms" | "facts" }) {
  const t = useText("signing");
  return (
    <>
      <span className={css.beside}>{t(`${words}.${of}.beside`)}</span>
      <span className={css.above}>{t(`${words}.${of}.above`)}</span>
    </>
  );
}
