import { asset as assetKind } from "../../../shared/domain/asset/asset.ts";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { definition } from "../../../shared/domain/definition/definition.ts";
import { definitionsOf, groupOf } from "../../../shared/domain/definition/definition-view.ts";
import type { DefinitionRow } from "../../../shared/domain/definition/definition-view.ts";
import type { Family } from "../../../shared/domain/definition/families.ts";
import { inLanguage } from "../../../shared/domain/definition/localized.ts";
import { site as siteKind } from "../../../shared/domain/site/site.ts";
import type { SiteRow } from "../../../shared/domain/site/site.ts";
import { gradeOf } from "../../../shared/domain/ticket/ticket-priority.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import { DOCUMENT_WORDS } from "../../../shared/documents/document-words.ts";
import type { DocumentLanguage } from "../../../shared/documents/document.ts";
import { TICKET_WORDS } from "../../../shared/documents/ticket/ticket-words.ts";
import type { TicketWord } from "../../../shared/documents/ticket/ticket-words.ts";
import { HIDDEN } from "../../../shared/log/parts.ts";
import { memberNames } from "../queries/parts.ts";
import type { ReadStore } from "../store/read-store.ts";
import type { TableForm } from "./table.ts";

/** Of what is not at hand. */
const WITHHELD = "…";

/** Tickets as a table that a person reads: its heads and cells in the words of a language. */
export function toldTickets(store: ReadStore, language: DocumentLanguage): TableForm {
  const words = TICKET_WORDS[language];
  const { between } = DOCUMENT_WORDS[language];
  const memberOf = memberNames(store);
  const titles = { category: titlesOf(store, "category"), categorygroup: titlesOf(store, "categorygroup") };
  const titleOf = (family: keyof typeof titles, key: string) => {
    const row = titles[family].get(key);
    return row ? inLanguage(row.title, language) : key;
  };
  const siteOf = (id: string) => (store.source.row(siteKind.name, id) as SiteRow | null)?.name ?? "";
  const assetOf = (id: string) => {
    const row = store.source.row(assetKind.name, id) as AssetRow | null;
    return row ? row.tag || row.number : "";
  };
  const word = (name: string) => (words as Readonly<Record<string, string>>)[name] ?? name;
  const plain = (text: string) => text.replaceAll(HIDDEN, WITHHELD);

  const columns: Partial<Record<TicketWord, (row: TicketRow) => string | number | Date>> = {
    number: ({ number }) => number,
    title: ({ title }) => plain(title),
    status: ({ status }) => word(`status.${status}`),
    priority: (row) => {
      const grade = gradeOf(row);
      return word(grade === null ? "ungraded" : `priority.${grade}`);
    },
    type: ({ type }) => word(`type.${type}`),
    group: ({ category }) => {
      const row = category === null ? undefined : titles.category.get(category);
      return row ? titleOf("categorygroup", groupOf(row)) : "";
    },
    category: ({ category }) => (category === null ? "" : titleOf("category", category)),
    requester: ({ requester }) => plain(requester),
    contact: ({ contact }) => plain(contact),
    dept: ({ dept }) => plain(dept),
    site: ({ site }) => (site === null ? "" : siteOf(site)),
    place: ({ place }) => plain(place),
    assignee: ({ assignee }) => (assignee === null ? "" : memberOf(assignee)),
    openedAt: ({ openedAt }) => new Date(openedAt),
    updatedAt: ({ updatedAt }) => new Date(updatedAt),
    assets: ({ assets }) => assets.map(assetOf).filter(Boolean).join(between),
    tags: ({ tags }) => plain(tags.join(between)),
    notes: ({ notes }) => notes,
    securityFlag: ({ securityFlag }) => words[securityFlag ? "yes" : "no"],
    conflicts: ({ conflicts }) => conflicts,
    pending: ({ pending }) => pending,
  };
  const entries = Object.entries(columns) as [TicketWord, (row: TicketRow) => string | number | Date][];
  return {
    name: words.tickets,
    heads: entries.map(([name]) => words[name]),
    cellsOf: (row) => entries.map(([, of]) => of(row as unknown as TicketRow)),
  };
}

function titlesOf(store: ReadStore, family: Family): Map<string, DefinitionRow> {
  const all = definitionsOf(family, store.source.rows(definition.name) as DefinitionRow[]);
  return new Map(all.map((row) => [row.key, row]));
}
