import type { CardProps } from "../contributions/index.ts";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { AppDialog, NoticePlace, Row } from "../ui/index.ts";
import { ChangeSite, SiteFacts } from "./site-view.tsx";

/** The card of a site, above whatever is on screen. */
export default function SiteCard({ id, onClose }: CardProps) {
  const t = useText("directory");
  const name = useCoreQuery("site.get", { id }).data?.row.name;
  return (
    <AppDialog title={name ?? t("site:noun")} size="lg" onClose={onClose}>
      <SiteFacts id={id} />
      <Row end>
        <ChangeSite id={id} />
      </Row>
      <NoticePlace />
    </AppDialog>
  );
}
