import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconClockPlay, IconCloudUpload } from "@tabler/icons-react";
import { useState } from "react";
import type { ConflictRow } from "../../shared/domain/conflict/conflict-view.ts";
import type { CustodyEntry } from "../../shared/ipc/queries.ts";
import type { ConflictProps } from "../contributions/index.ts";
import { useCommand, useCoreQuery, useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { HiddenIn, useRules } from "../records/index.ts";
import type { AskingForm } from "../records/index.ts";
import css from "../settling/settling.module.css";
import { WhoDecides } from "../settling/who-decides.tsx";
import { Badge, DraftNote, ErrorNote, FreeText, useDraftedForm, useFormSubmit } from "../ui/index.ts";
import { ActIcon, CustodyEventWords } from "./custody-event.tsx";
import { SignedBy } from "./slip/signed-by.tsx";
import { storiesOf } from "./stories.ts";
import type { Story } from "./stories.ts";

/** More than one story of who has an asset: all of them in full, and a decision by whoever may take it. */
export default function ChainPart({ rows: [row] }: ConflictProps) {
  const t = useText("custody");
  const { data, error } = useCoreQuery("asset.get", { id: row.entity });
  const mayDecide = useMay("custody.resolve");
  const [adopted, adopt] = useState<string | null>(null);
  if (!data) return error ? <ErrorNote error={error} /> : null;
  const { before, stories } = storiesOf(data.custody);
  // The story may have grown since it was chosen; then its tip is another one and is chosen anew.
  const chosen = stories.find((story) => story.tip === adopted);
  return (
    <HiddenIn detail={data}>
      <div className={css.before}>
        <p className={css.beforeTitle}>{t(before ? "chain.before" : "chain.fromStock")}</p>
        {before && <CustodyEventWords event={before} />}
      </div>
      <div className={css.stories} role="group" aria-label={t("chain.stories")}>
        {stories.map((story, index) => (
          <StoryCard
            key={story.events[0]?.id}
            story={story}
            number={index + 1}
            chosen={story.tip === adopted}
            onAdopt={mayDecide ? () => adopt(story.tip) : null}
          />
        ))}
      </div>
      {mayDecide ? (
        <Decision
          key={row.id}
          row={row}
          chosen={chosen ?? null}
          tips={stories.map((story) => story.tip)}
          onDone={() => adopt(null)}
        />
      ) : (
        <WhoDecides permission="custody.resolve" />
      )}
    </HiddenIn>
  );
}

interface CardProps {
  story: Story;
  number: number;
  chosen: boolean;
  onAdopt: (() => void) | null;
}

function StoryCard({ story, number, chosen, onAdopt }: CardProps) {
  const t = useText("custody");
  const holder = story.holder ?? t("asset:status.inStock");
  return (
    <section
      className={css.story}
      data-chosen={chosen || undefined}
      aria-label={t("chain.story", { number })}
    >
      <div className={css.storyHead}>
        <h3 className={css.storyTitle}>{t("chain.storyOf", { number, holder })}</h3>
        {story.recordedFirst && (
          <Badge tone="warn" icon={<IconClockPlay size="1em" />} title={t("chain.firstHint")}>
            {t("chain.first")}
          </Badge>
        )}
        {story.waiting && (
          <Badge tone="note" icon={<IconCloudUpload size="1em" />}>
            {t("settling:unsent")}
          </Badge>
        )}
        {story.doubtful && (
          <Badge tone="bad" icon={<IconAlertTriangle size="1em" />}>
            {t("chain.doubtful")}
          </Badge>
        )}
      </div>
      <ol className={css.events}>
        {story.events.map((event) => (
          <li key={event.id} className={css.event}>
            <ActIcon act={event.act} />
            <div>
              <CustodyEventWords event={event} />
              {event.signed && <Signatures event={event} />}
            </div>
          </li>
        ))}
      </ol>
      {onAdopt && (
        <Button
          variant="default"
          leftSection={chosen ? <IconCheck size="1rem" aria-hidden /> : null}
          aria-pressed={chosen}
          onClick={onAdopt}
        >
          {t(chosen ? "chain.adopted" : "chain.adopt")}
        </Button>
      )}
    </section>
  );
}

/** The signatures of an event as they were drawn, read from the operation itself. */
function Signatures({ event }: { event: CustodyEntry }) {
  const signatures = useCoreQuery("operation.signatures", { id: event.operation }).data ?? [];
  return <SignedBy signatures={signatures} />;
}

interface DecisionProps {
  row: ConflictRow;
  chosen: Story | null;
  /** Of all stories on screen: one that comes later stays open beside the decision. */
  tips: readonly string[];
  onDone: () => void;
}

function Decision({ row, chosen, tips, onDone }: DecisionProps) {
  const t = useText("custody");
  const { run, busy, error } = useCommand();
  const [unchosen, setUnchosen] = useState(false);
  const wrongIn = useRules();
  // Without a story that is chosen the grounds are looked at alone.
  const adopt = chosen?.tip ?? tips[0] ?? "";
  const asking: AskingForm<{ note: string }> = {
    asks: ({ note }) => ["custody.resolve", { asset: row.entity, adopt, tips: [...tips], note: note.trim() }],
    places: { note: "note" },
  };
  const form = useDraftedForm<{ note: string }>({
    key: `custody.resolve:${row.entity}`,
    form: "custody.resolve",
    initial: { note: "" },
    validate: (values) => wrongIn(asking, values),
  });

  const { form: sending } = useFormSubmit({ writes: "custody.resolve", onSubmit: () => void decide() });
  async function decide() {
    const written = form.check();
    setUnchosen(chosen === null);
    if (!written || !chosen || busy) return;
    const [type, args] = asking.asks(form.values);
    const done = await run(type, args);
    if (!done.ok) return;
    form.done();
    onDone();
  }

  return (
    <form {...sending} className={css.settle} aria-label={t("chain.decision")}>
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      {error && <ErrorNote error={error} />}
      <FreeText
        label={t("chain.note")}
        description={t("chain.noteHint")}
        value={form.values.note}
        error={form.errors.note ?? (unchosen && !chosen ? t("chain.needChoice") : undefined)}
        required
        maxLength={1000}
        minRows={2}
        maxRows={8}
        onChange={(event) => form.set("note", event.currentTarget.value)}
      />
      <div className={css.foot}>
        <Button type="submit" loading={busy}>
          {chosen
            ? t("chain.decideFor", { holder: chosen.holder ?? t("asset:status.inStock") })
            : t("chain.decide")}
        </Button>
      </div>
    </form>
  );
}
