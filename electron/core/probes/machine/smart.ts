import { record, text } from "../../import/coerce.ts";
import type { Part } from "../../import/coerce.ts";
import { serialMark } from "../../import/identity-marks.ts";
import { partsOf, wasDenied } from "./outputs.ts";
import type { Outputs, Taken } from "./outputs.ts";
import { amountOf, countOf } from "./values.ts";

/**
 * What a disk says of itself, read from the JSON of `smartctl -j -a` alone: its plain text groups digits
 * as the region does.
 */
export interface Smart {
  device: string;
  serial: string;
  model: string;
  /** Undefined where the disk could not be asked, which is neither good nor bad. */
  health?: "passed" | "failing" | undefined;
  reallocated?: number | undefined;
  pending?: number | undefined;
  /** %, of what the maker grants the cells; may be more than 100. */
  wear?: number | undefined;
  temperature?: number | undefined;
  hours?: number | undefined;
}

export interface AskedDisks {
  disks: Smart[];
  /** Devices that gave no answer about their health: another dialect, a USB bridge, no rights. */
  notAsked: string[];
  denied: boolean;
}

/**
 * Bits of smartctl's exit status (man page, "EXIT STATUS"). 0 to 2 are about the asking: words not
 * understood, device not opened, a command refused or a checksum wrong. 3 is the disk's own "failing".
 */
const NOT_ASKED = 0b011;
const FAILING = 0b1000;

export function smartIn(outputs: Outputs): AskedDisks {
  const found: AskedDisks = { disks: [], notAsked: [], denied: false };
  const seen = new Set<string>();
  for (const [id, taken] of outputs) {
    if (!id.startsWith("smart.") || id === "smart.scan" || taken.missing) continue;
    const disk = smartOf(id, taken);
    found.denied ||= wasDenied(taken);
    if (disk?.health === undefined) found.notAsked.push(disk?.model || disk?.device || id);
    if (!disk) continue;
    // One disk may be found by two dialects.
    if (disk.serial !== "" && seen.has(disk.serial)) continue;
    seen.add(disk.serial);
    found.disks.push(disk);
  }
  return found;
}

function smartOf(id: string, taken: Taken): Smart | null {
  const said = jsonFrom(taken);
  if (!said) return null;
  const status = countOf(record(said.smartctl)?.exit_status) ?? taken.exit;
  const asked = status !== null && (status & NOT_ASKED) === 0;
  const passed = record(said.smart_status)?.passed;
  const nvme = record(said.nvme_smart_health_information_log);
  const attributes = partsOf(record(said.ata_smart_attributes)?.table);
  // A critical warning of NVMe is the disk's own word too, whatever stands for the whole.
  const warned = (countOf(nvme?.critical_warning) ?? 0) > 0;
  const failing = asked && ((status & FAILING) !== 0 || passed === false || warned);
  return {
    device: deviceIn(said) || id,
    serial: serialMark(said.serial_number),
    model: text(said.model_name) || text(said.scsi_model_name),
    health: failing ? "failing" : asked && passed === true ? "passed" : undefined,
    reallocated: rawOf(attributes, 5),
    pending: rawOf(attributes, 197),
    wear: countOf(nvme?.percentage_used) ?? worn(attributes),
    temperature: amountOf(record(said.temperature)?.current),
    hours: amountOf(record(said.power_on_time)?.hours),
  };
}

/** One that could not be opened is not named but by the words that smartctl was started with. */
function deviceIn(said: Part): string {
  const words: unknown = record(said.smartctl)?.argv;
  return text(record(said.device)?.name) || (Array.isArray(words) ? text(words.at(-1)) : "");
}

function jsonFrom({ text: said }: Taken): Part | null {
  try {
    return record(JSON.parse(said ?? "") as unknown);
  } catch {
    return null;
  }
}

const attribute = (table: readonly Part[], id: number) => table.find((each) => each.id === id);

/** Counts of sectors: the low 32 bits, as some makers keep other things above them. */
function rawOf(table: readonly Part[], id: number): number | undefined {
  const value = countOf(record(attribute(table, id)?.raw)?.value);
  return value === undefined ? undefined : value % 2 ** 32;
}

/** Makers of SATA drives of flash count down from 100 in one of these: wear levelling, life left. */
function worn(table: readonly Part[]): number | undefined {
  for (const id of [231, 233, 202, 177, 169]) {
    const left = amountOf(attribute(table, id)?.value);
    const name = text(attribute(table, id)?.name);
    if (left !== undefined && left <= 100 && /wear|life|lifetime/iu.test(name)) return 100 - left;
  }
  return undefined;
}
