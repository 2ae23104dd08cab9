import { Button, NumberInput } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useEffect, useEffectEvent, useState } from "react";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import { MOST_COPIES } from "../../../shared/ipc/printing.ts";
import type { PrintAsked, Printer } from "../../../shared/ipc/printing.ts";
import { useCore, usePreference } from "../../core/index.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { AppDialog, Choice, ErrorNote, Note, Row, Stack, useActions, useSay } from "../../ui/index.ts";
import { missingCharacters } from "./missing-characters.ts";

/** What is printed: the job that makes its page, and what it is about. */
export interface PrintedPage {
  job: PrintAsked["job"];
  about: Readonly<Record<string, unknown>>;
  /** What people call it, number and all. */
  name: string;
}

export interface PrintProps {
  page: PrintedPage;
  onClose: () => void;
  /** The way out where no printer is. */
  onSave: () => void;
}

/** On which printer, and how often. What the font lacks is told before anything goes there. */
export default function PrintDialog({ page, onClose, onSave }: PrintProps) {
  const t = useText("custody");
  const core = useCore();
  const locale = useLocale();
  const say = useSay();
  const [printers, setPrinters] = useState<readonly Printer[] | null>(null);
  const [chosen, choose] = useState<string | null>(null);
  const [latest, keep] = usePreference<string | null>("print.printer", null);
  const [copies, setCopies] = useState<number | null>(1);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<CoreError | null>(null);
  const missing = error && missingCharacters(error);

  const preset = useEffectEvent((found: readonly Printer[]) => choose(likely(found, latest)));
  useEffect(() => {
    let here = true;
    void core.api.printers().then((answer) => {
      if (!here) return;
      setPrinters(answer.ok ? answer.value : []);
      if (!answer.ok) return setError(answer.error);
      preset(answer.value);
    });
    return () => {
      here = false;
    };
  }, [core]);

  async function print() {
    if (running || chosen === null || copies === null) return;
    setRunning(true);
    setError(null);
    const params = { ...page.about, locale, replaceMissing: missing !== null };
    const answer = await core.api.print({ job: page.job, params, printer: chosen, copies });
    setRunning(false);
    if (!answer.ok) return setError(answer.error);
    keep(chosen);
    onClose();
    say("custody:print.sent", { name: page.name, printer: answer.value.printer });
  }
  // Whoever goes away while it is on its way would not learn what came of it.
  const close = () => running || onClose();
  const none = printers?.length === 0;
  const ready = chosen !== null && copies !== null;
  useActions([
    {
      ...{ id: "form.save", group: "general", shortcuts: ["mod+Enter"], inDialogs: true },
      disabled: !ready || running,
      run: () => void print(),
    },
  ]);
  return (
    <AppDialog title={t("print.title", { name: page.name })} size="md" onClose={close}>
      <Stack>
        {printers === null && <p role="status">{t("print.looking")}</p>}
        {none && error === null && (
          <Note tone="note" alert title={t("print.none")}>
            {t("print.noneHint")}
          </Note>
        )}
        {printers !== null && !none && (
          <>
            <Choice
              label={t("print.printer")}
              value={chosen}
              data={printers.map(({ name, label }) => ({ value: name, label }))}
              onChange={choose}
              required
            />
            <NumberInput
              label={t("print.copies")}
              data-unkept=""
              value={copies ?? ""}
              required
              min={1}
              max={MOST_COPIES}
              clampBehavior="strict"
              allowDecimal={false}
              onChange={(value) => setCopies(typeof value === "number" && value >= 1 ? value : null)}
            />
          </>
        )}
        {missing ? (
          <Note tone="warn" alert title={t("pdf.missing.title")}>
            {t("print.missing", { characters: missing })}
          </Note>
        ) : (
          error && <ErrorNote error={error} />
        )}
        {running && <p role="status">{t("print.running")}</p>}
        <Row end>
          <Button variant="default" disabled={running} onClick={close}>
            {t("common:cancel")}
          </Button>
          {none ? (
            <Button
              data-autofocus
              onClick={() => {
                onClose();
                onSave();
              }}
            >
              {t("pdf.save")}
            </Button>
          ) : (
            <Button
              key={printers === null ? "looking" : "ready"}
              autoFocus={printers !== null}
              leftSection={<IconPrinter size="1rem" aria-hidden />}
              loading={running}
              disabled={!ready}
              onClick={() => void print()}
            >
              {t(missing ? "print.anyway" : "print.do")}
            </Button>
          )}
        </Row>
      </Stack>
    </AppDialog>
  );
}

/** The one that this laptop printed on last, else the one that the system takes, else the only one. */
function likely(printers: readonly Printer[], latest: string | null): string | null {
  const [only, another] = printers;
  const known = printers.find(({ name }) => name === latest) ?? printers.find(({ usual }) => usual);
  return (known ?? (another ? undefined : only))?.name ?? null;
}
