import { ActionIcon, Button } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import type { NoAssetReason } from "../../../shared/domain/ticket/ticket-intake-fields.ts";
import { useCoreQuery } from "../../core/index.ts";
import { ChosenField, fieldIn } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { AssetPicker } from "../../ui/index.ts";
import type { NewTicketForm } from "./new-ticket-form.ts";
import css from "./forms.module.css";

type Linked = NewTicketForm["assets"];

interface Props {
  assets: Linked;
  noAsset: NoAssetReason | null;
  onNoAsset: (reason: NoAssetReason | null) => void;
  /** Whose assets are offered; null: nobody of the directory. */
  person: string | null;
  /** Takes what it is made of what is linked then: scans come faster than they are drawn. */
  onChange: (change: (now: Linked) => Linked) => void;
}

/** Nobody has more before their eyes; the others are found by typing. */
const OFFERED = 6;

const labelOf = (asset: AssetRow) => asset.tag || asset.number;

/** What it is about: what the requester has is offered, everything else is found. */
export function AssetsPart({ assets, noAsset, onNoAsset, person, onChange }: Props) {
  const t = useText("queue");
  const common = useText("common");
  const theirs = useCoreQuery("person.get", person === null ? null : { id: person }).data?.assets ?? [];
  const taken = new Set(assets.map(({ id }) => id));
  const offered = person === null ? [] : theirs.filter(({ id }) => !taken.has(id)).slice(0, OFFERED);
  const add = (asset: AssetRow) =>
    onChange((now) =>
      now.some(({ id }) => id === asset.id) ? now : [...now, { id: asset.id, label: labelOf(asset) }],
    );
  return (
    <>
      {offered.length > 0 ? (
        <div className={css.chips} role="group" aria-label={t("assets.theirs")}>
          <span className={css.theirs}>{t("assets.theirs")}</span>
          {offered.map((asset) => (
            <Button
              key={asset.id}
              variant="default"
              size="compact-sm"
              leftSection={<IconPlus size="0.875rem" aria-hidden />}
              onClick={() => add(asset)}
            >
              {[labelOf(asset), asset.name || asset.model].filter(Boolean).join(" ")}
            </Button>
          ))}
        </div>
      ) : null}
      <AssetPicker label={t("assets.add")} except={[...taken]} onAsset={add} />
      {assets.length > 0 ? (
        <ul className={css.chips} aria-label={t("ticket:field.assets")}>
          {assets.map((asset) => (
            <li key={asset.id} className={css.chip}>
              {asset.label}
              <ActionIcon
                aria-label={`${common("remove")} ${asset.label}`}
                onClick={() => onChange((now) => now.filter(({ id }) => id !== asset.id))}
              >
                <IconX size="0.875rem" />
              </ActionIcon>
            </li>
          ))}
        </ul>
      ) : (
        <ChosenField
          meta={fieldIn(ticket, "noAsset")}
          value={noAsset}
          onChange={(reason) => onNoAsset(reason as NoAssetReason | null)}
          clearable
        />
      )}
    </>
  );
}
