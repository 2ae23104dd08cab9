import { Button } from "@mantine/core";
import { useEffect } from "react";
import { openerOf, useContributions } from "../contributions/index.ts";
import { useCommand, useCoreQuery, useNow, useSyncStatus } from "../core/index.ts";
import { actWords, useFormat, useText } from "../i18n/index.ts";
import { ErrorNote, KeyValues, Note, PaneBody, Row, Section, select } from "../ui/index.ts";
import { EnteredValues, useEntered } from "../fields/index.ts";
import { OutboxStateMark } from "./outbox-line.tsx";
import { detailOf } from "./refusal-detail.ts";
import { RefusedActs } from "./refused-acts.tsx";
import css from "./sync.module.css";

const REASONS = ["form", "signature", "forbidden", "revoked", "tooLarge", "internal"];

/** So long it stands that what was waiting has arrived, before the overview comes back. */
const DELIVERED_MS = 10_000;

/** One operation of this laptop with everything that was entered; nothing is ever lost. */
export function OperationDetail({ id }: { id: string }) {
  const t = useText("sync");
  const contributions = useContributions();
  const format = useFormat();
  const now = useNow();
  const status = useSyncStatus();
  const found = useCoreQuery("operation.get", { id });
  const { run, busy, error } = useCommand();
  const items = useEntered(found.data?.body ?? {});
  const delivered = found.data?.row.state === "accepted";
  useEffect(() => {
    if (!delivered) return;
    const timer = setTimeout(() => select("sync", null), DELIVERED_MS);
    return () => clearTimeout(timer);
  }, [delivered]);
  if (found.error) return <ErrorNote error={found.error} />;
  if (!found.data) return null;
  const { row, sent, retrying } = found.data;
  const refused = row.state === "refused";
  const reason = row.reason?.code ?? "";
  const detail = row.reason ? detailOf(row.reason) : null;
  const rule = detail?.key === "rule" ? t([`rules:rule.${detail.field}`, "settling:someRule"]) : null;
  const known = rule !== null ? "rule" : REASONS.includes(reason) ? reason : "other";
  const what = rule ?? t(`refusal.${known}.what`);
  const [record] = row.touches;
  const [kind = "", entity] = record?.split(":") ?? [];
  const of = row.type.split(".")[0] ?? "";
  const nextTry = refused
    ? t("neverAgain")
    : status?.phase === "alone"
      ? t("whenJoined")
      : status?.nextTry
        ? format.time(status.nextTry)
        : t("asSoonAsPossible");
  const open = openerOf(contributions, kind);
  const opening =
    open && entity ? (
      <Button variant="default" onClick={() => open(entity)}>
        {t("openRecord")}
      </Button>
    ) : null;
  return (
    <article className={css.detail} aria-label={row.label}>
      <PaneBody>
        <div className={css.content}>
          <h2 className={css.title}>
            {actWords(t, row.type)} {row.label}
          </h2>
          {refused ? (
            <Note tone="bad" title={what}>
              {t("common:sentences", { first: t(`refusal.${known}.next`), then: t("refusal.safe") })}
              {detail && rule === null ? (
                <p className={css.faint}>
                  {t(`refusal.detail.${detail.key}`, {
                    field: detail.field
                      ? t([
                          `${of}:field.${detail.field}`,
                          `domain:entered.${detail.field}`,
                          "domain:unknown.field",
                        ])
                      : "",
                  })}
                </p>
              ) : null}
            </Note>
          ) : null}
          {error ? <ErrorNote error={error} /> : null}
          <KeyValues
            items={[
              { label: t("field.state"), value: <OutboxStateMark row={row} /> },
              { label: t("field.at"), value: format.dateTime(Date.parse(row.at), now) },
              { label: t("field.order"), value: format.number(row.deviceSeq) },
              sent
                ? {
                    label: t("field.sent"),
                    value: t("sentAs", { when: format.dateTime(sent.at, now), seq: format.number(sent.seq) }),
                  }
                : { label: t("field.next"), value: nextTry },
            ]}
          />
          <Section title={t("entered")}>
            <EnteredValues items={items} />
          </Section>
          {refused ? (
            <RefusedActs
              row={row}
              retrying={retrying}
              items={items}
              reason={what}
              run={run}
              busy={busy}
              open={opening}
            />
          ) : (
            <Row end>{opening}</Row>
          )}
        </div>
      </PaneBody>
    </article>
  );
}
