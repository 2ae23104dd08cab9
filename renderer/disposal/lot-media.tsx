import { Button, TextInput } from "@mantine/core";
import { IconBarcode } from "@tabler/icons-react";
import { useState } from "react";
import type { DisposalDetail } from "../../shared/ipc/queries.ts";
import { useCommand, useCore, useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { Badge, ErrorNote, Note, Section, showCard } from "../ui/index.ts";
import { isComposing } from "../ui/actions/shortcut-rules.ts";
import css from "./disposal.module.css";

/** Media out of their machines that go with a lot; more of them by code until somebody has approved it. */
export function LotMedia({ detail }: { detail: DisposalDetail }) {
  const t = useText("lots");
  const core = useCore();
  const { run, error } = useCommand();
  const mayWrite = useMay("disposal.write");
  const [code, setCode] = useState("");
  const [told, setTold] = useState<string | null>(null);
  const { row, media, approvals } = detail;
  const gathers = mayWrite && row.status === "open" && approvals.length === 0;
  if (media.length === 0 && !gathers) return null;

  async function take(scanned: string) {
    setTold(null);
    const found = await core.query("scan.resolve", { code: scanned });
    const hit = found.ok ? found.value : null;
    const hits = hit?.kind ? [hit] : hit && "candidates" in hit ? (hit.candidates ?? []) : [];
    const medium = hits.filter(({ kind }) => kind === "medium");
    const only = medium.length === 1 ? medium[0] : undefined;
    if (!only?.id) setTold(t("mediaNot", { code: scanned }));
    else if (media.some(({ id }) => id === only.id)) setTold(t("mediaIn", { code: scanned }));
    else void run("disposal.add", { disposal: row.id, lines: [], media: [only.id] });
  }

  return (
    <Section level={2} title={t("mediaTitle")} aside={media.length}>
      {gathers && (
        <TextInput
          label={t("mediaScan")}
          description={t("mediaScanHint")}
          leftSection={<IconBarcode size="1.125rem" aria-hidden />}
          value={code}
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          data-scan="takes"
          data-unkept=""
          onChange={(event) => setCode(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || isComposing(event.nativeEvent)) return;
            event.preventDefault();
            const scanned = event.currentTarget.value.trim();
            setCode("");
            if (scanned !== "") void take(scanned);
          }}
        />
      )}
      {told !== null && <Note tone="warn" alert title={told} />}
      {error && <ErrorNote error={error} />}
      {media.length > 0 && (
        <ul className={css.media}>
          {media.map(({ id, row: medium, gone }) => {
            const name = medium?.number ?? id;
            return (
              <li key={id} className={css.medium}>
                <Button variant="subtle" size="compact-sm" onClick={() => showCard("medium", id)}>
                  {name}
                </Button>
                <span>{[medium?.model, medium?.label, medium?.seal].filter(Boolean).join(" · ")}</span>
                {medium && <Badge tone="quiet">{t(`medium:clearedness.${medium.clearedness}`)}</Badge>}
                {gone && <Badge tone="quiet">{t("lineState.gone")}</Badge>}
                {gathers && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    onClick={() =>
                      void run("disposal.takeOut", { disposal: row.id, remove: { media: [id] } })
                    }
                  >
                    {t("mediaTake", { name })}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {media.length === 0 && <p className={css.soft}>{t("mediaHint")}</p>}
    </Section>
  );
}
