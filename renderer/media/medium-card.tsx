import { Button } from "@mantine/core";
import { useState } from "react";
import type { MediumDetail, MediumStay } from "../../shared/ipc/queries.ts";
import type { CardProps } from "../contributions/index.ts";
import { useCoreQuery, useMay, useNow } from "../core/index.ts";
import { EditedFieldsOf, Facts, OverwrittenRest } from "../fields/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { HiddenIn, Said } from "../records/index.ts";
import {
  AppDialog,
  ErrorNote,
  KeyValues,
  NoticePlace,
  Row,
  Section,
  Stack,
  openRecord,
} from "../ui/index.ts";
import { ConfirmMedium } from "./confirm-medium.tsx";
import css from "./media.module.css";
import { MoveMedium } from "./move-medium.tsx";

/** Told above, and below by what was done. */
const TOLD = ["number", "mediumType", "labelRead", "asset", "away", "seal"];

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
  const { row, fields, overwritten, stays } = detail;
  const [doing, setDoing] = useState<"confirm" | "move" | null>(null);
  const close = () => setDoing(null);
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
        ]}
      />
      <EditedFieldsOf kind="medium" id={row.id} values={fields} overwritten={overwritten}>
        <Facts except={TOLD} />
        <OverwrittenRest />
      </EditedFieldsOf>
      <Section title={t("stays")}>
        <ol className={css.stays}>
          {stays.map((stay) => (
            <StayLine key={stay.operation} stay={stay} />
          ))}
        </ol>
      </Section>
      {mayWrite && (
        <Row end>
          <Button variant="default" onClick={() => setDoing("move")}>
            {t("move.begin")}
          </Button>
          <Button
            variant={row.mediumType === null ? "filled" : "default"}
            onClick={() => setDoing("confirm")}
          >
            {t(row.mediumType === null ? "confirm.begin" : "confirm.again")}
          </Button>
        </Row>
      )}
      {doing === "confirm" && <ConfirmMedium row={row} onClose={close} />}
      {doing === "move" && <MoveMedium row={row} onClose={close} />}
    </Stack>
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
