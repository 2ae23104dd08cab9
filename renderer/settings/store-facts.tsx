import { useCoreQuery } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { KeyValues } from "../ui/index.ts";

/** What is stored on this laptop. */
export default function StoreFacts() {
  const t = useText("settings");
  const format = useFormat();
  const store = useCoreQuery("store.status", {}).data;
  if (!store) return null;
  return (
    <KeyValues
      items={[
        { label: t("store.mode"), value: t(store.readOnly ? "store.readOnly" : "store.writable") },
        { label: t("store.size"), value: format.bytes(store.databaseBytes) },
        { label: t("store.operations"), value: format.number(store.operations) },
        { label: t("store.pending"), value: format.number(store.pending) },
        { label: t("store.refused"), value: format.number(store.refused) },
        { label: t("store.tickets"), value: format.number(store.tickets) },
        { label: t("store.assets"), value: format.number(store.assets) },
        { label: t("store.people"), value: format.number(store.people) },
        { label: t("store.schema"), value: store.schema },
      ]}
    />
  );
}
