import { Button } from "@mantine/core";
import { IconCloudCheck, IconCloudUpload, IconPencilOff } from "@tabler/icons-react";
import { useState } from "react";
import type { CardProps } from "../../contributions/index.ts";
import { useCoreQuery, useMay } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { Said, UncheckedMark } from "../../records/index.ts";
import { AppDialog, ErrorNote, Note, Row, StatusMark } from "../../ui/index.ts";
import { AttemptDialog } from "../later/attempt-dialog.tsx";
import { SaidLaterList } from "../later/said-later.tsx";
import { SignLater } from "../later/sign-later.tsx";
import { EvidenceButton, PaperSlipButton, SavePdfButton } from "./save-pdf-button.tsx";
import { SignedBy } from "./signed-by.tsx";
import css from "./slip-card.module.css";
import { recordedSlip } from "./slip-facts.ts";
import { SlipPaper, slipTitleKey } from "./slip-paper.tsx";
import { useLineNames } from "./use-line-names.ts";

/** The document of a hand-over or a return, above whatever is on screen; its id is that of its operation. */
export default function SlipCard({ id, onClose }: CardProps) {
  const t = useText("custody");
  const format = useFormat();
  const { data, error } = useCoreQuery("operation.read", { id });
  const dept = useCoreQuery("operation.receiverDept", { id }).data ?? null;
  const lines = ["lines", "declined"].flatMap((name) => {
    const said = data?.payload[name];
    return Array.isArray(said) ? (said as { asset: string }[]) : [];
  });
  const describe = useLineNames(lines.map(({ asset }) => asset));
  const later = useCoreQuery("operation.later", { id }).data;
  const mayWrite = useMay("custody.write");
  const [doing, setDoing] = useState<"sign" | "attempt" | null>(null);
  const slip = data ? recordedSlip(data, describe) : null;
  const title = slip ? `${t(slipTitleKey(slip.facts))} ${slip.facts.number ?? ""}` : t("slip.title.handOver");
  const isSigned = later?.said.some(({ act }) => act === "sign") ?? false;
  // Whoever signs is shown the document alone.
  if (doing === "sign") return <SignLater document={id} onClose={() => setDoing(null)} />;
  return (
    <AppDialog title={title} size="xl" onClose={onClose}>
      {error && <ErrorNote error={error} />}
      {data && !slip && <Note tone="note" title={t("slip.unreadable")} />}
      {data && slip && (
        <>
          <div className={css.sheet} data-paper>
            <SlipPaper slip={slip.facts} operation={id} level={2}>
              {slip.signatures.length > 0 ? (
                <section aria-label={t("slip.signatures")}>
                  <SignedBy signatures={slip.signatures} dated />
                </section>
              ) : (
                <p className={css.unsigned}>
                  <IconPencilOff size="1em" aria-hidden />
                  {slip.unsigned === null ? (
                    t("slip.noReason")
                  ) : (
                    <Said
                      text={t(isSigned ? "slip.unsignedThen" : "slip.unsigned", { reason: slip.unsigned })}
                      operation={id}
                    />
                  )}
                </p>
              )}
              {later && <SaidLaterList said={later.said} />}
            </SlipPaper>
          </div>
          {/* Beside the sheet: the document itself names the person, and was signed without it. */}
          {dept !== null && <p className={css.recorded}>{t("slip.receiverDept", { dept })}</p>}
          <p className={css.recorded}>
            <span>
              {t("slip.recorded", {
                name: data.actorName,
                device: data.deviceCode,
                when: format.dateTime(data.corrected),
              })}
            </span>
            {data.seq === null ? (
              <StatusMark tone="note" icon={<IconCloudUpload size="1em" />}>
                {t("slip.unsent")}
              </StatusMark>
            ) : (
              <StatusMark tone="ok" icon={<IconCloudCheck size="1em" />}>
                {t("slip.sent", { seq: format.number(data.seq) })}
              </StatusMark>
            )}
            <UncheckedMark checked={data.checked} />
          </p>
          <Row end>
            {later?.waits && mayWrite && (
              <>
                <Button variant="default" onClick={() => setDoing("attempt")}>
                  {t("attempt.begin")}
                </Button>
                <Button onClick={() => setDoing("sign")}>{t("later.begin")}</Button>
              </>
            )}
            {later?.waits && (
              <PaperSlipButton number={slip.facts.number ?? ""} title={t(slipTitleKey(slip.facts))} />
            )}
            <EvidenceButton operation={id} number={slip.facts.number ?? ""} />
            <SavePdfButton slip={{ operation: id, ...slip.facts, number: slip.facts.number ?? "" }} />
          </Row>
          {doing === "attempt" && (
            <AttemptDialog document={id} number={slip.facts.number ?? ""} onClose={() => setDoing(null)} />
          )}
        </>
      )}
    </AppDialog>
  );
}
