import { Button, Tabs } from "@mantine/core";
import {
  IconArrowBackUp,
  IconEraser,
  IconPencil,
  IconStethoscope,
  IconTool,
  IconTransfer,
} from "@tabler/icons-react";
import { useRef, useState } from "react";
import { modelOf } from "../../../shared/domain/asset/asset-view.ts";
import type { AssetDetail } from "../../../shared/ipc/queries.ts";
import { useCoreQuery, useMay } from "../../core/index.ts";
import { GoneNote } from "../../custody/gone-note.tsx";
import { MissDialog } from "../../custody/later/miss-dialog.tsx";
import { UnsealDialog } from "../../custody/later/unseal-dialog.tsx";
import { RenewDialog } from "../../custody/later/renew-dialog.tsx";
import { latestSlip } from "../../custody/slip/latest-slip.ts";
import { useSavePdf } from "../../custody/slip/use-save-pdf.tsx";
import { useFiles } from "../../files/attached-file.ts";
import type { AttachedFile } from "../../files/attached-file.ts";
import drop from "../../files/drop-pane.module.css";
import { useAttaching } from "../../files/use-attaching.ts";
import type { Attaching } from "../../files/use-attaching.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { AssetRuns } from "../../runs/asset-runs.tsx";
import { startChecklist } from "../../runs/open-run.ts";
import { HiddenIn, Said, isHidden, useDefinitions, useErasing } from "../../records/index.ts";
import {
  ActionFoot,
  Ahead,
  AssetIcon,
  ErrorNote,
  Note,
  Spacer,
  openRecord,
  showCard,
  useActions,
} from "../../ui/index.ts";
import { AssetBadges } from "../asset-marks.tsx";
import { ReportFault } from "../report-fault.tsx";
import { startEdit, startHandOver, startReturn } from "../task.ts";
import css from "./asset-view.module.css";
import { Classified } from "./classified.tsx";
import { AssetFiles } from "./asset-files.tsx";
import { AssetFacts } from "./facts.tsx";
import { LifeStory } from "./life-story.tsx";
import { Machine } from "./machine.tsx";

/** Everything known of one asset, and what can be done with it. */
export function AssetView({ id }: { id: string }) {
  const { data, error } = useCoreQuery("asset.get", { id });
  const files = useFiles(`asset:${id}`);
  if (!data) return error ? <ErrorNote error={error} /> : null;
  return (
    <HiddenIn detail={data}>
      <Asset detail={data} files={files ?? []} />
    </HiddenIn>
  );
}

function Asset({ detail, files }: { detail: AssetDetail; files: readonly AttachedFile[] }) {
  const t = useText("files");
  const pane = useRef<HTMLElement>(null);
  const { id, number, mergedInto } = detail.row;
  const open = useMay("file.write") && mergedInto === null;
  const attaching = useAttaching({ kind: "asset", id, open, pane });
  return (
    <article
      ref={pane}
      className={`${css.view} ${drop.pane}`}
      aria-label={number}
      data-drop={t("drop", { name: number })}
    >
      <Header detail={detail} />
      <Classified row={detail.row} files={files} />
      <Warnings detail={detail} />
      <Parts detail={detail} files={files} attaching={attaching} />
      <Verbs detail={detail} />
    </article>
  );
}

function Header({ detail: { row, custody } }: { detail: AssetDetail }) {
  const t = useText("assets");
  const kinds = useDefinitions("assetkind");
  const kind = kinds.word(row.kind);
  const model = modelOf(row);
  return (
    <header className={css.header}>
      <div className={css.line}>
        <span className={css.number}>{row.number}</span>
        <AssetBadges row={row} />
      </div>
      <h2 className={css.title}>
        <span className={css.icon}>
          <AssetIcon kind={row.kind} size="1.5rem" />
        </span>
        {row.name || model || kind}
      </h2>
      <p className={css.line}>
        <span>{row.name && model ? model : kind}</span>
        {row.tag !== "" && <span>{t("detail.tag", { tag: row.tag })}</span>}
        {row.serial !== "" && <span>{t("detail.serial", { serial: row.serial })}</span>}
        {row.holder === null ? null : (
          <strong className={css.holder}>
            <Said
              text={t(row.contested ? "detail.provisionalHolder" : "detail.holder", { name: row.holder })}
              operation={custody.events.findLast(({ holder }) => isHidden(holder?.name))?.operation}
            />
          </strong>
        )}
      </p>
    </header>
  );
}

/** What must be known before anything is done with this asset. */
function Warnings({ detail }: { detail: AssetDetail }) {
  const t = useText("assets");
  const { row, conflicts } = detail;
  const { mergedInto, unsigned, dueBack, seal } = row;
  const format = useFormat();
  const mayCustody = useMay("custody.write");
  const [renewing, setRenewing] = useState(false);
  const [opening, setOpening] = useState(false);
  const name = row.tag || row.number;
  useActions([
    {
      id: "asset.unseal",
      of: row.id,
      group: "asset",
      shortcuts: [],
      disabled: !mayCustody || mergedInto !== null || seal === null,
      run: () => setOpening(true),
    },
  ]);
  return (
    <>
      <GoneNote detail={detail} />
      {mergedInto !== null && (
        <Note
          tone="note"
          title={t("detail.merged")}
          actions={
            <Button variant="default" size="compact-sm" onClick={() => openRecord("assets", mergedInto)}>
              {t("detail.mergedOpen")}
            </Button>
          }
        />
      )}
      {conflicts.map((conflict) => (
        <Note
          key={conflict.id}
          tone="bad"
          title={t(`detail.conflict.${conflict.class}`)}
          actions={
            <Button variant="default" size="compact-sm" onClick={() => openRecord("conflicts", conflict.id)}>
              {t("detail.conflictOpen")}
            </Button>
          }
        />
      ))}
      {unsigned !== null && (
        <Note
          tone="warn"
          title={t("detail.unsigned")}
          actions={
            <Button variant="default" size="compact-sm" onClick={() => showCard("slip", unsigned)}>
              {t("detail.unsignedOpen")}
            </Button>
          }
        />
      )}
      {seal !== null && (
        <Note
          tone="warn"
          title={t("custody:unseal.lies", { seal })}
          actions={
            mayCustody && (
              <Button variant="default" size="compact-sm" onClick={() => setOpening(true)}>
                {t("custody:unseal.begin")}
              </Button>
            )
          }
        />
      )}
      {opening && seal !== null && (
        <UnsealDialog asset={row.id} name={name} seal={seal} onClose={() => setOpening(false)} />
      )}
      {dueBack !== null && (
        <Note
          tone="note"
          title={t("custody:slip.dueBack", { date: format.date(Date.parse(`${dueBack}T00:00`)) })}
          actions={
            mayCustody && (
              <Button variant="default" size="compact-sm" onClick={() => setRenewing(true)}>
                {t("custody:renew.begin")}
              </Button>
            )
          }
        />
      )}
      {renewing && <RenewDialog asset={row.id} name={name} onClose={() => setRenewing(false)} />}
      {row.needsUpdate && <Note tone="warn" title={t("detail.needsUpdate")} />}
    </>
  );
}

const PARTS = ["facts", "life", "checks", "machine", "files"] as const;
type Part = (typeof PARTS)[number];

interface PartsProps {
  detail: AssetDetail;
  files: readonly AttachedFile[];
  attaching: Attaching | null;
}

function Parts({ detail, files, attaching }: PartsProps) {
  const t = useText("assets");
  const [part, setPart] = useState<Part>("facts");
  const kept = new Set(detail.documents.map(({ sha256 }) => sha256));
  const attached = files.filter(({ blob }) => !kept.has(blob));
  const counts: Partial<Record<Part, number>> = {
    files: attached.length + detail.documents.length,
  };
  return (
    <Tabs className={css.tabs} value={part} onChange={(value) => setPart(value as Part)}>
      <Tabs.List className={css.tabList} aria-label={t("detail.parts")}>
        {PARTS.map((each) => (
          <Tabs.Tab key={each} value={each}>
            {t(`detail.part.${each}`)}
            {counts[each] ? <span className={css.count}> {counts[each]}</span> : null}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel className={css.panel} value={part}>
        {part === "facts" && <AssetFacts detail={detail} />}
        {part === "life" && <LifeStory detail={detail} />}
        {part === "checks" && <AssetRuns asset={detail.row.id} />}
        {part === "machine" && <Machine detail={detail} />}
        {part === "files" && (
          <AssetFiles detail={detail} files={files} attached={attached} attaching={attaching} />
        )}
      </Tabs.Panel>
    </Tabs>
  );
}

/** The verbs: report a fault, hand over, take back; the likely next one low right. */
function Verbs({ detail: { row, custody } }: { detail: AssetDetail }) {
  const t = useText("assets");
  const [reporting, setReporting] = useState(false);
  const [missing, setMissing] = useState(false);
  const mayTicket = useMay("ticket.write");
  const mayCustody = useMay("custody.write");
  const mayWrite = useMay("asset.write");
  const mayRun = useMay("run.write");
  const merged = row.mergedInto !== null;
  const erasing = useErasing("asset", row.id, row.number);
  const pdf = useSavePdf();
  const latest = latestSlip(custody.events);
  const blank = { paper: true, number: row.number, title: t("custody:pdf.blank") } as const;
  const handOver = () => startHandOver([row.id]);
  const takeBack = () => startReturn([row.id]);
  const edit = () => startEdit(row.id);
  const report = () => setReporting(true);
  const diagnose = () => startChecklist({ ticket: null, asset: row.id });
  const actions = [
    { id: "asset.reportFault", shortcut: "b", run: report, off: !mayTicket },
    { id: "asset.diagnose", shortcut: "d", run: diagnose, off: !mayRun },
    { id: "asset.handOver", shortcut: "h", run: handOver, off: !mayCustody },
    { id: "asset.return", shortcut: "t", run: takeBack, off: !mayCustody || row.holder === null },
    { id: "asset.edit", shortcut: "e", run: edit, off: !mayWrite },
  ];
  useActions(
    actions.map(({ id, shortcut, run, off }) => ({
      id,
      of: row.id,
      group: "asset",
      shortcuts: [shortcut],
      disabled: off || merged,
      run,
    })),
  );
  useActions([
    {
      id: "asset.miss",
      of: row.id,
      group: "asset",
      shortcuts: [],
      disabled: !mayCustody || merged || row.holder === null || row.status === "missing",
      run: () => setMissing(true),
    },
    {
      id: "asset.savePdf",
      of: row.id,
      group: "asset",
      shortcuts: [],
      disabled: !pdf.save || !latest,
      run: () => latest && pdf.save?.(latest),
    },
    {
      id: "asset.print",
      of: row.id,
      group: "asset",
      shortcuts: ["mod+p"],
      disabled: !pdf.print || !latest,
      run: () => latest && pdf.print?.(latest),
    },
    {
      id: "asset.blankSlip",
      of: row.id,
      group: "asset",
      shortcuts: [],
      disabled: !pdf.save,
      run: () => pdf.save?.(blank),
    },
    {
      id: "asset.printBlank",
      of: row.id,
      group: "asset",
      shortcuts: [],
      disabled: !pdf.print,
      run: () => pdf.print?.(blank),
    },
  ]);
  if (merged)
    return (
      <>
        {erasing.dialog}
        {pdf.dialog}
      </>
    );
  const back = row.holder !== null;
  return (
    <ActionFoot label={t("detail.verbs")}>
      <Ahead act="asset.reportFault" open={reporting}>
        <ReportFault row={row} onClose={() => setReporting(false)} />
      </Ahead>
      {missing && (
        <MissDialog asset={row.id} name={row.tag || row.number} onClose={() => setMissing(false)} />
      )}
      {erasing.dialog}
      {pdf.dialog}
      {mayWrite && (
        <Button variant="subtle" leftSection={<IconPencil size="1rem" aria-hidden />} onClick={edit}>
          {t("verb.edit")}
        </Button>
      )}
      {erasing.begin && (
        <Button variant="subtle" leftSection={<IconEraser size="1rem" aria-hidden />} onClick={erasing.begin}>
          {t("records:erase.act")}
        </Button>
      )}
      <Spacer />
      {mayRun && (
        <Button
          variant="default"
          leftSection={<IconStethoscope size="1rem" aria-hidden />}
          onClick={diagnose}
        >
          {t("findings:diagnose")}
        </Button>
      )}
      {mayTicket && (
        <Button variant="default" leftSection={<IconTool size="1rem" aria-hidden />} onClick={report}>
          {t("verb.reportFault")}
        </Button>
      )}
      {mayCustody && back && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size="1rem" aria-hidden />}
          onClick={takeBack}
        >
          {t("verb.return")}
        </Button>
      )}
      {mayCustody && (
        <Button leftSection={<IconTransfer size="1rem" aria-hidden />} onClick={handOver}>
          {t("verb.handOver")}
        </Button>
      )}
    </ActionFoot>
  );
}
