import { Button, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import type { CardProps } from "../contributions/index.ts";
import { useCoreQuery, useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import {
  AppDialog,
  ErrorNote,
  KeyValues,
  NoticePlace,
  Row,
  Section,
  Stack,
  openRecord,
} from "../ui/index.ts";
import css from "./directory.module.css";
import { HiddenIn, Said, SaidInLine, isHidden, useErasing } from "../records/index.ts";
import { LostValues } from "./lost-values.tsx";
import { PersonForm } from "./person-form.tsx";

const FACTS = ["employeeNo", "dept", "phone", "mail", "place"] as const;

/** The card of a person, above whatever is on screen. */
export default function PersonCard({ id, onClose }: CardProps) {
  const t = useText("directory");
  const { data, error } = useCoreQuery("person.get", { id });
  const sites = useCoreQuery("site.list", {}).data ?? [];
  const mayWrite = useMay("directory.write");
  const [editing, setEditing] = useState(false);
  const erasing = useErasing("person", id, data?.row.name ?? "");
  if (erasing.dialog) return erasing.dialog;
  if (editing && data) return <PersonForm person={data.row} onClose={() => setEditing(false)} />;

  function open(area: "assets" | "queue", record: string) {
    onClose();
    openRecord(area, record);
  }

  const row = data?.row;
  return (
    <AppDialog title={row ? <SaidInLine text={row.name} /> : t("person:noun")} size="lg" onClose={onClose}>
      {error && <ErrorNote error={error} />}
      {data && row && (
        <HiddenIn detail={data}>
          <Stack>
            <KeyValues
              items={[
                // A name that is hidden is told of here too: a title says nothing of why.
                ...(isHidden(row.name) ? (["name", ...FACTS] as const) : FACTS).map((name) => ({
                  label: t(`person:field.${name}`),
                  value: row[name] && <Said text={row[name]} field={name} />,
                })),
                {
                  label: t("person:field.site"),
                  value: sites.find((site) => site.id === row.site)?.name ?? "",
                },
                ...(row.vip ? [{ label: t("person:field.vip"), value: t("common:yes") }] : []),
                ...(row.active ? [] : [{ label: t("person:field.active"), value: t("left") }]),
              ]}
            />
            <LostValues kind="person" row={row} lost={data.overwritten} />
            <Section title={t("assetsOf")} aside={data.assets.length}>
              {data.assets.length === 0 && <p className={css.sub}>{t("noAssets")}</p>}
              <ul className={css.list}>
                {data.assets.map((asset) => (
                  <li key={asset.id}>
                    <UnstyledButton className={css.record} onClick={() => open("assets", asset.id)}>
                      <span className={css.recordNumber}>{asset.tag || asset.number}</span>
                      <span className={css.recordName}>
                        {[asset.name, asset.model].filter((part) => part !== "").join(" · ")}
                      </span>
                      <span>{asset.serial}</span>
                    </UnstyledButton>
                  </li>
                ))}
              </ul>
            </Section>
            <Section title={t("ticketsOf")} aside={data.tickets.length}>
              {data.tickets.length === 0 && <p className={css.sub}>{t("noTickets")}</p>}
              <ul className={css.list}>
                {data.tickets.map((ticket) => (
                  <li key={ticket.id}>
                    <UnstyledButton className={css.record} onClick={() => open("queue", ticket.id)}>
                      <span className={css.recordNumber}>{ticket.number}</span>
                      <span className={css.recordName}>
                        <SaidInLine text={ticket.title} />
                      </span>
                      <span>{t(`ticket:status.${ticket.status}`)}</span>
                    </UnstyledButton>
                  </li>
                ))}
              </ul>
            </Section>
            {(mayWrite || erasing.begin) && (
              <Row end>
                {erasing.begin && (
                  <Button variant="subtle" onClick={erasing.begin}>
                    {t("records:erase.act")}
                  </Button>
                )}
                {mayWrite && (
                  <Button variant="default" onClick={() => setEditing(true)}>
                    {t("edit")}
                  </Button>
                )}
              </Row>
            )}
          </Stack>
        </HiddenIn>
      )}
      <NoticePlace />
    </AppDialog>
  );
}
