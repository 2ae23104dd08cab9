import { Button, Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import type { FieldErrors } from "../use-rules.ts";
import { useCommand, useCoreQuery, useSession } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { FormDialog, FreeText, Note, Stack, useSay } from "../../ui/index.ts";
import { useRules } from "../use-rules.ts";
import { eraseForm, lockedUntil, placeWords } from "./erase-form.ts";

interface Props {
  kind: string;
  id: string;
  /** What people call it. */
  name: string;
  onClose: () => void;
}

/**
 * Erases personal values of a record for good. What is typed here is kept as no draft: it speaks of what
 * somebody wants forgotten.
 */
export function EraseDialog({ kind, id, name, onClose }: Props) {
  const t = useText("records");
  const format = useFormat();
  const found = useCoreQuery("record.personal", { kind, id }).data;
  const alone = useSession()?.hub === null;
  const all = found?.places ?? [];
  // For good: what goes is said by the person, so nothing is ticked beforehand.
  const [chosen, choose] = useState<readonly string[]>([]);
  const [words, setWords] = useState({ reason: "", rule: "" });
  const [wrongs, setWrongs] = useState<FieldErrors<"reason" | "rule">>({});
  const [asked, setAsked] = useState(false);
  const { run, busy, error, clear } = useCommand();
  const say = useSay();
  const wrongIn = useRules();
  const places = all.filter((place) => chosen.includes(place));
  const until = lockedUntil(error);

  function write(said: Partial<typeof words>) {
    setWords({ ...words, ...said });
    setWrongs({});
  }

  async function carryOut(wish: boolean) {
    const form = eraseForm(entityKeyOf(kind, id), all, wish);
    const values = { ...words, places };
    const wrong = wrongIn(form, values);
    setWrongs(wrong);
    setAsked(true);
    if (busy || places.length === 0 || Object.keys(wrong).length > 0) return;
    const [type, args] = form.asks(values);
    const done = await run(type, args);
    if (!done.ok) return;
    say(`records:erase.${wish ? "wished" : alone ? "done" : "sent"}`);
    onClose();
  }

  return (
    <FormDialog
      title={t("erase.title", { name })}
      submit={t("erase.submit")}
      danger
      writes="record.erase"
      busy={busy}
      error={until === null ? error : null}
      onSubmit={() => void carryOut(false)}
      onClose={onClose}
    >
      <Note tone="warn" title={t("erase.forGood")}>
        {t("erase.everywhere")}
      </Note>
      {found && all.length === 0 && (
        <Note tone="note" title={t(found.plain ? "erase.plain" : "erase.nothing")} />
      )}
      {found?.plain && all.length > 0 && <Note tone="note" title={t("erase.plainToo")} />}
      {all.length > 0 && (
        <Checkbox.Group
          label={t("erase.what")}
          value={places}
          error={asked && places.length === 0 ? t("erase.chooseSome") : undefined}
          onChange={(ticked) => {
            clear();
            choose(ticked);
          }}
        >
          <Stack>
            {all.map((place) => (
              <Checkbox key={place} value={place} label={placeWords(t, kind, place)} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <FreeText
        data-unkept=""
        label={t("erase.reason")}
        description={t("erase.reasonHint")}
        value={words.reason}
        error={wrongs.reason}
        onChange={(event) => write({ reason: event.currentTarget.value })}
        maxLength={500}
        required
        minRows={2}
        data-autofocus
      />
      <TextInput
        data-unkept=""
        label={t("erase.rule")}
        description={t("erase.ruleHint")}
        value={words.rule}
        error={wrongs.rule}
        onChange={(event) => write({ rule: event.currentTarget.value })}
        maxLength={200}
        required
      />
      {wrongs.form && <Note tone="bad" alert title={wrongs.form} />}
      {until !== null && (
        <Note
          tone="warn"
          alert
          title={
            until === "never"
              ? t("erase.lockedForEver")
              : t("erase.locked", { day: format.date(Date.parse(`${until}T00:00`)) })
          }
          actions={
            until === "never" ? undefined : (
              <Button variant="default" size="compact-sm" loading={busy} onClick={() => void carryOut(true)}>
                {t("erase.wish")}
              </Button>
            )
          }
        >
          {t("erase.lockedHint")}
        </Note>
      )}
    </FormDialog>
  );
}
