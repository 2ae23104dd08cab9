import { Button, Textarea } from "@mantine/core";
import { memo } from "react";
import type { ConflictRow } from "../../shared/domain/conflict/conflict-view.ts";
import { useCommand, useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { DraftNote, ErrorNote, toast, useDraftedForm } from "../ui/index.ts";
import css from "./conflict-detail.module.css";
import { SideWords } from "./side-words.tsx";
import { differences } from "./text-difference.ts";
import { WhoDecides } from "./who-decides.tsx";

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

/** Two texts that were written at the same time, with what differs marked, and the text that shall stand. */
export function TextPart({ row }: { row: ConflictRow }) {
  const t = useText("conflicts");
  const mayResolve = useMay("conflict.resolve");
  const { run, busy, error } = useCommand();
  const texts = row.sides.map((side) => textOf(side.value));
  const form = useDraftedForm<{ text: string | null }>({
    key: `conflict:${row.id}`,
    form: "conflict.resolve",
    initial: { text: null },
  });
  const result = form.values.text ?? texts[0] ?? "";

  async function settle() {
    if (busy) return;
    const done = await run("conflict.resolve", {
      kind: row.kind,
      entity: row.entity,
      field: row.field,
      sides: row.sides.map((side) => side.op),
      value: result,
    });
    if (!done.ok) return;
    form.done();
    toast(t("settled"));
  }

  return (
    <>
      <div className={css.stories} role="group" aria-label={t("text.sides")}>
        {row.sides.map((side, index) => (
          <section key={side.op} className={css.story} aria-label={t("text.side", { number: index + 1 })}>
            <div className={css.storyHead}>
              <h3 className={css.storyTitle}>{t("text.side", { number: index + 1 })}</h3>
              <SideWords side={side} />
            </div>
            <p className={css.text}>
              {/* Each is held against the first; the first against the second. */}
              <Marked text={texts[index] ?? ""} other={texts[index === 0 ? 1 : 0] ?? ""} />
            </p>
            {mayResolve && (
              <Button variant="default" onClick={() => form.set("text", texts[index] ?? "")}>
                {t("text.take")}
              </Button>
            )}
          </section>
        ))}
      </div>
      {mayResolve ? (
        <form
          className={css.settle}
          aria-label={t("text.result")}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void settle();
          }}
        >
          <DraftNote restored={form.restored} onDiscard={form.discard} />
          {error && <ErrorNote error={error} />}
          <Textarea
            label={t("text.result")}
            description={t("text.resultHint")}
            value={result}
            maxLength={8000}
            autosize
            minRows={4}
            maxRows={16}
            onChange={(event) => form.set("text", event.currentTarget.value)}
          />
          <div className={css.foot}>
            {texts.length > 1 && (
              <Button variant="default" onClick={() => form.set("text", texts.join("\n\n"))}>
                {t("text.join")}
              </Button>
            )}
            <Button type="submit" loading={busy}>
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
