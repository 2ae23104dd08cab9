import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useState } from "react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { DUE_LISTS } from "../../../shared/ipc/custody-details.ts";
import type { UnsignedDocument } from "../../../shared/ipc/queries.ts";
import type { TaskProps } from "../../contributions/index.ts";
import type { PagedQuery } from "../../core/index.ts";
import { localDate, useCoreQuery, useMay, useNow, usePagedQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import {
  EmptyState,
  ErrorNote,
  ListTabs,
  TaskHead,
  VirtualList,
  openRecord,
  showCard,
  useActions,
} from "../../ui/index.ts";
import { PdfButton } from "../slip/pdf-button.tsx";
import { usePdf } from "../slip/use-pdf.tsx";
import type { PageAsked } from "../slip/use-pdf.tsx";
import { AttemptDialog } from "./attempt-dialog.tsx";
import css from "./later.module.css";
import { MissDialog } from "./miss-dialog.tsx";
import { RenewDialog } from "./renew-dialog.tsx";
import { UnsealDialog } from "./unseal-dialog.tsx";
import { SignLater } from "./sign-later.tsx";
import { DueLine, UnsignedLine } from "./waiting-lines.tsx";

const LISTS = ["unsigned", ...DUE_LISTS] as const;
type ListName = (typeof LISTS)[number];

/** What custody waits for: documents that nobody has signed, by age; loans that are overdue, or due soon; what is missing, or lies under a seal. */
export default function Waiting({ records: [first], onClose }: TaskProps) {
  const t = useText("custody");
  const today = localDate(new Date(useNow()));
  const [list, show] = useState<ListName>(LISTS.find((each) => each === first) ?? "unsigned");
  const counts = useCoreQuery("asset.waiting", { today }).data;
  return (
    <section className={css.screen} aria-label={t("waiting.title")}>
      <TaskHead title={t("waiting.title")} onBack={onClose}>
        <OverduePdf today={today} />
      </TaskHead>
      <ListTabs<ListName>
        label={t("waiting.title")}
        shown={list}
        onShow={show}
        tabs={[
          { id: "unsigned", label: t("waiting.unsigned"), count: counts?.unsigned },
          { id: "overdue", label: t("waiting.overdue"), count: counts?.overdue },
          { id: "soon", label: t("waiting.soon"), count: counts?.dueSoon },
          { id: "missing", label: t("waiting.missing"), count: counts?.missing },
          { id: "sealed", label: t("waiting.sealed"), count: counts?.sealed },
        ]}
      />
      {list === "unsigned" ? <Unsigned /> : <Due key={list} which={list} today={today} />}
    </section>
  );
}

/** The overdue loans as PDF or on paper, for whoever calls the borrowers. */
function OverduePdf({ today }: { today: string }) {
  const t = useText("custody");
  const { write, print, running, dialog } = usePdf();
  const list: PageAsked = {
    job: "overdueList",
    about: { today },
    defaultName: `${t("waiting.overdueList")} ${today}.pdf`,
  };
  const [save, onPaper] = [() => write?.(list), () => print?.(list)];
  const off = { group: "asset", disabled: !write };
  useActions([
    { id: "custody.overdueList", shortcuts: [], ...off, run: save },
    { id: "custody.printOverdue", shortcuts: ["mod+p"], ...off, run: onPaper },
  ]);
  if (!write) return null;
  return (
    <PdfButton running={running} dialog={dialog} onClick={save} onPrint={onPaper}>
      {t("waiting.overduePdf")}
    </PdfButton>
  );
}

const unsignedKey = ({ document }: UnsignedDocument) => document;
const unsignedLine = (row: UnsignedDocument) => <UnsignedLine row={row} />;

function Unsigned() {
  const t = useText("custody");
  const mayWrite = useMay("custody.write");
  const page = usePagedQuery("asset.unsigned", {});
  const [at, setAt] = useState<UnsignedDocument | null>(null);
  const [doing, setDoing] = useState<"sign" | "attempt" | null>(null);
  // The one that waits longest, until another is gone to.
  const row = at ?? page.rowAt(0) ?? null;
  const close = () => {
    setDoing(null);
    setAt(null);
  };
  const off = !mayWrite || row === null || doing !== null;
  useActions([
    {
      id: "custody.signLater",
      group: "asset",
      shortcuts: ["s"],
      disabled: off,
      run: () => setDoing("sign"),
    },
    {
      id: "custody.attempt",
      group: "asset",
      shortcuts: ["c"],
      disabled: off,
      run: () => setDoing("attempt"),
    },
  ]);
  return (
    <>
      <Rows
        page={page}
        label={t("waiting.unsigned")}
        none={t("waiting.noneUnsigned")}
        keyOf={unsignedKey}
        line={unsignedLine}
        selected={row?.document ?? null}
        onSelect={setAt}
        onOpen={({ document }) => showCard("slip", document)}
      />
      {row && mayWrite && (
        <div className={css.foot}>
          <Button variant="default" onClick={() => showCard("slip", row.document)}>
            {t("slip.open", { number: row.number })}
          </Button>
          <Button variant="default" onClick={() => setDoing("attempt")}>
            {t("attempt.begin")}
          </Button>
          <Button onClick={() => setDoing("sign")}>{t("later.begin")}</Button>
        </div>
      )}
      {row && doing === "sign" && <SignLater document={row.document} onClose={close} />}
      {row && doing === "attempt" && (
        <AttemptDialog document={row.document} number={row.number} onClose={close} />
      )}
    </>
  );
}

type DueList = (typeof DUE_LISTS)[number];
const NONE = {
  overdue: "waiting.noneDue",
  soon: "waiting.noneDue",
  missing: "waiting.noneMissing",
  sealed: "waiting.noneSealed",
} as const satisfies Record<DueList, string>;

const assetKey = ({ id }: AssetRow) => id;
const dueLine = (row: AssetRow) => <DueLine row={row} />;

function Due({ which, today }: { which: DueList; today: string }) {
  const t = useText("custody");
  const mayWrite = useMay("custody.write");
  const page = usePagedQuery("asset.due", { which, today });
  const [at, setAt] = useState<AssetRow | null>(null);
  const [renewing, setRenewing] = useState<AssetRow | null>(null);
  const [missed, setMissed] = useState<AssetRow | null>(null);
  const [opening, setOpening] = useState<AssetRow | null>(null);
  const row = at ?? page.rowAt(0) ?? null;
  return (
    <>
      <Rows
        page={page}
        label={t(`waiting.${which}`)}
        none={t(NONE[which])}
        keyOf={assetKey}
        line={dueLine}
        selected={row?.id ?? null}
        onSelect={setAt}
        onOpen={({ id }) => openRecord("assets", id)}
      />
      {row && mayWrite && (
        <div className={css.foot}>
          <Button variant="default" onClick={() => openRecord("assets", row.id)}>
            {t("asset:open")}
          </Button>
          {row.dueBack !== null && <Button onClick={() => setRenewing(row)}>{t("renew.begin")}</Button>}
          {row.seal !== null && <Button onClick={() => setOpening(row)}>{t("unseal.begin")}</Button>}
          {row.holder !== null && row.status !== "missing" && (
            <Button variant="default" onClick={() => setMissed(row)}>
              {t("miss.begin")}
            </Button>
          )}
        </div>
      )}
      {missed && (
        <MissDialog
          asset={missed.id}
          name={missed.tag || missed.number}
          onClose={() => {
            setMissed(null);
            setAt(null);
          }}
        />
      )}
      {opening?.seal && (
        <UnsealDialog
          asset={opening.id}
          name={opening.tag || opening.number}
          seal={opening.seal}
          onClose={() => {
            setOpening(null);
            setAt(null);
          }}
        />
      )}
      {renewing && (
        <RenewDialog
          asset={renewing.id}
          name={renewing.tag || renewing.number}
          onClose={() => {
            setRenewing(null);
            setAt(null);
          }}
        />
      )}
    </>
  );
}

interface RowsProps<T> {
  page: PagedQuery<T>;
  label: string;
  none: string;
  keyOf: (row: T) => string;
  line: (row: T) => ReactNode;
  selected: string | null;
  onSelect: (row: T) => void;
  onOpen: (row: T) => void;
}

function Rows<T>({ page, label, none, keyOf, line, selected, onSelect, onOpen }: RowsProps<T>) {
  if (page.error !== null) return <ErrorNote error={page.error} />;
  if (!page.loading && page.total === 0) return <EmptyState title={none} />;
  return (
    <VirtualList<T>
      label={label}
      count={page.total}
      rowAt={page.rowAt}
      keyOf={keyOf}
      render={line}
      selected={selected}
      onSelect={(_, row) => onSelect(row)}
      onOpen={(_, row) => onOpen(row)}
      onRange={page.show}
      main
    />
  );
}
