import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import type { SiteRow } from "../../shared/domain/site/site.ts";
import { useCoreQuery, useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { EmptyState, ErrorNote, Spacer, Toolbar, VirtualList } from "../ui/index.ts";
import { SiteLine } from "./lines.tsx";
import { SiteForm } from "./site-form.tsx";

const keyOf = (row: SiteRow) => row.id;
const render = (row: SiteRow) => <SiteLine row={row} />;

interface Props {
  selected: string | null;
  onSelect: (id: string) => void;
}

export function SitesList({ selected, onSelect }: Props) {
  const t = useText("directory");
  const { data, error } = useCoreQuery("site.list", {});
  const [adding, setAdding] = useState(false);
  const mayWrite = useMay("directory.write");
  const rowAt = useCallback((index: number) => data?.[index], [data]);
  return (
    <>
      {mayWrite && (
        <Toolbar label={t("sites")}>
          <Spacer />
          <Button
            variant="default"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t("addSite")}
          </Button>
        </Toolbar>
      )}
      {error && <ErrorNote error={error} />}
      {data?.length === 0 ? (
        <EmptyState title={t("noSites")}>{t("noSitesHint")}</EmptyState>
      ) : (
        <VirtualList<SiteRow>
          label={t("sites")}
          count={data?.length ?? 0}
          rowAt={rowAt}
          keyOf={keyOf}
          render={render}
          selected={selected}
          onSelect={onSelect}
          main
        />
      )}
      {adding && <SiteForm site={null} onClose={() => setAdding(false)} />}
    </>
  );
}
