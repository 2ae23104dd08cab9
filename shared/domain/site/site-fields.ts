import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { uniqueForm } from "../kind/unique-form.ts";
import { text } from "../words.ts";

/** Whether probes of the network go out at a site: freely, with an approval each time, or never. */
export const PROBE_POLICIES = ["allowed", "ask", "forbidden"] as const;
export type ProbePolicy = (typeof PROBE_POLICIES)[number];

export const siteFields = {
  name: field("register", text(60, 1), { edited: true, found: "name" }),
  code: field("unique", text(20), { edited: true, found: "text", uniqueForm }),
  address: field("register", text(200), { edited: true, found: "name" }),
  active: field("register", z.boolean(), { edited: true }),
  probes: field("register", z.enum(PROBE_POLICIES)),
  /** Why they are forbidden, or whom to ask. */
  probesWord: field("register", text(200)),
} as const satisfies FieldTable;
