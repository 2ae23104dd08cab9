import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { TaskProps } from "../../contributions/index.ts";
import { localDate, momentOf, useCore, useCoreSession, useSession } from "../../core/index.ts";
import { useDeskNow } from "../../desk/index.ts";
import { chooseFiles } from "../../files/choose-files.ts";
import { useText } from "../../i18n/index.ts";
import { PinDialog } from "../../signing/pin-dialog.tsx";
import { SetPinDialog } from "../../signing/set-pin-dialog.tsx";
import { usePin } from "../../signing/use-pin.ts";
import { Choice, DiscardButton, DraftNote, FreeText, Row, TaskForm, useDraftedForm } from "../../ui/index.ts";
import type { HandOverValues, Purpose } from "../forms/custody-acts.ts";
import frame from "../forms/custody-frame.module.css";
import { withIssued } from "./already-issued.ts";
import { readList, textOfFile } from "./read-list.ts";
import { RowCounts, RowPeople } from "./row-people.tsx";
import { RowRun } from "./row-run.tsx";
import css from "./row.module.css";
import type { RowValues } from "./row-values.ts";
import { ROW_PURPOSES, comeAsTheyCome, draftKeyOf, listedAnew, nextOf, someone } from "./row-values.ts";

const EMPTY: RowValues = { purpose: null, place: "", dueBack: "", list: "", people: [], began: null };

/** Issue in a row 排队发放 (domain.md 2.3): what all have in common once, who is in it, and the technician's PIN. */
export default function IssueInRow({ onClose }: TaskProps) {
  const t = useText("custody");
  const core = useCore();
  const desk = useDeskNow();
  const { now } = useCoreSession();
  const me = useSession()?.member.name;
  const [asking, setAsking] = useState(false);
  const [reading, setReading] = useState(false);
  /** While it runs: when the PIN was given. */
  const [byDevice, setByDevice] = useState<string | null>(null);
  const today = localDate(new Date(now()));
  const form = useDraftedForm<RowValues>({
    key: "custody.row",
    form: "custody.row",
    initial: EMPTY,
    validate: ({ purpose, dueBack }) => ({
      ...(purpose === null ? { purpose: t("row.needPurpose") } : {}),
      ...(purpose === "loan" && dueBack < today ? { dueBack: t("row.needDueBack") } : {}),
    }),
  });
  const { values, errors, set, patch } = form;
  const { people, list } = values;
  /** What of the list was looked up already. */
  const [listed, setListed] = useState(list);
  const issued = people.filter(({ stands }) => stands === "issued");
  const unread = people.length === issued.length && !comeAsTheyCome(values);

  async function read(text: string): Promise<void> {
    if (text === listed) return;
    setListed(text);
    setReading(true);
    const found = await readList(core, text, String(now()));
    patch(({ people: before }) => ({ people: listedAnew(before, found) }));
    setReading(false);
  }

  async function open(files: readonly File[]) {
    const [file] = files;
    if (!file) return;
    const text = textOfFile(await file.arrayBuffer());
    set("list", text);
    await read(text);
  }

  async function submit() {
    if (!form.check() || reading) return;
    await read(list);
    setAsking(true);
  }

  async function begin() {
    setAsking(false);
    const began = values.began ?? now();
    const drafted = (key: string) => desk.draft.get(key)?.data as Partial<HandOverValues> | undefined;
    const known = await withIssued(core, people, began, drafted);
    const first = nextOf(known)
      ? known
      : [...known, ...(comeAsTheyCome(values) ? [someone(String(began))] : [])];
    patch({ people: first, began });
    setByDevice(momentOf(new Date(now())));
  }

  /** Nothing that was issued is touched: what is forgotten is the list. */
  function end() {
    for (const person of people) void core.execute("draft.discard", { key: draftKeyOf(person) });
    form.discard();
  }

  function left() {
    setByDevice(null);
    const open = people.filter(({ stands, party }) => stands !== "issued" && party.name !== "");
    if (open.length > 0 || issued.length === 0) return;
    end();
    onClose();
  }

  if (me === undefined) return null;
  return (
    <>
      <TaskForm
        title={t("row.title")}
        onBack={onClose}
        writes="custody.handOver"
        onSubmit={() => void submit()}
        foot={
          <>
            {people.length > 0 && (
              <span className={css.skip}>
                <DiscardButton onDiscard={end}>{t("row.end")}</DiscardButton>
              </span>
            )}
            <Button type="submit" disabled={reading || unread} loading={reading}>
              {t(values.began === null ? "row.begin" : "row.goOn")}
            </Button>
          </>
        }
      >
        <div className={css.note}>
          <DraftNote restored={form.restored} onDiscard={end} />
        </div>
        <div className={frame.columns}>
          <div className={frame.fields}>
            <p>{t("row.about")}</p>
            <Choice
              label={t("handOver.purpose")}
              placeholder={t("domain:choose")}
              data={ROW_PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))}
              value={values.purpose}
              error={errors.purpose}
              required
              autoFocus
              onChange={(purpose) => set("purpose", purpose as Purpose | null)}
            />
            {values.purpose === "loan" && (
              <TextInput
                type="date"
                label={t("handOver.dueBack")}
                value={values.dueBack}
                error={errors.dueBack}
                required
                min={today}
                onChange={(event) => set("dueBack", event.currentTarget.value)}
              />
            )}
            <TextInput
              label={t("handOver.place")}
              value={values.place}
              maxLength={60}
              onChange={(event) => set("place", event.currentTarget.value)}
            />
            <FreeText
              label={t("row.list")}
              description={t("row.listHint")}
              minRows={8}
              value={list}
              maxLength={200_000}
              onChange={(event) => set("list", event.currentTarget.value)}
              onBlur={() => void read(list)}
            />
            <Row>
              <Button
                variant="default"
                onClick={() => chooseFiles((files) => void open(files), ".csv,.tsv,.txt")}
              >
                {t("row.openList")}
              </Button>
              <Button variant="default" disabled={list.trim() === ""} onClick={() => void read(list)}>
                {t("row.readList")}
              </Button>
            </Row>
          </div>
          <div className={css.standing}>
            {people.length === 0 ? (
              <p>{t("row.noList")}</p>
            ) : (
              <>
                <RowCounts people={people} />
                <RowPeople
                  people={people}
                  onRemove={({ id }) =>
                    set(
                      "people",
                      people.filter((each) => each.id !== id),
                    )
                  }
                />
              </>
            )}
          </div>
        </div>
      </TaskForm>
      {asking && <AskPin me={me} onRight={() => void begin()} onClose={() => setAsking(false)} />}
      {byDevice !== null && (
        <RowRun
          values={values}
          me={me}
          byDevice={byDevice}
          onPeople={(change) => patch(({ people: all }) => ({ people: change(all) }))}
          onLeave={left}
        />
      )}
    </>
  );
}

interface AskPinProps {
  me: string;
  onRight: () => void;
  onClose: () => void;
}

/** The technician's PIN; who has none makes one, which says as much. */
function AskPin({ me, onRight, onClose }: AskPinProps) {
  const t = useText("custody");
  const pin = usePin();
  if (pin.state?.set === false) return <SetPinDialog onSet={onRight} onClose={onClose} />;
  return (
    <PinDialog
      pin={pin}
      title={t("row.pinTitle")}
      submit={t("row.pinConfirm")}
      text={t("row.pinText", { name: me })}
      onRight={onRight}
      onClose={onClose}
    />
  );
}
