import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { asset as assetKind } from "../../../shared/domain/asset/asset.ts";
import { shownUses } from "../../../shared/domain/definition/definition-use.ts";
import { textIn } from "../../../shared/domain/kind/read-state.ts";
import { site as siteKind } from "../../../shared/domain/site/site.ts";
import type { SiteRow } from "../../../shared/domain/site/site.ts";
import { ticket as ticketKind } from "../../../shared/domain/ticket/ticket.ts";
import { gradeOf } from "../../../shared/domain/ticket/ticket-priority.ts";
import type { TicketRow } from "../../../shared/domain/ticket/ticket-view.ts";
import type { TicketSources } from "../../../shared/documents/ticket/ticket-sources.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { HIDDEN } from "../../../shared/log/parts.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { setElements } from "../../../shared/log/state.ts";
import { entityConflicts, memberNames } from "../queries/parts.ts";
import { rowOf } from "../store/derived/projections.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import { readStore } from "../store/read-store.ts";
import type { Store } from "../store/store.ts";
import type { FoundDocument } from "./find-document.ts";
import { sayingOf, withheldOf } from "./saying.ts";
import { printedRequest } from "./ticket-request.ts";
import { storyOf } from "./ticket-story.ts";

/** A ticket as it stands here. @param forUser without what the team wrote for itself */
export function readTicket(
  store: Store,
  found: FoundDocument,
  forUser: boolean,
): { sources: TicketSources; files: []; at: string } {
  const { ticket: id } = found.op.payload as { ticket: string };
  const reading = readStore(store);
  const state = store.state(entityKeyOf(ticketKind.name, id)) as EntityState;
  const row = rowOf(state) as TicketRow;
  const log = reading.operationsOf(ticketKind.name, id).map((each) => ({ ...each, op: operationFrom(each) }));
  const nameOf = memberNames(reading);
  const saying = sayingOf(store, new Map(log.map(({ op }) => [op.id, op])), nameOf);
  const uses = shownUses(state, ticketKind.fields);
  const titleOf = (field: string) => uses[field]?.title ?? {};
  const plain = (text: string) => (text === HIDDEN ? "" : text);
  const binding = store.meta.get("binding");
  const withheld = log.flatMap(({ op }) => withheldOf(store, op));
  const site = row.site === null ? null : (store.source.row(siteKind.name, row.site) as SiteRow | null);
  const { startedAt } = state.fields;
  const sources: TicketSources = {
    organisation: store.identity().workspaceName,
    ...{ forUser, security: row.securityFlag },
    ...{ number: row.number, status: row.status, priority: gradeOf(row), type: row.type },
    title: saying.of(state, "title"),
    channel: textIn(state, "channel"),
    category: titleOf("category"),
    requester: saying.of(state, "requester"),
    onBehalf: saying.of(state, "onBehalf"),
    contact: saying.of(state, "contact"),
    ...{ dept: plain(row.dept), site: site?.name ?? "", place: plain(row.place) },
    assignee: row.assignee === null ? "" : nameOf(row.assignee),
    openedAt: found.op.at,
    openedBy: nameOf(found.op.actor),
    startedAt: typeof startedAt === "string" ? startedAt : "",
    description: saying.of(state, "description"),
    errorText: saying.of(state, "errorText"),
    request: printedRequest(state, uses, (kind, each) => store.source.state(kind, each)),
    story: storyOf(store, state, log, saying, forUser),
    assets: setElements(state, "assets").flatMap((each) => {
      const known = store.source.row(assetKind.name, each) as AssetRow | null;
      if (!known) return [];
      return [{ number: known.tag || known.number, name: known.name || known.model, serial: known.serial }];
    }),
    noAsset: textIn(state, "noAsset"),
    resolution: titleOf("resolutionCode"),
    // Why it came to it the team keeps to itself.
    cause: forUser ? {} : titleOf("rootCause"),
    solution: saying.of(state, "solution"),
    confirmation: textIn(state, "confirmation"),
    withheld: {
      erased: withheld.filter((why) => why === "erased").length,
      absent: withheld.filter((why) => why === "absent").length,
    },
    conflicts: entityConflicts(reading)(state).length,
    needsUpdate: row.needsUpdate,
    unsent: log.some(({ seq }) => seq === null),
    anchor: binding ? { of: "hub", key: binding.hubKey } : { of: "laptop", key: store.identity().publicKey },
  };
  return { sources, files: [], at: log.at(-1)?.op.at ?? found.op.at };
}
