import { Button } from "@mantine/core";
import { IconAlertTriangle, IconPlus } from "@tabler/icons-react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { atHand } from "../../../shared/log/parts.ts";
import { useCoreQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { Badge, StatusMark } from "../../ui/index.ts";
import type { Lines } from "../lines/use-lines.ts";
import type { Party } from "./custody-acts.ts";
import css from "./custody-frame.module.css";

/** As many as are looked through at a glance; the rest is counted. */
const SHOWN = 8;

interface Props {
  party: Party;
  /** Their assets can be put on the list; without it they are only shown. */
  lines?: Lines;
  /** Somebody leaves: all that they hold belongs on the list. */
  all?: boolean;
}

/** What the directory and the register know of a person who was picked. */
export function PersonKnown({ party, lines, all = false }: Props) {
  const t = useText("custody");
  const found = useCoreQuery("person.get", party.person === null ? null : { id: party.person }).data;
  if (!found) return null;
  const { dept, employeeNo, place } = atHand(found.row);
  const assets = found.assets.map(atHand);
  const listed = new Set(lines?.rows.map(({ asset }) => asset.id));
  const offered = assets.filter(({ id }) => !listed.has(id));
  return (
    <div className={css.known}>
      <span>{[dept, employeeNo, place].filter((part) => part !== "").join(" · ")}</span>
      {offered.length > 0 && !all && <span>{t("known.assets")}</span>}
      {offered.length > 0 && all && (
        <StatusMark tone="warn" icon={<IconAlertTriangle size="1em" />}>
          {t("known.notAll", { count: offered.length })}
        </StatusMark>
      )}
      {lines && offered.length > (all ? 0 : 1) && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => offered.forEach((asset) => lines.take(asset))}
        >
          {t("known.addAll", { count: offered.length })}
        </Button>
      )}
      {offered.slice(0, SHOWN).map((asset) =>
        lines ? (
          <Button
            key={asset.id}
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size="1em" aria-hidden />}
            aria-label={t("known.add", { name: wordOf(asset) })}
            onClick={() => lines.take(asset)}
          >
            {wordOf(asset)}
          </Button>
        ) : (
          <Badge key={asset.id} tone="quiet">
            {wordOf(asset)}
          </Badge>
        ),
      )}
      {offered.length > SHOWN && <span>{t("known.more", { count: offered.length - SHOWN })}</span>}
    </div>
  );
}

function wordOf({ name, model, tag, number }: AssetRow): string {
  return [tag || number, name || model].filter((part) => part !== "").join(" ");
}
