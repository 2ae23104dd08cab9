import { Button, Modal, Radio } from "@mantine/core";
import { useState } from "react";
import { useCommand } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { LeavingDialog } from "../../signing/leaving-dialog.tsx";
import { SetPinDialog } from "../../signing/set-pin-dialog.tsx";
import { usePin } from "../../signing/use-pin.ts";
import { ErrorNote, FreeText, OnTop, useFocusReturn, useTopEscape } from "../../ui/index.ts";
import { useTicket } from "../detail/ticket-context.ts";
import css from "./rating-pad.module.css";

const STARS = [5, 4, 3, 2, 1] as const;
/** Up to here it is asked what was not well. */
const POOR = 2;

/**
 * The screen is handed to the user, who says how satisfied they are. What they say is shown to nobody at this
 * laptop: it thanks, and the way back to the desk is behind the PIN. Nothing of it is kept as a draft.
 */
export function RatingPad({ onClose }: { onClose: () => void }) {
  const t = useText("queue");
  const { row } = useTicket().detail;
  const { run, busy, error } = useCommand();
  const pin = usePin();
  useFocusReturn();
  // Whoever rates does not get to what lies below it, by no key.
  useTopEscape(null);
  const [stars, setStars] = useState<string | null>(null);
  const [comment, setComment] = useState("");
  const [tried, setTried] = useState(false);
  const [step, setStep] = useState<"asking" | "thanked" | "leaving" | "pin">("asking");

  async function send() {
    setTried(true);
    if (stars === null || busy) return;
    const done = await run("rating.give", { ticket: row.id, stars: Number(stars), comment: comment.trim() });
    if (!done.ok) return;
    setStars(null);
    setComment("");
    setStep("thanked");
  }

  function leave() {
    if (step === "thanked" && pin.state?.set === false) onClose();
    else setStep("leaving");
  }

  if (step === "pin") return <SetPinDialog onClose={onClose} />;
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
        <Modal.Content aria-label={t("rate.title")} radius={0}>
          <Modal.Body className={css.body}>
            <div className={css.sheet}>
              {step === "asking" ? (
                <>
                  <h1 className={css.title}>{t("rate.title")}</h1>
                  <p className={css.about}>{`${row.number} ${row.title}`}</p>
                  <Radio.Group
                    label={t("rate.ask")}
                    value={stars}
                    error={tried && stars === null ? t("rate.need") : undefined}
                    required
                    onChange={setStars}
                  >
                    <div className={css.stars}>
                      {STARS.map((each) => (
                        <Radio.Card key={each} value={String(each)} className={css.star}>
                          <Radio.Indicator />
                          <span>{t(`rate.star.${each}`)}</span>
                        </Radio.Card>
                      ))}
                    </div>
                  </Radio.Group>
                  <FreeText
                    label={t(stars !== null && Number(stars) <= POOR ? "rate.why" : "rate.comment")}
                    value={comment}
                    maxLength={1000}
                    minRows={3}
                    data-unkept=""
                    onChange={(event) => setComment(event.currentTarget.value)}
                  />
                  <p className={css.told}>{t("rate.told")}</p>
                  {error ? <ErrorNote error={error} /> : null}
                </>
              ) : (
                <>
                  <h1 className={css.title}>{t("rate.thanks")}</h1>
                  <p className={css.about}>{t("rate.handBack")}</p>
                </>
              )}
            </div>
            <div className={css.foot}>
              <Button variant={step === "asking" ? "subtle" : "default"} onClick={leave}>
                {t(step === "asking" ? "rate.skip" : "rate.back")}
              </Button>
              {step === "asking" && <Button onClick={() => void send()}>{t("rate.send")}</Button>}
            </div>
            {step === "leaving" && (
              <LeavingDialog
                pin={pin}
                why="leave"
                onLeave={onClose}
                onSetPin={() => setStep("pin")}
                onClose={() => setStep("asking")}
              />
            )}
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </OnTop>
  );
}
