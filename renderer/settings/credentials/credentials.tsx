import { Button } from "@mantine/core";
import { useState } from "react";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import { useCore, useCoreQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { ConfirmDialog, ErrorNote, Row } from "../../ui/index.ts";
import css from "../settings.module.css";
import { CredentialsDialog } from "./credentials-dialog.tsx";
import type { CredentialKind } from "../../../shared/domain/checklist/credentials.ts";

interface Kept {
  site: string | null;
  kind: CredentialKind;
}

/** What probes sign in with, by site: which there are, and never what they are. */
export default function CredentialsSection() {
  const [changes, setChanges] = useState(0);
  // No operation tells of a change: it is asked anew once something was done here.
  return <Listed key={changes} onChanged={() => setChanges(changes + 1)} />;
}

function Listed({ onChanged }: { onChanged: () => void }) {
  const t = useText("settings");
  const core = useCore();
  const { data, error: unread } = useCoreQuery("probe.credentials", {});
  const sites = useCoreQuery("site.list", {}).data ?? [];
  const [editing, edit] = useState<Kept | "new" | null>(null);
  const [leaving, leave] = useState<Kept | null>(null);
  const [error, setError] = useState<CoreError | null>(null);
  const nameOf = ({ site, kind }: Kept) =>
    t("credentials.of", {
      kind: t(`credentials.kind.${kind}`),
      site: site === null ? t("credentials.anywhere") : (sites.find(({ id }) => id === site)?.name ?? site),
    });
  async function forget(kept: Kept) {
    const done = await core.execute("probe.forgetCredentials", { ...kept });
    if (done.ok) onChanged();
    else setError(done.error);
    leave(null);
  }
  return (
    <>
      {(unread ?? error) && <ErrorNote error={(unread ?? error) as CoreError} />}
      {data?.length === 0 && <p className={css.soft}>{t("credentials.none")}</p>}
      {(data ?? []).map((kept) => (
        <Row key={`${kept.site ?? ""} ${kept.kind}`}>
          <span>{nameOf(kept)}</span>
          <Button
            variant="default"
            aria-label={t("credentials.replaceOf", { what: nameOf(kept) })}
            onClick={() => edit(kept)}
          >
            {t("credentials.replace")}
          </Button>
          <Button
            variant="default"
            aria-label={t("credentials.forgetOf", { what: nameOf(kept) })}
            onClick={() => leave(kept)}
          >
            {t("credentials.forget")}
          </Button>
        </Row>
      ))}
      <Row>
        <Button variant="default" onClick={() => edit("new")}>
          {t("credentials.add")}
        </Button>
      </Row>
      {editing !== null && (
        <CredentialsDialog
          replaces={editing === "new" ? null : editing}
          sites={sites.filter(({ active }) => active)}
          onDone={onChanged}
          onClose={() => edit(null)}
        />
      )}
      {leaving !== null && (
        <ConfirmDialog
          title={t("credentials.forgetOf", { what: nameOf(leaving) })}
          confirm={t("credentials.forget")}
          onConfirm={() => void forget(leaving)}
          onClose={() => leave(null)}
        >
          {t("credentials.forgetText")}
        </ConfirmDialog>
      )}
    </>
  );
}
