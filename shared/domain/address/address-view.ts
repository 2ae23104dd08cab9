import type { AddressStatus } from "./address-fields.ts";

/** An address as lists show it. */
export interface AddressRow {
  id: string;
  ip: string;
  /** Key of its subnet; null where it stands in no list. */
  subnet: string | null;
  mac: string;
  person: string | null;
  holder: string;
  asset: string | null;
  port: string;
  from: string | null;
  /** The last day; null where it was given for good. */
  until: string | null;
  ticket: string | null;
  note: string;
  status: AddressStatus;
  updatedAt: number;
  conflicts: number;
  pending: number;
}
