import { CHOSEN_MOST } from "./chosen-most.ts";
import { z } from "zod";
import { blobAddress } from "../blob/address.ts";
import type { BlobStanding } from "../blob/blob-facts.ts";
import { MAX_BLOB_BYTES, PART_BYTES } from "../blob/limits.ts";
import type { MediaType } from "../blob/media-type.ts";
import type { AssetRow } from "../domain/asset/asset-view.ts";
import { asset } from "../domain/asset/asset.ts";
import { definition } from "../domain/definition/definition.ts";
import type { DisposalRow } from "../domain/disposal/disposal.ts";
import { ticket } from "../domain/ticket/ticket.ts";
import type { KindName } from "../domain/kinds.ts";
import type { AccessRow } from "../domain/access/access.ts";
import type { ConflictRow } from "../domain/conflict/conflict-view.ts";
import type { Signature } from "../domain/custody/custody-forms.ts";
import { ASSET_STATUS } from "../domain/asset/asset-status.ts";
import type { DefinitionRow } from "../domain/definition/definition-view.ts";
import { FAMILY_WORDS } from "../domain/definition/families.ts";
import type { FileRow } from "../domain/file/file.ts";
import { member } from "../domain/member/member.ts";
import { medium } from "../domain/medium/medium.ts";
import type { MediumRow } from "../domain/medium/medium.ts";
import type { MemberRow } from "../domain/member/member.ts";
import type { PersonRow } from "../domain/person/person.ts";
import type { SiteRow } from "../domain/site/site.ts";
import type { Role } from "../domain/permission/permission.ts";
import type { TicketRow } from "../domain/ticket/ticket-view.ts";
import { entityKey } from "../log/operation.ts";
import type { Overwritten } from "../log/state.ts";
import { date, moment } from "../domain/words.ts";
import { addressQueries } from "./addresses.ts";
import type { AddressResults } from "./addresses.ts";
import { deliveryQueries } from "./delivery.ts";
import type { DeliveryResults } from "./delivery.ts";
import { diagnosticQueries } from "./diagnostics.ts";
import type { DiagnosticResults } from "./diagnostics.ts";
import type { KnownProposal, SimilarTickets } from "./intake.ts";
import { query } from "./query-form.ts";
import { ticketFilter } from "./ticket-filter-form.ts";
import { TICKET_SCOPES } from "./ticket-filter.ts";
import type { TicketScope } from "./ticket-filter.ts";
import { roundQueries } from "./rounds.ts";
import type { RoundResults } from "./rounds.ts";
import { DUE_LISTS } from "./custody-details.ts";
import type { CredentialKind } from "../domain/checklist/credentials.ts";
import type { CustodyWaiting, LaterDetail, UnsignedDocument } from "./custody-details.ts";
import type { DeskTables, DraftRow, OutboxRow, SyncStatus } from "./change-batch.ts";
import type {
  HistoryEntry,
  UndoOffer,
  HiddenDetail,
  ClockDetail,
  TicketDetail,
  AssetDetail,
  MediumDetail,
  DisposalDetail,
} from "./record-details.ts";

export type * from "./addresses.ts";
export type * from "./custody-details.ts";
export type * from "./delivery.ts";
export type * from "./diagnostics.ts";
export type * from "./record-details.ts";
export type * from "./rounds.ts";
export type { TicketFilter, TicketScope } from "./ticket-filter.ts";
export type { Watch } from "./query-form.ts";

const offset = z.number().int().min(0).max(10_000_000).default(0);
const limit = z.number().int().min(1).max(500).default(100);
const search = z.string().max(200).default("");
/** Characters of a text that is brought; more are no text of a person. */
const PROPOSED_FROM = 100_000;
const id = z.uuid();

/** Every query by name: its parameters, and what its answer shows. Results are in {@link QueryResults}. */
export const QUERIES = {
  ...diagnosticQueries,
  ...roundQueries,
  ...addressQueries,
  ...deliveryQueries,
  "session.get": query(z.object({}), "everything"),
  /** What the first screen shows of the desk set, before the snapshot and no part of it. */
  "desk.look": query(z.object({}), "nothing"),
  /** The desk set, in pages: first call without `after`. */
  "desk.hydrate": query(z.object({ after: z.string().max(4000).default("") }), "nothing"),
  "ticket.page": query(
    z.object({
      scope: z.enum(TICKET_SCOPES).default("all"),
      text: search,
      filter: ticketFilter.default({}),
      offset,
      limit,
    }),
    // What a group of categories holds, the team says.
    { own: "any", kinds: [definition.name] },
  ),
  /** How many tickets each view holds; with a text or a filter, how many of them are found by it. */
  "ticket.counts": query(z.object({ text: search, filter: ticketFilter.default({}) }), {
    own: "any",
    kinds: [definition.name],
  }),
  "ticket.get": query(z.object({ id }), { own: "record", kinds: [asset.name, member.name] }),
  /** Its service clocks at a moment, and by what they were judged; null where nothing is promised. */
  "ticket.clock": query(z.object({ id, at: moment }), { own: "record", kinds: [definition.name] }),
  /** What a text, or a mail, proposes for a new ticket, with whom and what of it is known here. */
  "ticket.proposal": query(
    z.object({
      text: z.string().max(PROPOSED_FROM).default(""),
      subject: z.string().max(1000).default(""),
      from: z.string().max(1000).default(""),
      /** When it was brought. */
      now: moment,
    }),
    "nothing",
  ),
  /** Tickets like one that is being written: open ones, and solved ones that say how. */
  "ticket.similar": query(
    z.object({
      title: search,
      person: id.nullable().default(null),
      assets: z.array(id).max(100).default([]),
      site: id.nullable().default(null),
    }),
    { own: "any" },
  ),
  "asset.page": query(
    z.object({
      text: search,
      kind: z.string().max(40).nullable().default(null),
      /** A status; `inStock` and `inUse` as groups: what lies in a pool, what somebody has. */
      status: z
        .enum([...ASSET_STATUS, "contested"])
        .nullable()
        .default(null),
      site: id.nullable().default(null),
      /** None but these: what somebody chose, or what an import made. */
      only: z.array(id).max(CHOSEN_MOST).nullable().default(null),
      sort: z.enum(["number", "updated", "name", "tag", "holder"]).default("number"),
      descending: z.boolean().default(false),
      offset,
      limit,
    }),
    { own: "any" },
  ),
  "asset.get": query(z.object({ id }), { own: "record", kinds: [ticket.name, definition.name] }),
  /** Hand-overs and returns that nobody has signed yet, the one that waits longest first. */
  "asset.unsigned": query(z.object({ offset, limit }), { own: "any" }),
  /** Loans that are overdue, or due within seven days, the earliest first; assets that are missing, or sealed. */
  "asset.due": query(z.object({ which: z.enum(DUE_LISTS), today: date, offset, limit }), {
    own: "any",
  }),
  /** How many documents are unsigned, loans overdue or due soon, assets missing or under a seal. */
  "asset.waiting": query(z.object({ today: date }), { own: "any" }),
  "asset.document": query(z.object({ id, sha256: z.string().regex(/^[0-9a-f]{64}$/) }), "nothing"),
  /** Storage media that are in an asset, by number. */
  "medium.in": query(z.object({ asset: id }), { own: "any" }),
  "medium.get": query(z.object({ id }), { own: "record", kinds: [asset.name] }),
  /** Lots, the newest first; `live` those that are not over. */
  "disposal.page": query(z.object({ live: z.boolean().default(false), offset, limit }), { own: "any" }),
  "disposal.get": query(z.object({ id }), { own: "record", kinds: [asset.name, medium.name] }),
  "person.page": query(z.object({ text: search, offset, limit }), { own: "any" }),
  "person.get": query(z.object({ id }), { own: "record", kinds: [asset.name, ticket.name] }),
  /** What is defined of a family, shipped and the team's own, in its order; retired ones are flagged. */
  "definition.list": query(z.object({ family: z.enum(FAMILY_WORDS) }), { own: "any" }),
  /** Exports, prints and looks into what is restricted, the newest first. */
  "access.page": query(z.object({ offset, limit }), { own: "any" }),
  /** Documents that bear a number; two where restored laptops gave it twice. `records`: keys of what they are about. */
  "document.find": query(z.object({ number: z.string().min(1).max(24) }), "nothing"),
  /** Files of a record, the oldest first. */
  "file.list": query(z.object({ about: entityKey }), { own: "any" }),
  "file.get": query(z.object({ id }), { own: "record" }),
  /** Bytes of a file that lie here, base64; fewer than asked for at its end. */
  "file.bytes": query(
    z.object({
      address: blobAddress,
      offset: z.number().int().min(0).max(MAX_BLOB_BYTES).default(0),
      length: z.number().int().min(1).max(PART_BYTES).default(PART_BYTES),
    }),
    "nothing",
  ),
  "site.list": query(z.object({}), { own: "any" }),
  "site.get": query(z.object({ id }), { own: "record" }),
  "member.list": query(z.object({}), { own: "any" }),
  /** Tickets, assets and people together, for the command palette. Chinese, pinyin, initials. */
  "search.all": query(
    z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50).default(20) }),
    "nothing",
  ),
  /**
   * How the Chinese characters of texts are read, so that a window finds among what it shows itself. One
   * part for each code point, parted by blanks; its readings parted by `|`; empty for what is not Chinese.
   */
  "search.readings": query(z.object({ texts: z.array(z.string().max(400)).max(400) }), "nothing"),
  /** An exact tag, serial or number as a scanner reads it (URLs are stripped to their last part). */
  "scan.resolve": query(z.object({ code: z.string().min(1).max(500) }), "nothing"),
  "conflict.page": query(z.object({ offset, limit }), "everything"),
  /** What a field said before the sides of its open conflict: what all their authors had seen. */
  "conflict.before": query(z.object({ kind: z.string().max(20), id, field: z.string().max(40) }), {
    kindOf: "kind",
  }),
  "outbox.page": query(z.object({ state: z.enum(["waiting", "refused"]), offset, limit }), "everything"),
  /** One of this device's operations with everything that was entered. */
  "operation.get": query(z.object({ id }), "everything"),
  /** One operation with what it says, whoever made it; its entry changes when the hub has numbered it. */
  "operation.read": query(z.object({ id }), "everything"),
  /** In which department the receiver of a hand-over was when it was recorded, as its author knew them. */
  "operation.receiverDept": query(z.object({ id }), "everything"),
  /** What was said of a hand-over or a return after it was recorded, and what is signed of it. */
  "operation.later": query(z.object({ id }), "everything"),
  /** The signatures that an operation carries as they were drawn, whoever made it. */
  "operation.signatures": query(z.object({ id }), "nothing"),
  /**
   * The operations of one record. `after` is the operation that stood last on the page before
   * (`next` of its answer): what arrives meanwhile moves no page, as it does with an offset.
   */
  "history.page": query(
    z.object({
      kind: z.string().max(20),
      id,
      order: z.enum(["oldest", "newest"]).default("oldest"),
      after: id.nullable().default(null),
      offset,
      limit,
    }),
    { kindOf: "kind" },
  ),
  /** What of a record an erasure would take: places of its operations, as `record.erase` names them. */
  "record.personal": query(z.object({ kind: z.string().max(20), id }), { kindOf: "kind" }),
  /** What this member may take back of a record now, the last act first. */
  "record.undoable": query(z.object({ kind: z.string().max(20), id }), { kindOf: "kind" }),
  "draft.list": query(z.object({}), "everything"),
  "preference.all": query(z.object({}), "nothing"),
  /** For which sites this laptop keeps what probes sign in with; never what it is. */
  "probe.credentials": query(z.object({}), "nothing"),
  "sync.status": query(z.object({}), "nothing"),
  "store.status": query(z.object({}), "everything"),
} as const;

/** The kind that a query is named after: `ticket.page`. */
export function ownKindOf(name: string): string {
  return name.slice(0, name.indexOf("."));
}

export type QueryName = keyof typeof QUERIES;
export type QueryParams<N extends QueryName> = z.input<(typeof QUERIES)[N]["params"]>;

export interface Page<T> {
  rows: T[];
  total: number;
}

export interface SessionInfo {
  workspace: string;
  workspaceName: string;
  device: string;
  deviceCode: string;
  member: { id: string; name: string; role: Role };
  /** Null while this laptop works alone. */
  hub: { address: string; fingerprint: string } | null;
  /** Public key that strangers check proofs with: the hub's, or of a laptop that works alone its own. */
  anchor: string;
  version: string;
}

/** A file, who attached it, and where its bytes are. */
export interface FileEntry extends FileRow {
  actorName: string;
  /** Of the laptop it was attached on; '' where no roster names it. */
  deviceCode: string;
  standing: BlobStanding;
  /** It was taken in on this laptop, and a damaged store has lost its bytes before the hub had them. */
  lost?: true;
}

export interface SearchHit {
  kind: KindName;
  id: string;
  title: string;
  subtitle: string;
}

/** One of several records that a scanned code may mean. */
export interface ScanCandidate {
  kind: KindName;
  id: string;
  /** Null for kinds that give out no numbers. */
  number: string | null;
  title: string;
}

/** The record that a code means, several that it may mean, or null. */
export type ScanResult =
  { kind: KindName; id: string } | { kind: null; id: null; candidates: ScanCandidate[] } | null;

export interface StoreStatus {
  readOnly: boolean;
  operations: number;
  pending: number;
  refused: number;
  tickets: number;
  assets: number;
  people: number;
  /** Records by kind, without those that became part of another. */
  records: Record<string, number>;
  /** Records derived anew and to derive anew since another program version had the store; null when none waits. */
  refreshing: { done: number; total: number } | null;
  /**
   * Operations that count although nobody has checked their signature yet, those that their device did
   * not sign and that count in nothing, what showed that the hub has more than one history (ADR 28), and
   * the hub; null while this laptop works alone.
   */
  signatures: { unchecked: number; wrong: number; histories: number; hub: string | null };
  databaseBytes: number;
  schema: number;
  lastBackup: number | null;
  recovered: string | null;
}

/**
 * `role`: it is still not allowed. `rule`: a rule of the record forbids it. `custody`: it is entered anew. `changed`: the
 * record has gone on. `earlier`: what made its record was refused, too. `again`: that was done already.
 * `unreadable`: this program does not know it.
 */
export type Retrying =
  "possible" | "role" | "rule" | "custody" | "changed" | "earlier" | "again" | "unreadable";

export interface QueryResults extends DiagnosticResults, RoundResults, AddressResults, DeliveryResults {
  "session.get": SessionInfo;
  "desk.look": { rows: { [T in keyof DeskTables]?: DeskTables[T][] } };
  "desk.hydrate": {
    /** Version of the change stream this snapshot stands for (that of the first page counts). */
    version: number;
    rows: { [T in keyof DeskTables]?: DeskTables[T][] };
    /** Give it back as `after`; null when this was the last page. */
    next: string | null;
  };
  "ticket.page": Page<TicketRow>;
  "ticket.counts": Record<TicketScope, number>;
  "ticket.get": TicketDetail;
  "ticket.clock": ClockDetail | null;
  "ticket.proposal": KnownProposal;
  "ticket.similar": SimilarTickets;
  "asset.page": Page<AssetRow>;
  "asset.get": AssetDetail;
  "asset.unsigned": Page<UnsignedDocument>;
  "asset.due": Page<AssetRow>;
  "asset.waiting": CustodyWaiting;
  "asset.document": { name: string; text: string };
  "medium.in": MediumRow[];
  "medium.get": MediumDetail;
  "disposal.page": Page<DisposalRow>;
  "disposal.get": DisposalDetail;
  "person.page": Page<PersonRow>;
  "person.get": {
    row: PersonRow;
    /** All plain fields of the field table. */
    fields: Record<string, unknown>;
    assets: AssetRow[];
    tickets: TicketRow[];
    overwritten: Overwritten[];
  } & HiddenDetail;
  "definition.list": DefinitionRow[];
  "access.page": Page<AccessRow & { actorName: string }>;
  "document.find": { operation: string; number: string; records: string[] }[];
  "file.list": FileEntry[];
  "file.get": FileEntry;
  "file.bytes": { type: MediaType; size: number; bytes: string };
  "site.list": SiteRow[];
  "site.get": { row: SiteRow; fields: Record<string, unknown>; overwritten: Overwritten[] } & HiddenDetail;
  "member.list": MemberRow[];
  "search.all": SearchHit[];
  "search.readings": string[];
  "scan.resolve": ScanResult;
  "conflict.page": Page<ConflictRow>;
  "conflict.before": { value: unknown };
  "outbox.page": Page<OutboxRow>;
  "operation.get": {
    row: OutboxRow;
    body: Record<string, unknown>;
    /** Where the hub put it, and when it had it (ms, hub's clock); null while it has not said so. */
    sent: { seq: number; at: number } | null;
    /** Whether a refused one may be tried again, or why not; null for others. */
    retrying: Retrying | null;
  };
  "operation.read": HistoryEntry;
  /** Null where nobody can tell: no person of the directory, or no department. */
  "operation.receiverDept": string | null;
  "operation.later": LaterDetail;
  "operation.signatures": Signature[];
  /** `next`: give it back as `after`; null when this was the last page. */
  "history.page": Page<HistoryEntry> & { next: string | null };
  /** `plain`: what 0.1.0 sealed, which cannot be erased. */
  "record.personal": { places: string[]; plain: boolean };
  "record.undoable": UndoOffer[];
  "draft.list": DraftRow[];
  "preference.all": Record<string, string | number | boolean | null>;
  "probe.credentials": { site: string | null; kind: CredentialKind }[];
  "sync.status": SyncStatus;
  "store.status": StoreStatus;
}
