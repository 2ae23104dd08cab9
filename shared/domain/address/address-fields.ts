import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { usesTaken } from "../definition/definition-use.ts";
import { date, definedKey, refTo, text } from "../words.ts";
import { ipForm } from "./ip.ts";

export const ADDRESS_STATUS = ["held", "released"] as const;
export type AddressStatus = (typeof ADDRESS_STATUS)[number];

/** What an address that was released is unique within: itself, so that the next may have it. */
const holding = ({ released }: Readonly<Record<string, unknown>>): string =>
  typeof released === "string" && released !== "" ? released : "held";

/** One taking of an address out of a subnet's list: who has it, on which machine and port, until when. */
export const addressFields = {
  /** Null where it stands in none of the lists. */
  subnet: field("register", definedKey("subnet").nullable(), { fixed: true }),
  ip: field("unique", z.union([z.ipv4(), z.ipv6()]), {
    found: "number",
    uniqueForm: ipForm,
    uniqueWithin: holding,
  }),
  mac: field("register", text(40), { edited: true }),
  person: field("register", refTo("person").nullable(), { edited: true }),
  /** Whom it was given to, in words: also whom the directory does not know. */
  holder: field("register", text(60), { edited: true, found: "name", personal: true }),
  asset: field("register", refTo("asset").nullable()),
  port: field("register", text(40), { edited: true, found: "number" }),
  from: field("register", date.nullable(), { edited: true }),
  /** The last day; null where it was given for good. */
  until: field("register", date.nullable(), { edited: true }),
  /** The request that it was given for. */
  ticket: field("register", refTo("ticket").nullable()),
  note: field("register", text(200), { edited: true, personal: true }),
  /** The operation that released it; '' while it is held. */
  released: field("register", z.string().max(36), { fixed: true }),
  /** What the subnet was called when it was taken. */
  uses: field("append", usesTaken),
  status: field("state", z.enum(ADDRESS_STATUS)),
} as const satisfies FieldTable;
