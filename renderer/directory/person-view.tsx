import { Button, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useCoreQuery, useMay } from "../core/index.ts";
import { useOpener } from "../contributions/index.ts";
import { DueMark } from "../custody/later/due-mark.tsx";
import { MissingMark } from "../custody/later/missing-mark.tsx";
import { EditedFieldsOf, Facts, OverwrittenOf, RecordHistory } from "../fields/index.ts";
import { useText } from "../i18n/index.ts";
import { HiddenIn, SaidInLine, isHidden, useErasing } from "../records/index.ts";
import { ActionFoot, ErrorNote, PaneBody, Section, startTask } from "../ui/index.ts";
import css from "./directory.module.css";
import { PersonPackages } from "./packages/person-packages.tsx";
import { PersonData } from "./person-data.tsx";
import { PersonForm } from "./person-form.tsx";

/** Stands in the title. */
const NAME = ["name"];

/** A person beside the list: how to reach them, what they hold, what they reported. */
export function PersonView({ id }: { id: string }) {
  const t = useText("directory");
  const { data, error } = useCoreQuery("person.get", { id });
  const mayWrite = useMay("directory.write");
  const mayCustody = useMay("custody.write");
  const mayTakeOut = useMay("export.run");
  const openAsset = useOpener("asset");
  const openTicket = useOpener("ticket");
  const [editing, setEditing] = useState(false);
  const erasing = useErasing("person", id, data?.row.name ?? "");
  const row = data?.row;
  const takeBackAll = () =>
    startTask(
      "assets",
      "custody.return",
      (data?.assets ?? []).map((asset) => asset.id),
    );
  if (error) return <ErrorNote error={error} />;
  if (!data || !row) return null;
  return (
    <HiddenIn detail={data}>
      <article className={css.view} aria-label={row.name}>
        <PaneBody>
          <div className={css.pane}>
            <h2 className={css.title}>
              <SaidInLine text={row.name} />
            </h2>
            <EditedFieldsOf kind="person" id={id} values={data.fields} overwritten={data.overwritten}>
              {/* A name that is hidden is told of here too: a title says nothing of why. */}
              {isHidden(row.name) ? <Facts /> : <Facts except={NAME} />}
              {isHidden(row.name) ? null : <OverwrittenOf name="name" />}
            </EditedFieldsOf>
            <Section
              title={t("assetsOf")}
              aside={
                mayCustody && data.assets.length > 0 ? (
                  <>
                    {data.assets.length}{" "}
                    <Button variant="subtle" size="compact-sm" onClick={takeBackAll}>
                      {t("takeBackAll")}
                    </Button>
                  </>
                ) : (
                  data.assets.length
                )
              }
            >
              {data.assets.length === 0 && <p className={css.sub}>{t("noAssets")}</p>}
              <ul className={css.list}>
                {data.assets.map((asset) => (
                  <li key={asset.id}>
                    <UnstyledButton className={css.record} onClick={() => openAsset?.(asset.id)}>
                      <span className={css.recordNumber}>{asset.tag || asset.number}</span>
                      <span className={css.recordName}>
                        {[asset.name, asset.model].filter((part) => part !== "").join(" · ")}
                      </span>
                      <span>{asset.serial}</span>
                      {asset.status === "missing" && <MissingMark />}
                      {asset.dueBack !== null && <DueMark dueBack={asset.dueBack} />}
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
                    <UnstyledButton className={css.record} onClick={() => openTicket?.(ticket.id)}>
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
            <Section title={t("fields:history.title")}>
              <RecordHistory kind="person" id={id} />
            </Section>
          </div>
        </PaneBody>
        {mayWrite || mayTakeOut || erasing.begin ? (
          <ActionFoot label={t("edit")}>
            <PersonData id={id} name={row.name} />
            <PersonPackages person={row} held={data.assets.map((asset) => asset.id)} />
            {erasing.begin ? (
              <Button variant="subtle" color="gray" onClick={erasing.begin}>
                {t("records:erase.act")}
              </Button>
            ) : null}
            {mayWrite ? (
              <Button variant="default" onClick={() => setEditing(true)}>
                {t("edit")}
              </Button>
            ) : null}
          </ActionFoot>
        ) : null}
        {erasing.dialog}
        {editing ? (
          <PersonForm person={{ id, values: data.fields }} onClose={() => setEditing(false)} />
        ) : null}
      </article>
    </HiddenIn>
  );
}
