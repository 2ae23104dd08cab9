import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { date, ref, sha256Hex, text } from "../words.ts";

export const ASSET_KINDS = [
  "laptop",
  "desktop",
  "server",
  "printer",
  "networkDevice",
  "phone",
  "tablet",
  "monitor",
  "peripheral",
  "other",
] as const;

const processor = z.object({
  maker: text(120).nullable(),
  name: text(200).nullable(),
  cores: z.number().int().nullable(),
  threads: z.number().int().nullable(),
  /** MHz. */
  speed: z.number().nullable(),
});
const memory = z.object({
  /** MB. */
  capacity: z.number().nullable(),
  type: text(60).nullable(),
  serial: text(120).nullable(),
  slot: text(120).nullable(),
});
/** A storage medium: what disposal must account for one by one (domain.md 2.5). */
const medium = z.object({
  maker: text(120).nullable(),
  model: text(200).nullable(),
  serial: text(120).nullable(),
  type: text(60).nullable(),
  /** MB. */
  capacity: z.number().nullable(),
  firmware: text(120).nullable(),
});
const port = z.object({
  name: text(200),
  mac: text(40).nullable(),
  ips: z.array(text(60)).max(64),
  /** bit/s. */
  speed: z.number().nullable(),
  status: text(40).nullable(),
});
const operatingSystem = z.object({
  name: text(200),
  version: text(200).nullable(),
  arch: text(60).nullable(),
});
const firmware = z.object({
  name: text(200).nullable(),
  version: text(200),
  maker: text(120).nullable(),
  date: text(40).nullable(),
});

export type Processor = z.infer<typeof processor>;
export type Memory = z.infer<typeof memory>;
export type Medium = z.infer<typeof medium>;
export type Port = z.infer<typeof port>;
export type OperatingSystem = z.infer<typeof operatingSystem>;
export type Firmware = z.infer<typeof firmware>;

export const assetFields = {
  number: field("register", z.string().max(24)),
  kind: field("register", z.enum(ASSET_KINDS)),
  tag: field("unique", text(64)),
  serial: field("unique", text(120)),
  name: field("register", text(120)),
  maker: field("register", text(120)),
  model: field("register", text(200)),
  chassis: field("register", text(120)),
  financeNo: field("register", text(32)),
  acquiredOn: field("register", date.nullable()),
  site: field("register", ref.nullable()),
  place: field("register", text(60)),
  uuid: field("register", text(64)),
  remark: field("text", text(2000)),
  processors: field("register", z.array(processor).max(64)),
  memories: field("register", z.array(memory).max(128)),
  media: field("register", z.array(medium).max(256)),
  ports: field("register", z.array(port).max(2000)),
  os: field("register", operatingSystem.nullable()),
  firmwares: field("register", z.array(firmware).max(64)),
  documents: field("append", z.object({ sha256: sha256Hex })),
  mergedInto: field("register", ref.nullable()),
  custody: field("chain", z.unknown()),
} as const satisfies FieldTable;

export type AssetField = keyof typeof assetFields;

export const EDITABLE_ASSET_FIELDS = [
  "kind",
  "tag",
  "serial",
  "name",
  "maker",
  "model",
  "chassis",
  "financeNo",
  "acquiredOn",
  "site",
  "place",
  "uuid",
  "remark",
  "processors",
  "memories",
  "media",
  "ports",
  "os",
  "firmwares",
] as const satisfies readonly AssetField[];

/** Fields that must be unique among assets, with the form in which they are compared. */
export const UNIQUE_ASSET_FIELDS = ["tag", "serial"] as const;

/**
 * Vendors print these where a serial or tag was never set; they identify nothing.
 * (Seen in real inventories.)
 */
const PLACEHOLDERS = new Set([
  "",
  "0",
  "NONE",
  "N/A",
  "NA",
  "UNKNOWN",
  "DEFAULT STRING",
  "TO BE FILLED BY O.E.M.",
  "TO BE FILLED BY OEM",
  "NOT SPECIFIED",
  "NOT AVAILABLE",
  "SYSTEM SERIAL NUMBER",
  "CHASSIS SERIAL NUMBER",
  "SERIAL NUMBER",
  "ASSET TAG",
  "NO ASSET TAG",
  "NO ASSET INFORMATION",
  "RELEASE-KEYS",
  "INVALID",
  "NULL",
]);

/** Form in which tags and serials are compared: half-width, upper case, no blanks around; '' when empty or a placeholder. */
export function uniqueForm(value: unknown): string {
  if (typeof value !== "string") return "";
  const form = value.normalize("NFKC").trim().toUpperCase();
  if (PLACEHOLDERS.has(form) || /^0+$/.test(form) || /^X+$/.test(form)) return "";
  return form;
}
