import type { CardProps } from "../../contributions/index.ts";
import { useText } from "../../i18n/index.ts";
import { AppDialog, ErrorNote, NoticePlace, Row } from "../../ui/index.ts";
import { AddressActs, AddressFacts, useAddress } from "./address-view.tsx";

/** The card of an address, above whatever is on screen. */
export default function AddressCard({ id, onClose }: CardProps) {
  const t = useText("address");
  const { data, error } = useAddress(id);
  return (
    <AppDialog title={data?.row.ip ?? t("noun")} size="lg" onClose={onClose}>
      {error && <ErrorNote error={error} />}
      {data && (
        <>
          <AddressFacts detail={data} />
          <Row end>
            <AddressActs detail={data} />
          </Row>
        </>
      )}
      <NoticePlace />
    </AppDialog>
  );
}
