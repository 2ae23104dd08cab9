import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import type { MediumDetail, MediumStay } from "../../shared/ipc/queries.ts";
import type { CardProps } from "../contributions/index.ts";
import { useCoreQuery, useMay, useNow } from "../core/index.ts";
import { EditedFieldsOf, Facts, OverwrittenRest } from "../fields/index.ts";
import { useFiles } from "../files/attached-file.ts";
import { AttachButton, AttachedFiles } from "../files/attached-files.tsx";
import { useAttaching } from "../files/use-attaching.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { HiddenIn, Said } from "../records/index.ts";
import { ConflictNotes } from "../settling/conflict-notes.tsx";
import {
  AppDialog,
  ErrorNote,
  KeyValues,
  Note,
  NoticePlace,
  Section,
  Stack,
  openRecord,
} from "../ui/index.ts";
import { ClearMedium } from "./clear-medium.tsx";
import { CLEARING_ACTS } from "./clearing-asks.ts";
import type { ClearingAct } from "./clearing-asks.ts";
import { ClearingSteps } from "./clearing-steps.tsx";
import { ConfirmMedium } from "./confirm-medium.tsx";
import { HoldMedium } from "./hold-medium.tsx";
import css from "./media.module.css";
import { MoveMedium } from "./move-medium.tsx";
import { nextClearing, stronger } from "./next-clearing.ts";

/** Told above, and below by what was done. */
const TOLD = ["number", "mediumType", "labelRead", "asset", "away", "seal", "hold"];

/** The card of a storage medium, above whatever is on screen: what it is, where it was, what comes next. */
export default function MediumCard({ id, onClose }: CardProps) {
  const t = useText("media");
  const { data, error } = useCoreQuery("medium.get", { id });
  return (
    <AppDialog title={data?.row.number ?? t("medium:noun")} size="lg" onClose={onClose}>
      {error && <ErrorNote error={error} />}
      {data && (
        <HiddenIn detail={data}>
          <Medium detail={data} />
        </HiddenIn>
      )}
      <NoticePlace />
    </AppDialog>
  );
}

function Medium({ detail }: { detail: MediumDetail }) {
  const t = useText("media");
  const mayWrite = useMay("asset.write");
  const { row, fields, overwritten, stays, mayLeave } = detail;
  const [doing, setDoing] = useState<"confirm" | "move" | "hold" | ClearingAct | null>(null);
  const { acts, next } = nextClearing(detail);
  const proposed = stronger(detail);
  const close = () => setDoing(null);
  const pane = useRef<HTMLDivElement>(null);
  const files = useFiles(`medium:${row.id}`) ?? [];
  const mayAttach = useMay("file.write");
  const attaching = useAttaching({ kind: "medium", id: row.id, open: mayAttach, pane });
  return (
    <Stack>
      <KeyValues
        items={[
          {
            label: t("medium:field.mediumType"),
            value: row.mediumType ? t(`medium:mediumType.${row.mediumType}`) : t("unconfirmed"),
          },
          {
            label: t("medium:field.labelRead"),
            value: row.labelRead && t(`medium:labelRead.${row.labelRead}`),
          },
          { label: t("medium:field.clearedness"), value: t(`medium:clearedness.${row.clearedness}`) },
        ]}
      />
      <ConflictNotes conflicts={detail.conflicts} />
      {row.held && <Held detail={detail} />}
      {proposed && (
        <Note tone="warn" title={t("clearing.failed")}>
          {t("clearing.stronger", {
            method: t(`medium:method.${proposed.method}`),
            techniques: proposed.techniques
              .map((technique) => t(`medium:technique.${technique}`))
              .join(t("domain:entered.between")),
          })}
        </Note>
      )}
      <Section title={t("clearing.steps")}>
        <ClearingSteps detail={detail} />
      </Section>
      <EditedFieldsOf kind="medium" id={row.id} values={fields} overwritten={overwritten}>
        <Facts except={TOLD} />
        <OverwrittenRest />
      </EditedFieldsOf>
      <div ref={pane}>
        <Section
          title={t("files:title")}
          aside={<AttachButton about={`medium:${row.id}`} attaching={attaching} />}
        >
          <AttachedFiles files={files} attaching={attaching} />
        </Section>
      </div>
      <Section title={t("stays")}>
        <ol className={css.stays} aria-label={t("stays")}>
          {stays.map((stay) => (
            <StayLine key={stay.operation} stay={stay} />
          ))}
        </ol>
      </Section>
      {mayWrite && (
        <div className={css.acts}>
          <Button variant="default" onClick={() => setDoing("hold")}>
            {t(row.held ? "hold.release" : "hold.begin")}
          </Button>
          <Button variant="default" onClick={() => setDoing("move")}>
            {t("move.begin")}
          </Button>
          {acts.map((act) => (
            <Button key={act} variant={act === next ? "filled" : "default"} onClick={() => setDoing(act)}>
              {t(`clearing.begin.${act}`)}
            </Button>
          ))}
          <Button
            variant={row.mediumType === null ? "filled" : "default"}
            onClick={() => setDoing("confirm")}
          >
            {t(row.mediumType === null ? "confirm.begin" : "confirm.again")}
          </Button>
        </div>
      )}
      {doing === "confirm" && <ConfirmMedium row={row} onClose={close} />}
      {doing === "move" && <MoveMedium row={row} mayLeave={mayLeave} onClose={close} />}
      {doing === "hold" && <HoldMedium row={row} onClose={close} />}
      {doing !== null && isClearing(doing) && <ClearMedium act={doing} detail={detail} onClose={close} />}
    </Stack>
  );
}

const isClearing = (doing: string): doing is ClearingAct => CLEARING_ACTS.some((act) => act === doing);

/** Whose word keeps what is on it, and why. */
function Held({ detail }: { detail: MediumDetail }) {
  const t = useText("media");
  const { by = "", reason = "" } = (detail.fields.hold ?? {}) as { by?: string; reason?: string };
  return (
    <Note tone="warn" title={t("hold.held")}>
      {t("hold.because", { by, reason })}
    </Note>
  );
}

/** One stay: where, from when on, under which seal, and by whose word. */
function StayLine({ stay }: { stay: MediumStay }) {
  const t = useText("media");
  const format = useFormat();
  const now = useNow();
  const { asset, machine, away, seal, approval, at, actorName, operation } = stay;
  const moment = Date.parse(at);
  return (
    <li className={css.stay}>
      {asset !== null ? (
        <Button variant="subtle" size="compact-sm" onClick={() => openRecord("assets", asset)}>
          {t("in", { asset: machine ?? t("unknown") })}
        </Button>
      ) : (
        <Said
          text={t("at", {
            holder: t(`medium:holder.${away?.holder ?? "pool"}`),
            place: [away?.name, away?.responsible, away?.place].filter((part) => part).join(" · "),
          })}
          operation={operation}
        />
      )}
      {seal !== "" && <> · {t("sealed", { seal })}</>}
      {approval && (
        <>
          {" · "}
          <Said text={t("allowed", approval)} operation={operation} />
        </>
      )}
      <div className={css.when}>
        {format.day(moment, now)} {format.time(moment)} · {actorName}
      </div>
    </li>
  );
}
