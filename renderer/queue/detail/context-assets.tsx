import { ActionIcon, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { modelOf } from "../../../shared/domain/asset/asset-view.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { Facts } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import { AssetPicker, openRecord } from "../../ui/index.ts";
import { ContextPart } from "./context-facts.tsx";
import { useTicket } from "./ticket-context.ts";
import css from "./context-pane.module.css";

/** The assets this ticket is about. */
export function ContextAssets() {
  const t = useText("queue");
  const { detail, editable, act } = useTicket();
  const { assets } = detail;
  return (
    <ContextPart title={t("assets.count", { count: assets.length })}>
      {assets.length > 0 ? (
        <ul className={css.assets}>
          {assets.map((asset) => (
            <Asset key={asset.id} asset={asset} />
          ))}
        </ul>
      ) : (
        <Facts names={["noAsset"]} />
      )}
      {editable ? (
        <AssetPicker
          label={t("assets.add")}
          hideLabel
          except={detail.row.assets}
          onAsset={(asset) => void act("ticket.edit", { add: { assets: [asset.id] } })}
        />
      ) : null}
    </ContextPart>
  );
}

function Asset({ asset }: { asset: AssetRow }) {
  const t = useText("queue");
  const { editable, act } = useTicket();
  const kinds = useDefinitions("assetkind");
  const about = [
    kinds.word(asset.kind),
    asset.name,
    modelOf(asset),
    asset.contested ? t("asset:status.contested") : (asset.holder ?? t(`asset:status.${asset.status}`)),
  ];
  return (
    <li className={css.asset}>
      <div className={css.assetMain}>
        <button type="button" className={css.assetName} onClick={() => openRecord("assets", asset.id)}>
          {asset.tag || asset.number}
        </button>
        <div className={css.assetAbout}>{about.filter(Boolean).join(" · ")}</div>
      </div>
      {editable ? (
        <Tooltip label={t("assets.remove")}>
          <ActionIcon
            aria-label={`${t("assets.remove")} ${asset.tag || asset.number}`}
            onClick={() => void act("ticket.edit", { remove: { assets: [asset.id] } })}
          >
            <IconX size="1rem" />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </li>
  );
}
