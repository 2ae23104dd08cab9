import { ActionIcon, Button } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconCopyCheck,
  IconLoader,
  IconQuestionMark,
  IconX,
} from "@tabler/icons-react";
import { useContributions, useOpener } from "../contributions/index.ts";
import { useText } from "../i18n/index.ts";
import type { Tone } from "../ui/index.ts";
import { StatusMark } from "../ui/index.ts";
import type { ScanEntry, ScanOutcome, ScannedRecord } from "./entries.ts";
import css from "./scan-tray.module.css";
import { answerScan, removeScan } from "./tray-state.ts";

const LOOKS: Record<ScanOutcome, { tone: Tone; Icon: typeof IconX }> = {
  asking: { tone: "quiet", Icon: IconLoader },
  found: { tone: "ok", Icon: IconCircleCheck },
  double: { tone: "warn", Icon: IconCopyCheck },
  several: { tone: "warn", Icon: IconQuestionMark },
  unknown: { tone: "bad", Icon: IconCircleX },
  failed: { tone: "bad", Icon: IconAlertTriangle },
};

/** What became of a scan: icon, colour and word. */
export function OutcomeMark({ outcome }: { outcome: ScanOutcome }) {
  const t = useText("scan");
  const { tone, Icon } = LOOKS[outcome];
  return (
    <StatusMark tone={tone} icon={<Icon size="1em" />}>
      {t(`outcome.${outcome}`)}
    </StatusMark>
  );
}

/** One scan in the tray; a code that several records bear is settled by choosing one of them. */
export function ScanLine({ entry, outcome }: { entry: ScanEntry; outcome: ScanOutcome }) {
  const t = useText("scan");
  const { answer, code, id } = entry;
  return (
    <li className={css.line}>
      <OutcomeMark outcome={outcome} />
      <code className={css.code}>{code}</code>
      {answer.is === "record" && <RecordLink record={answer.record} />}
      {answer.is === "several" &&
        answer.candidates.map((each) => (
          <Button
            key={`${each.kind}:${each.id}`}
            variant="default"
            size="compact-sm"
            onClick={() => {
              const record = { kind: each.kind, id: each.id, title: each.title, subtitle: each.number ?? "" };
              answerScan(id, { is: "record", record });
            }}
          >
            {each.title}
          </Button>
        ))}
      <ActionIcon
        className={css.remove}
        size="sm"
        aria-label={t("remove", { code })}
        title={t("remove", { code })}
        onClick={() => removeScan(id)}
      >
        <IconX size="1em" aria-hidden />
      </ActionIcon>
    </li>
  );
}

function RecordLink({ record: { kind, id, title, subtitle } }: { record: ScannedRecord }) {
  const open = useOpener(kind);
  const Scanned = useContributions().records[kind]?.Scanned;
  return (
    <>
      {open ? (
        <Button variant="subtle" size="compact-sm" className={css.record} onClick={() => open(id)}>
          {title}
        </Button>
      ) : (
        <span>{title}</span>
      )}
      <span className={css.sub}>{subtitle}</span>
      {Scanned && <Scanned id={id} />}
    </>
  );
}
