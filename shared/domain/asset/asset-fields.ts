import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable, FieldsWith } from "../../log/field.ts";
import { usesTaken } from "../definition/definition-use.ts";
import { ownKey, ownValue } from "../definition/own-field.ts";
import { editedFields } from "../kind/edits.ts";
import { numberForm, serialForm, uniqueForm } from "../kind/unique-form.ts";
import { makerOf } from "./maker.ts";
import { date, definedKey, ref, refTo, sha256Hex, text } from "../words.ts";

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
  number: field("register", z.string().max(24), { found: "number", uniqueForm: numberForm }),
  kind: field("register", definedKey("assetkind"), { edited: true }),
  tag: field("unique", text(64), { edited: true, found: "number", uniqueForm }),
  serial: field("unique", text(120), {
    edited: true,
    found: "number",
    uniqueForm: serialForm,
    // Serials are unique per maker.
    uniqueWithin: makerOf,
  }),
  name: field("register", text(120), { edited: true, found: "name" }),
  maker: field("register", text(120), { edited: true, found: "text" }),
  model: field("register", text(200), { edited: true, found: "text" }),
  chassis: field("register", text(120), { edited: true }),
  financeNo: field("register", text(32), { edited: true, found: "number" }),
  acquiredOn: field("register", date.nullable(), { edited: true }),
  site: field("register", refTo("site").nullable(), { edited: true }),
  place: field("register", text(60), { edited: true, found: "name" }),
  uuid: field("register", text(64), { edited: true, found: "text" }),
  remark: field("text", text(2000), { edited: true, found: "text", personal: true }),
  processors: field("register", z.array(processor).max(64), { edited: true }),
  memories: field("register", z.array(memory).max(128), { edited: true }),
  media: field("register", z.array(medium).max(256), { edited: true }),
  ports: field("register", z.array(port).max(2000), { edited: true }),
  os: field("register", operatingSystem.nullable(), { edited: true }),
  firmwares: field("register", z.array(firmware).max(64), { edited: true }),
  /** What the asset's kind asks of its own (`definition/own-field.ts`), by key. */
  own: field("register", z.record(ownKey, ownValue), { edited: true, keyed: true }),
  /**
   * What the latest inventory says beside what stands: when it was taken (`at`), and what it measured
   * of fields that a person wrote otherwise, by their names; null where they agree again.
   */
  measured: field("register", z.record(z.string().max(40), z.unknown()), { edited: true, keyed: true }),
  documents: field("append", z.object({ sha256: sha256Hex })),
  /** What the definitions said when they were taken: the kind, its own fields. */
  uses: field("append", usesTaken),
  mergedInto: field("register", ref.nullable()),
  /** The lot that has approved its disposal, until it goes out or the lot is cancelled. */
  lot: field("register", refTo("disposal").nullable()),
  /** 涉密: no picture, probe or inventory is taken of it. */
  classified: field("register", z.boolean()),
  /** Why it was marked, or why the mark was taken away. */
  classifiedWhy: field("register", text(400), { personal: true }),
  custody: field("chain", z.unknown()),
  /** What was said of its custody documents after they were recorded (`custody/later.ts`). */
  later: field("append", z.object({ document: ref })),
} as const satisfies FieldTable;

export type AssetField = keyof typeof assetFields;

/** Fields that a person edits freely; the others change only by their own act. */
export const EDITABLE_ASSET_FIELDS = editedFields(assetFields) as readonly FieldsWith<
  typeof assetFields,
  "edited"
>[];
