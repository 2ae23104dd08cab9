import { Button } from "@mantine/core";
import { memo } from "react";
import type { ConflictProps } from "../contributions/index.ts";
import { useCoreQuery, useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { Said, isHidden } from "../records/index.ts";
import css from "../settling/settling.module.css";
import { SideWords } from "../settling/side-words.tsx";
import { WhoDecides } from "../settling/who-decides.tsx";
import { DraftNote, ErrorNote, FreeText, useDraftedForm, useFormSubmit } from "../ui/index.ts";
import { differences } from "./text-difference.ts";
import { useSettle } from "./use-settle.ts";

/** Versions of a text go by letters. */
const letterOf = (index: number) => String.fromCharCode("A".charCodeAt(0) + index);
const textOf = (value: unknown) => (typeof value === "string" ? value : "");

/** Two texts that were written at the same time, with what differs marked, and the text that shall stand. */
export function TextPart({ rows: [row] }: ConflictProps) {
  const t = useText("conflicts");
  const mayResolve = useMay("conflict.resolve");
  const { settle, busy, error } = useSettle(row);
  const { kind, entity: id, field } = row;
  const asked = useCoreQuery("conflict.before", { kind, id, field });
  const before = textOf(asked.data?.value);
  const texts = row.sides.map((side) => textOf(side.value));
  /** What may stand: a text that is not at hand cannot. */
  const atHand = texts.filter((text) => !isHidden(text));
  const form = useDraftedForm<{ text: string | null }>({
    key: `conflict:${row.id}`,
    form: "conflict.resolve",
    initial: { text: null },
  });
  /** Null: nobody has said yet which text shall stand. */
  const result = form.values.text;

  const { form: sending } = useFormSubmit({ writes: "conflict.resolve", onSubmit: () => void save() });
  async function save() {
    if (!busy && result !== null && (await settle(result))) form.done();
  }

  // It stands above the versions: come later, it would push them from under the eyes and the pointer.
  if (!asked.data && !asked.error) return null;
  return (
    <>
      {before !== "" && (
        <section className={css.before} aria-label={t("text.before")}>
          <h3 className={css.beforeTitle}>{t("text.before")}</h3>
          <p className={css.text}>
            <Said text={before} />
          </p>
        </section>
      )}
      <div className={css.stories} role="group" aria-label={t("text.sides")}>
        {row.sides.map((side, index) => (
          <section
            key={side.op}
            className={css.story}
            aria-label={t("text.side", { letter: letterOf(index) })}
          >
            <div className={css.storyHead}>
              <h3 className={css.storyTitle}>{t("text.side", { letter: letterOf(index) })}</h3>
              <SideWords side={side} />
            </div>
            <p className={css.text}>
              {/* Each is held against the first; the first against the second. */}
              {isHidden(texts[index]) ? (
                <Said text={texts[index] ?? ""} />
              ) : (
                <Marked text={texts[index] ?? ""} other={texts[index === 0 ? 1 : 0] ?? ""} />
              )}
            </p>
            {mayResolve && !isHidden(texts[index]) && (
              <Button variant="default" onClick={() => form.set("text", texts[index] ?? "")}>
                {t("text.take")}
              </Button>
            )}
          </section>
        ))}
      </div>
      {mayResolve ? (
        <form {...sending} className={css.settle} aria-label={t("text.result")}>
          <DraftNote restored={form.restored} onDiscard={form.discard} />
          {error && <ErrorNote error={error} />}
          <FreeText
            label={t("text.result")}
            description={t("text.resultHint")}
            value={result ?? ""}
            placeholder={t("text.choose")}
            maxLength={8000}
            minRows={4}
            maxRows={16}
            onChange={(event) => form.set("text", event.currentTarget.value)}
          />
          <div className={css.foot}>
            {atHand.length > 1 && (
              <Button variant="default" onClick={() => form.set("text", atHand.join("\n\n"))}>
                {t("text.join")}
              </Button>
            )}
            <Button type="submit" loading={busy} disabled={result === null}>
              {t("text.settle")}
            </Button>
          </div>
        </form>
      ) : (
        <WhoDecides permission="conflict.resolve" />
      )}
    </>
  );
}

/** Compared once per pair of texts: long ones take longer than a key press may. */
const Marked = memo(function Marked({ text, other }: { text: string; other: string }) {
  const [stretches] = differences(text, other);
  return stretches.map((stretch, index) =>
    stretch.differs ? <mark key={index}>{stretch.text}</mark> : stretch.text,
  );
});
