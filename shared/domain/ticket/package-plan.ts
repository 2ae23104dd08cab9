import { dateOf, dayOf } from "../../log/civil-days.ts";
import { derivedId } from "../../log/derived-id.ts";
import { itemIn } from "../definition/definition-view.ts";
import type { DefinitionRow } from "../definition/definition-view.ts";
import type { Localized } from "../definition/localized.ts";
import type { PackageTask, TaskPackage } from "../definition/task-package.ts";
import type { PackageSaid } from "./ticket-package.ts";

/** For whom a package is opened, as the directory knows them. */
export interface PackagePerson {
  id: string;
  name: string;
  phone: string;
  dept: string;
  place: string;
  site: string | null;
}

/** How a package is turned into tickets by whoever opens it. */
export interface PackageWords {
  /** In the language of whoever opens it: tickets are written in one. */
  said(text: Localized): string;
  /** A time of day on a date, as a moment with the offset of the place. */
  moment(date: string, time: string): string;
  items: readonly DefinitionRow[];
  /** Assets that the person holds. */
  held: readonly string[];
}

/** The id that all tickets of a package of one person and day have, on whichever laptop it was opened. */
export const packageId = (key: string, person: string, day: string): string =>
  derivedId("package", key, person, day);

/** Titles are no longer than this. */
const TITLE = 80;

/**
 * What `ticket.open` is asked for each task of a package: one act of as many commands as it has tasks (ADR 49).
 *
 * @param skipped places of tasks that this person does not need
 */
export function packageTickets(
  { key, tasks }: { key: string } & Pick<TaskPackage, "tasks">,
  person: PackagePerson,
  day: string,
  words: PackageWords,
  skipped: ReadonlySet<number> = new Set(),
) {
  const of: PackageSaid = { id: packageId(key, person.id, day), key, person: person.id, day };
  return tasks.flatMap((task, place) => (skipped.has(place) ? [] : [ticketOf(task, person, of, words)]));
}

function ticketOf(task: PackageTask, person: PackagePerson, of: PackageSaid, words: PackageWords) {
  const item = words.items.find(({ key }) => key === task.item);
  const category = task.category ?? (item && itemIn(item)?.category) ?? null;
  const set = {
    type: "request" as const,
    title: `${words.said(task.title)} · ${person.name}`.slice(0, TITLE),
    requester: person.name,
    requesterPerson: person.id,
    contact: person.phone,
    dept: person.dept,
    place: person.place,
    site: person.site,
    category,
    item: task.item,
    checklist: task.checklist,
    dueAt: words.moment(dateOf(dayOf(of.day) + task.due.days), task.due.time),
  };
  const kept = Object.entries(set).filter(([, value]) => value !== null && value !== "");
  const group = words.said(task.group);
  return {
    set: Object.fromEntries(kept) as Partial<typeof set> & { title: string },
    package: of,
    assets: task.held ? [...words.held] : [],
    tags: group === "" ? [] : [group],
  };
}
