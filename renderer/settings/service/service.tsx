import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { calendarIn, targetIn } from "../../../shared/domain/definition/definition-view.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { WEEKDAYS } from "../../../shared/sla/calendar-form.ts";
import { CLOCKS } from "../../../shared/sla/clock.ts";
import { localDate, useMay, useNow } from "../../core/index.ts";
import { useDeskRows } from "../../desk/index.ts";
import { useLocale, useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import { Note, Row, Stack } from "../../ui/index.ts";
import css from "../settings.module.css";
import { NEW_CALENDAR, NEW_TARGET, NOTICE, closeService, openService, useServiceOpen } from "./open.ts";
import { CalendarDialog } from "./calendar-dialog.tsx";
import { missingIn } from "./notice-form.ts";
import { NoticeDialog } from "./notice-dialog.tsx";
import { targetValues, writtenFrames } from "./service-forms.ts";
import { TargetDialog } from "./target-dialog.tsx";

/** What the team promises, and when it works: everybody reads it, whoever defines things changes it. */
export default function Service() {
  const t = useText("settings");
  const locale = useLocale();
  const may = useMay("definition.write");
  const targets = useDefinitions("target").rows.filter(({ retired }) => !retired);
  const calendars = useDefinitions("calendar").rows.filter(({ retired }) => !retired);
  const open = useServiceOpen((state) => state.open);
  const standard = calendars.find(({ key }) => key === "standard");
  const missing = missingIn(calendars, localDate(new Date(useNow())));
  const opened = [...targets, ...calendars].find(({ id }) => id === open);
  const scopeOf = useScope();
  const change = (row: DefinitionRow) =>
    may && (
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t("service.changeOf", { what: inLanguage(row.title, locale) })}
        onClick={() => openService(row.id)}
      >
        {t("service.change")}
      </Button>
    );
  return (
    <Stack>
      <table className={css.table} aria-label={t("service.targets")}>
        <thead>
          <tr>
            <th scope="col">{t("service.target")}</th>
            {CLOCKS.map((name) => (
              <th key={name} scope="col">
                {t(`ticket:clock.${name}`)}
              </th>
            ))}
            <th scope="col">{t("service.counted")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {targets.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {inLanguage(row.title, locale)} <span className={css.soft}>{scopeOf(row)}</span>
              </th>
              {CLOCKS.map((name) => (
                <td key={name}>{targetValues(row).minutes[name] || "–"}</td>
              ))}
              <td>{t(targetIn(row)?.always ? "service.always" : "service.working")}</td>
              <td>{change(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {may && (
        <Row>
          <Button variant="default" onClick={() => openService(NEW_TARGET)}>
            {t("service.newTarget")}
          </Button>
        </Row>
      )}
      {missing !== null && (
        <Note
          tone="warn"
          title={t("notice.missing", { year: missing })}
          actions={
            may && (
              <Button variant="default" size="compact-sm" onClick={() => openService(NOTICE)}>
                {t("notice.import")}
              </Button>
            )
          }
        >
          {t("notice.missingText", { year: missing })}
        </Note>
      )}
      {calendars.map((row) => (
        <CalendarFacts key={row.id} row={row}>
          {change(row)}
        </CalendarFacts>
      ))}
      {may && (
        <Row>
          <Button variant="default" onClick={() => openService(NEW_CALENDAR)}>
            {t("service.newCalendar")}
          </Button>
          <Button variant="default" onClick={() => openService(NOTICE)}>
            {t("notice.import")}
          </Button>
        </Row>
      )}
      {may && standard && open === NEW_CALENDAR && (
        <CalendarDialog row={standard} made onClose={closeService} />
      )}
      {may && open === NOTICE && <NoticeDialog rows={calendars} onClose={closeService} />}
      {!may && <p className={css.soft}>{t("levels.others")}</p>}
      {may && open === NEW_TARGET && <TargetDialog row={null} onClose={closeService} />}
      {opened?.family === "target" && may && (
        <TargetDialog key={opened.version} row={opened} onClose={closeService} />
      )}
      {opened?.family === "calendar" && may && (
        <CalendarDialog key={opened.version} row={opened} onClose={closeService} />
      )}
    </Stack>
  );
}

/** Of which tickets a target is; '' where its name says so. */
function useScope(): (row: DefinitionRow) => string {
  const t = useText("ticket");
  const locale = useLocale();
  const items = useDefinitions("item");
  const categories = useDefinitions("category");
  return (row) => {
    const {
      types = [],
      priorities = [],
      items: ofItems = [],
      categories: of = [],
    } = targetIn(row)?.for ?? {};
    const said = [
      ...types.map((each) => t(`type.${each}`)),
      ...priorities.map((each) => t(`priority.${each}`)),
      ...ofItems.map(items.word),
      ...of.map(categories.word),
    ].join(t("domain:entered.between"));
    return said === inLanguage(row.title, locale) ? "" : said;
  };
}

function CalendarFacts({ row, children }: { row: DefinitionRow; children: ReactNode }) {
  const t = useText("settings");
  const locale = useLocale();
  const { week, zone, days, national, sites, notices } = calendarIn(row);
  const names = useDeskRows("site").filter(({ id }) => sites.includes(id));
  const worked = WEEKDAYS.filter((day) => (week[day] ?? []).length > 0);
  return (
    <div>
      <Row>
        <strong>{inLanguage(row.title, locale)}</strong> {children}
      </Row>
      <ul className={css.plain}>
        {worked.map((day) => (
          <li key={day}>
            {t(`service.day.${day}`)} {writtenFrames(week[day] ?? [])}
          </li>
        ))}
      </ul>
      <p className={css.soft}>
        {[
          t("clock:sum.zone", { zone }),
          sites.length > 0
            ? t("service.onlySites", {
                sites: names.map(({ name }) => name).join(t("domain:entered.between")),
              })
            : "",
          t(national ? "service.national" : "service.noNational"),
          notices.length > 0
            ? t("notice.has", { years: notices.map(({ year }) => year).join(t("domain:entered.between")) })
            : "",
          Object.keys(days).length > 0 ? t("service.ownDays", { count: Object.keys(days).length }) : "",
          t("levels.version", { version: row.version }),
        ].join(" ")}
      </p>
    </div>
  );
}
