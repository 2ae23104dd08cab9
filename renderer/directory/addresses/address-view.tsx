import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { AddressDetail } from "../../../shared/ipc/addresses.ts";
import { useOpener } from "../../contributions/index.ts";
import { localDate, useCommand, useCoreQuery, useCoreSession, useMay } from "../../core/index.ts";
import { EditedFieldsOf, Facts, RecordHistory } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { ActDialog, HiddenIn } from "../../records/index.ts";
import { ActionFoot, ErrorNote, Note, PaneBody, Row, Section, Stack, useActions } from "../../ui/index.ts";
import { extendForm } from "./take-form.ts";
import type { ExtendValues } from "./take-form.ts";
import css from "../directory.module.css";

export function useAddress(id: string) {
  const { now } = useCoreSession();
  return useCoreQuery("address.get", { id, today: localDate(new Date(now())) });
}

/** An address beside the list. */
export function AddressView({ id }: { id: string }) {
  const t = useText("fields");
  const { data, error } = useAddress(id);
  if (error) return <ErrorNote error={error} />;
  if (!data) return null;
  return (
    <article className={css.view} aria-label={data.row.ip}>
      <PaneBody>
        <div className={css.pane}>
          <h2 className={css.title}>{data.row.ip}</h2>
          <AddressFacts detail={data} />
          <Section title={t("history.title")}>
            <RecordHistory kind="address" id={id} />
          </Section>
        </div>
      </PaneBody>
      <ActionFoot label={data.row.ip}>
        <AddressActs detail={data} />
      </ActionFoot>
    </article>
  );
}

/** Whose it is, on which machine and port, until when. */
export function AddressFacts({ detail }: { detail: AddressDetail }) {
  const t = useText("address");
  const { row } = detail;
  const openTicket = useOpener("ticket");
  const openAsset = useOpener("asset");
  return (
    <HiddenIn detail={detail}>
      <Stack>
        {row.status === "released" && <Note tone="note" title={t("releasedNote")} />}
        {row.expired && <Note tone="warn" title={t("expiredNote", { day: row.until })} />}
        {detail.conflicts.length > 0 && <Note tone="bad" title={t("takenTwiceNote")} />}
        <EditedFieldsOf
          kind="address"
          id={row.id}
          values={detail.fields}
          uses={detail.uses}
          overwritten={detail.overwritten}
          closed={row.status === "released"}
        >
          <Facts names={["subnet", "holder", "mac", "port", "from", "until", "note"]} />
        </EditedFieldsOf>
        <Row>
          {row.asset !== null && row.assetName !== "" && (
            <Button variant="subtle" size="compact-sm" onClick={() => openAsset?.(row.asset ?? "")}>
              {row.assetName}
            </Button>
          )}
          {row.ticket !== null && row.ticketNumber !== "" && (
            <Button variant="subtle" size="compact-sm" onClick={() => openTicket?.(row.ticket ?? "")}>
              {row.ticketNumber}
            </Button>
          )}
        </Row>
      </Stack>
    </HiddenIn>
  );
}

/** Kept on until another day, or given back. */
export function AddressActs({ detail: { row } }: { detail: AddressDetail }) {
  const t = useText("address");
  const { run, error } = useCommand();
  const may = useMay("ticket.write") && row.status === "held";
  const [extending, setExtending] = useState(false);
  const own = { of: row.id, group: "address" as const, shortcuts: [], disabled: !may };
  const release = () => void run("address.release", { address: row.id });
  useActions([
    { id: "address.extend", ...own, run: () => setExtending(true) },
    { id: "address.release", ...own, run: release },
  ]);
  if (!may) return null;
  return (
    <>
      {error ? <ErrorNote error={error} /> : null}
      <Button variant="default" onClick={() => setExtending(true)}>
        {t("act.extend")}
      </Button>
      <Button variant="default" onClick={release}>
        {t("act.release")}
      </Button>
      {extending && (
        <ActDialog<ExtendValues>
          title={t("extendTitle", { ip: row.ip })}
          submit={t("act.extend")}
          writes="address.extend"
          about={row.id}
          asking={extendForm(row.id)}
          initial={{ until: row.until ?? "" }}
          onClose={() => setExtending(false)}
        >
          {({ values, errors, set }) => (
            <TextInput
              type="date"
              label={t("field.until")}
              description={t("untilHint")}
              value={values.until}
              error={errors.until}
              data-autofocus
              onChange={(event) => set("until", event.currentTarget.value)}
            />
          )}
        </ActDialog>
      )}
    </>
  );
}
