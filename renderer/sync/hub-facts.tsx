import type { SessionInfo } from "../../shared/ipc/queries.ts";
import { useNow, useSyncStatus } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { KeyValues, PaneBody, Section } from "../ui/index.ts";
import css from "./sync.module.css";

/** With whom this laptop syncs, as long as nothing is chosen in the list. */
export function HubFacts({ session }: { session: SessionInfo }) {
  const t = useText("sync");
  const format = useFormat();
  const now = useNow();
  const status = useSyncStatus();
  const { hub } = session;
  const skew = status?.clockSkewMs ?? null;
  return (
    <PaneBody>
      <div className={css.content}>
        <Section title={t("hub.title")} level={2} note={t("hub.text")}>
          <KeyValues
            items={[
              { label: t("hub.team"), value: session.workspaceName },
              { label: t("hub.device"), value: session.deviceCode },
              { label: t("hub.address"), value: hub?.address ?? null, wide: true },
              {
                label: t("hub.last"),
                value: status?.lastSync ? format.dateTime(status.lastSync, now) : t("never"),
                wide: true,
              },
              {
                label: t("hub.clock"),
                value:
                  skew === null
                    ? null
                    : t("hub.seconds", { seconds: format.number(Math.round(Math.abs(skew) / 1000)) }),
                wide: true,
              },
            ]}
          />
        </Section>
      </div>
    </PaneBody>
  );
}
