import { ActionIcon, Tooltip } from "@mantine/core";
import { IconDeviceLaptop, IconX } from "@tabler/icons-react";
import { useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import { AssetPicker, EmptyState, openRecord } from "../../ui/index.ts";
import { useTicket } from "./ticket-context.ts";
import css from "./detail.module.css";

/** The assets this ticket is about. */
export function AssetsTab() {
  const t = useText("queue");
  const { detail, editable, act } = useTicket();
  const kinds = useDefinitions("assetkind");
  return (
    <div className={css.content}>
      {detail.assets.length === 0 ? (
        <EmptyState icon={<IconDeviceLaptop size="1em" />} title={t("assets.none")}>
          {t("assets.noneText")}
        </EmptyState>
      ) : (
        <ul>
          {detail.assets.map((asset) => (
            <li key={asset.id} className={css.asset}>
              <div className={css.assetMain}>
                <button
                  type="button"
                  className={css.assetName}
                  onClick={() => openRecord("assets", asset.id)}
                >
                  {asset.tag || asset.number}
                </button>
                <div className={css.who}>
                  {[
                    kinds.word(asset.kind),
                    asset.name,
                    [asset.maker, asset.model].filter(Boolean).join(" "),
                    asset.contested
                      ? t("asset:status.contested")
                      : (asset.holder ?? t(`asset:status.${asset.status}`)),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </div>
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
          ))}
        </ul>
      )}
      {editable ? (
        <div className={css.composer}>
          <AssetPicker
            label={t("assets.add")}
            except={detail.row.assets}
            onAsset={(asset) => void act("ticket.edit", { add: { assets: [asset.id] } })}
          />
        </div>
      ) : null}
    </div>
  );
}
