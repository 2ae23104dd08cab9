import { Button, Checkbox, TextInput } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { PRIORITIES, TICKET_TYPES } from "../../../shared/domain/ticket/ticket-words.ts";
import { groupOf } from "../../../shared/domain/definition/definition-view.ts";
import { MY_GROUPS, NOBODY } from "../../../shared/ipc/ticket-filter.ts";
import { useCoreQuery, useCoreSession, useMay } from "../../core/index.ts";
import { useDeskRows } from "../../desk/index.ts";
import { useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import { Choice } from "../../ui/index.ts";
import { useQueue } from "../queue-state.ts";
import { chooseTickets, togglePriority } from "./choose.ts";
import { exportFound } from "./export-found.ts";
import type { SheetFormat } from "./export-found.ts";
import { ViewName } from "./view-name.tsx";
import css from "./filter.module.css";

const close = () => useQueue.setState({ filtering: false });

/** All that tickets are chosen by; the list below answers at once. Escape closes it, what is chosen stays. */
export default function FilterPanel() {
  const t = useText("queue");
  const filter = useQueue((state) => state.filter);

  function onKeyDown(event: KeyboardEvent) {
    // A list of choices that is open closes first.
    if (event.key !== "Escape" || event.defaultPrevented || isOpenChoice(event.target)) return;
    event.stopPropagation();
    close();
  }

  return (
    <div className={css.panel} role="group" aria-label={t("filter.title")} onKeyDown={onKeyDown}>
      <div className={css.whole} role="group" aria-label={t("ticket:field.priority")}>
        <Button.Group>
          {PRIORITIES.map((each, index) => {
            const isChosen = filter.priorities?.includes(each) ?? false;
            return (
              <Button
                key={each}
                size="compact-sm"
                variant={isChosen ? "light" : "default"}
                aria-pressed={isChosen}
                title={t(`ticket:priority.${each}`)}
                autoFocus={index === 0}
                onClick={() => togglePriority(each)}
              >
                {each}
              </Button>
            );
          })}
        </Button.Group>
        <Checkbox
          label={t("mark.security")}
          checked={filter.security ?? false}
          onChange={({ currentTarget }) => chooseTickets({ security: currentTarget.checked || undefined })}
        />
        <Checkbox
          label={t("mark.conflict")}
          checked={filter.conflicts ?? false}
          onChange={({ currentTarget }) => chooseTickets({ conflicts: currentTarget.checked || undefined })}
        />
      </div>
      <CategoryField />
      <Choice
        aria-label={t("ticket:field.type")}
        placeholder={t("filter.anyType")}
        data={TICKET_TYPES.map((type) => ({ value: type, label: t(`ticket:type.${type}`) }))}
        value={filter.type ?? null}
        clearable
        onChange={(type) => chooseTickets({ type: type ?? undefined })}
      />
      <SiteField />
      <AssigneeField />
      <WorkgroupField />
      <TextInput
        type="date"
        label={t("filter.from")}
        value={filter.from ?? ""}
        {...(filter.until ? { max: filter.until } : {})}
        onChange={({ currentTarget }) => chooseTickets({ from: currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t("filter.until")}
        value={filter.until ?? ""}
        {...(filter.from ? { min: filter.from } : {})}
        onChange={({ currentTarget }) => chooseTickets({ until: currentTarget.value || undefined })}
      />
      <ViewName />
      <Exports />
    </div>
  );
}

const isOpenChoice = (target: EventTarget) =>
  target instanceof HTMLElement && target.getAttribute("aria-expanded") === "true";

/** What begins with it is a whole group. */
const GROUP = "group:";

function CategoryField() {
  const t = useText("queue");
  const filter = useQueue((state) => state.filter);
  const categories = useDefinitions("category");
  const groups = useDefinitions("categorygroup");
  const data = groups.rows.map(({ key }) => ({
    group: groups.word(key),
    items: [
      { value: GROUP + key, label: t("filter.wholeGroup", { group: groups.word(key) }) },
      ...categories.rows
        .filter((row) => groupOf(row) === key)
        .map((row) => ({ value: row.key, label: categories.word(row.key) })),
    ],
  }));
  const value = filter.category ?? (filter.group === undefined ? null : GROUP + filter.group);
  return (
    <Choice
      aria-label={t("ticket:field.category")}
      placeholder={t("filter.anyCategory")}
      data={data}
      value={value}
      clearable
      onChange={(next) => {
        const group = next?.startsWith(GROUP) ? next.slice(GROUP.length) : undefined;
        chooseTickets({ group, category: group === undefined ? (next ?? undefined) : undefined });
      }}
    />
  );
}

function SiteField() {
  const t = useText("queue");
  const site = useQueue((state) => state.filter.site);
  const sites = useCoreQuery("site.list", {}).data ?? [];
  return (
    <Choice
      // What it is called is known when the sites are.
      key={sites.length}
      aria-label={t("ticket:field.site")}
      placeholder={t("filter.anySite")}
      data={sites.map(({ id, name }) => ({ value: id, label: name }))}
      value={site ?? null}
      clearable
      onChange={(next) => chooseTickets({ site: next ?? undefined })}
    />
  );
}

function AssigneeField() {
  const t = useText("queue");
  const assignee = useQueue((state) => state.filter.assignee);
  const members = useDeskRows("member");
  return (
    <Choice
      aria-label={t("ticket:field.assignee")}
      placeholder={t("filter.anyAssignee")}
      data={[
        { value: NOBODY, label: t("assignedToNobody") },
        ...members.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={assignee ?? null}
      clearable
      onChange={(next) => chooseTickets({ assignee: next ?? undefined })}
    />
  );
}

function WorkgroupField() {
  const t = useText("queue");
  const workgroup = useQueue((state) => state.filter.workgroup);
  const groups = useDefinitions("group");
  return (
    <Choice
      aria-label={t("ticket:field.group")}
      placeholder={t("filter.anyGroup")}
      data={[{ value: MY_GROUPS, label: t("filter.myGroups") }, ...groups.choices(workgroup ?? null)]}
      value={workgroup ?? null}
      clearable
      onChange={(next) => chooseTickets({ workgroup: next ?? undefined })}
    />
  );
}

function Exports() {
  const t = useText("queue");
  const session = useCoreSession();
  const may = useMay("export.run");
  if (!may) return null;
  const write = (format: SheetFormat) => void exportFound(session, useQueue.getState(), format);
  return (
    <div className={css.whole} role="group" aria-label={t("export.found")}>
      <span>{t("export.found")}</span>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconFileSpreadsheet size="1rem" aria-hidden />}
        onClick={() => write("xlsx")}
      >
        {t("export.xlsx")}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => write("csv")}>
        {t("export.csv")}
      </Button>
    </div>
  );
}
