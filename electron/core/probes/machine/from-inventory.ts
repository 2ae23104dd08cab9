import type { ProbeName } from "../../../../shared/domain/checklist/probes.ts";
import type { Measured, MeasuredMachine } from "../../../../shared/domain/checklist/reading.ts";
import { firstText, megabytes, number, record, records } from "../../import/coerce.ts";
import { mapInventory } from "../../import/inventory.ts";
import type { Inventory } from "../../import/inventory.ts";
import type { ProbeAnswer } from "../probe.ts";
import { plainWords } from "./say.ts";
import { gigabytes, readings, rounded, share } from "./values.ts";

/** Readings that an inventory of the GLPI format holds, of the machine it was taken on. */
export interface FromInventory {
  machine: MeasuredMachine;
  /** As the machine's clock showed it, without an offset; null when it does not say. */
  takenAt: string | null;
  /** Only of what it speaks of. */
  answers: { probe: ProbeName; answer: ProbeAnswer }[];
}

/** @returns null for what is no inventory, or names no serial: it could be of any machine */
export function fromInventory(document: unknown): FromInventory | null {
  const mapped = mapInventory(document);
  const content = record(record(document)?.content);
  if (!mapped.ok || !content || mapped.inventory.marks.serial === "") return null;
  const { inventory } = mapped;
  const { name = "", model = "" } = inventory.set;
  const measured: [ProbeName, Measured[]][] = [
    ["identity", identityIn(inventory)],
    ["memory", memoryIn(inventory)],
    ["disks", drivesIn(content.drives)],
    ["battery", batteryIn(content.batteries)],
  ];
  return {
    machine: { name: name.slice(0, 80), serial: inventory.marks.serial, model: model.slice(0, 120) },
    takenAt: inventory.takenAt,
    answers: measured.flatMap(([probe, values]) => {
      if (values.length === 0) return [];
      const said = plainWords(probe, values, [], false);
      return [{ probe, answer: { end: "result", reason: null, values, raw: null, text: said } }];
    }),
  };
}

function identityIn({ set, bios }: Inventory): Measured[] {
  const { values, put } = readings("identity");
  put("maker", set.maker);
  put("model", set.model);
  put("serial", set.serial);
  put("biosVersion", bios?.version);
  put("name", set.name);
  return values;
}

const MEGABYTE = 1024 * 1024;

function memoryIn({ set }: Inventory): Measured[] {
  const { values, put } = readings("memory");
  const modules = (set.memories ?? []).filter(({ capacity }) => capacity !== null);
  const total = modules.reduce((sum, { capacity }) => sum + (capacity ?? 0), 0);
  if (total > 0) {
    put("total", gigabytes(total * MEGABYTE));
    put("modules", modules.length);
  }
  for (const { capacity, slot } of modules) put("module", gigabytes((capacity ?? 0) * MEGABYTE), slot ?? "");
  return values;
}

/** File systems, in megabytes: `letter` on Windows, the place of mounting in `type` elsewhere. */
function drivesIn(drives: unknown): Measured[] {
  const { values, put } = readings("disks");
  for (const { item } of records(drives) ?? []) {
    const name = firstText(item.letter, item.type);
    const total = megabytes(item.total);
    // A full one says 0, which is a value here once there is a whole.
    const free = number(item.free);
    if (total === null || free === null || free < 0 || free > total) continue;
    if (!/^[A-Z]:$|^\//iu.test(name)) continue;
    put("free", gigabytes(free * MEGABYTE), name);
    put("freeShare", share(free, total), name);
  }
  return values;
}

/** What agents list is the machine's own; `real_capacity` is what a full one holds, mWh. */
function batteryIn(batteries: unknown): Measured[] {
  const { values, put } = readings("battery");
  const listed = records(batteries) ?? [];
  for (const { item } of listed) {
    const of = listed.length > 1 ? firstText(item.name, item.serial) : "";
    const design = number(item.capacity);
    const full = number(item.real_capacity);
    if (design === null || full === null || design <= 0 || full <= 0 || full > design * 1.3) continue;
    put("wear", rounded(Math.max(0, 1 - full / design) * 100, 1), of);
    put("full", rounded(full), of);
    put("design", rounded(design), of);
    put("cycles", number(item.cycles) ?? undefined, of);
  }
  if (values.length > 0) put("present", true);
  return values;
}
