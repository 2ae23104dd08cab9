import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import { useCoreQuery } from "../core/index.ts";
import { useLocale, useText } from "../i18n/index.ts";
import { ActDialog } from "../records/index.ts";
import { openRun } from "../runs/open-run.ts";
import { AssetPicker, Choice, Row } from "../ui/index.ts";

interface Values {
  ticket: string | null;
  asset: string | null;
  /** The asset as the form names it. */
  assetName: string;
  place: string;
}

const NOTHING: Values = { ticket: null, asset: null, assetName: "", place: "" };

/** What a checklist is begun about: a ticket, an asset, both, or a place alone. */
export function StartDialog({ checklist, onClose }: { checklist: string; onClose: () => void }) {
  const t = useText("diagnostics");
  const locale = useLocale();
  const detail = useCoreQuery("definition.checklist", { key: checklist }).data;
  const tickets = useCoreQuery("ticket.page", { scope: "all", text: "", limit: 200 }).data?.rows ?? [];
  const [initial] = useState(NOTHING);
  return (
    <ActDialog<Values>
      title={detail ? inLanguage(detail.document.title, locale) : t("choose")}
      submit={t("begin")}
      writes="run.start"
      about={checklist}
      initial={initial}
      asking={{
        asks: ({ ticket, asset, place }) => ["run.start", { checklist, ticket, asset, place: place.trim() }],
        places: { ticket: "ticket", asset: "asset", place: "place" },
      }}
      onDone={(id) => id !== null && openRun(id)}
      onClose={onClose}
    >
      {({ values, errors, set, patch }) => (
        <>
          <Choice
            label={t("run:field.ticket")}
            placeholder={t("alone")}
            data-autofocus
            data={tickets.map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))}
            value={values.ticket}
            error={errors.ticket}
            onChange={(ticket) => set("ticket", ticket)}
          />
          {values.asset === null ? (
            <AssetPicker
              label={t("run:field.asset")}
              onAsset={({ id, tag, number, name }) =>
                patch({ asset: id, assetName: `${tag || number} ${name}` })
              }
            />
          ) : (
            <Row>
              <span>{values.assetName}</span>
              <Button variant="subtle" onClick={() => patch({ asset: null, assetName: "" })}>
                {t("common:remove")}
              </Button>
            </Row>
          )}
          <TextInput
            label={t("run:field.place")}
            value={values.place}
            error={errors.place}
            maxLength={60}
            onChange={(event) => set("place", event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  );
}
