import { z } from "zod";
import { address } from "../domain/address/address.ts";
import { asset } from "../domain/asset/asset.ts";
import { definition } from "../domain/definition/definition.ts";
import { person } from "../domain/person/person.ts";
import { ticket } from "../domain/ticket/ticket.ts";
import { definedKey, date } from "../domain/words.ts";
import type { AddressRow } from "../domain/address/address-view.ts";
import type { DefinitionRow } from "../domain/definition/definition-view.ts";
import type { ShownUse } from "../domain/definition/definition-use.ts";
import type { LeaverSources } from "../documents/leaver/leaver-sources.ts";
import type { Overwritten } from "../log/state.ts";
import type { ConflictRow } from "../domain/conflict/conflict-view.ts";
import { query } from "./query-form.ts";
import type { HiddenDetail } from "./record-details.ts";

export type { LeaverSources } from "../documents/leaver/leaver-sources.ts";

/** How the addresses of a list stand. */
export interface SubnetShown {
  /** The definition; null for addresses that stand in no list. */
  row: DefinitionRow | null;
  held: number;
  /** Held on longer than they were given for. */
  expired: number;
  /** How many it gives out. */
  room: number;
  /** The lowest that nobody has; null where there is none. */
  next: string | null;
}

/** An address with the names a person reads. */
export interface AddressShown extends AddressRow {
  expired: boolean;
  assetName: string;
  ticketNumber: string;
}

export interface AddressDetail extends HiddenDetail {
  row: AddressShown;
  fields: Record<string, unknown>;
  uses: Record<string, ShownUse>;
  overwritten: Overwritten[];
  conflicts: ConflictRow[];
}

export const ADDRESS_SCOPES = ["held", "expired", "released"] as const;
const NAMED = [asset.name, person.name, ticket.name, definition.name] as const;
const page = {
  offset: z.number().int().min(0).max(10_000_000).default(0),
  limit: z.number().int().min(1).max(500).default(100),
};

export const addressQueries = {
  /** Every list of addresses, and last those that stand in none where there are some. */
  "address.subnets": query(z.object({ today: date }), { own: "any", kinds: [definition.name] }),
  "address.page": query(
    z.object({
      subnet: definedKey("subnet").nullable().default(null),
      scope: z.enum(ADDRESS_SCOPES).default("held"),
      today: date,
      ...page,
    }),
    { own: "any", kinds: NAMED },
  ),
  "address.get": query(z.object({ id: z.uuid(), today: date }), { own: "record", kinds: NAMED }),
  /** What of a person who leaves is back, closed or missing. */
  "person.leaving": query(z.object({ id: z.uuid(), today: date }), {
    own: "record",
    kinds: [address.name, asset.name, ticket.name, definition.name],
  }),
};

export interface AddressResults {
  "address.subnets": SubnetShown[];
  "address.page": { rows: AddressShown[]; total: number };
  "address.get": AddressDetail;
  "person.leaving": LeaverSources;
}
