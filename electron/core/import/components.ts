import type {
  Firmware,
  Medium,
  Memory,
  OperatingSystem,
  Processor,
} from "../../../shared/domain/asset/asset-fields.ts";
import { cut } from "../../../shared/domain/words.ts";
import { count, firstText, megabytes, megahertz, records, section, text } from "./coerce.ts";
import type { Part } from "./coerce.ts";
import { mark, serialMark } from "./identity-marks.ts";

/** A value of an identifying kind that is longer than the register takes; it must not be cut. */
export interface TooLong {
  path: string;
  max: number;
}

const SERIAL_MAX = 120;

const orNull = (value: string, max: number): string | null => (value === "" ? null : cut(value, max));

function serialOf(value: unknown, path: string, tooLong: TooLong[]): string | null {
  const serial = serialMark(value);
  if ([...serial].length > SERIAL_MAX) tooLong.push({ path, max: SERIAL_MAX });
  return serial === "" ? null : serial;
}

export function processorsOf(content: Part): Processor[] | null {
  return (
    records(content.cpus)?.map(({ item }) => ({
      maker: orNull(mark(item.manufacturer), 120),
      name: orNull(firstText(item.name, item.description, item.familyname, item.model), 200),
      cores: count(item.core) ?? count(item.corecount),
      threads: count(item.thread),
      speed: megahertz(item.speed),
    })) ?? null
  );
}

/** Installed modules; empty slots are listed by agents and are no memory. */
export function memoriesOf(content: Part, tooLong: TooLong[]): Memory[] | null {
  const found = records(content.memories);
  if (!found) return null;
  const modules = found.flatMap(({ item, index }) => {
    const capacity = megabytes(item.capacity);
    const path = `content.memories.${index}.serialnumber`;
    const serial = serialOf(item.serialnumber ?? item.serial, path, tooLong);
    if (capacity === null && serial === null) return [];
    const type = mark(item.type);
    const slot = firstText(item.caption, item.description);
    return [{ item, memory: { capacity, type: orNull(type, 60), serial, slot: orNull(slot, 100) } }];
  });
  const named = new Map<string, number>();
  for (const { memory } of modules) {
    if (memory.slot) named.set(memory.slot, (named.get(memory.slot) ?? 0) + 1);
  }
  return modules.map(({ item, memory }) => {
    const slotNumber = text(item.numslots);
    const twice = memory.slot !== null && (named.get(memory.slot) ?? 0) > 1;
    return twice && slotNumber !== ""
      ? { ...memory, slot: cut(`${memory.slot} #${slotNumber}`, 120) }
      : memory;
  });
}

/** Drives that hold a medium only while somebody puts one in. */
const NO_MEDIUM =
  /\b(cd|dvd|bd|cd-?rom|dvd-?rom|dvd-?ram|blu-?ray|optical|floppy|tape drive|card ?reader)\b/i;

/** Storage media: what disposal accounts for one by one. Filesystems (`drives`) are none. */
export function mediaOf(content: Part, tooLong: TooLong[]): Medium[] | null {
  return (
    records(content.storages)?.flatMap(({ item, index }) => {
      const kind = [item.type, item.description, item.name, item.model].map(text).join(" ");
      if (NO_MEDIUM.test(kind) && megabytes(item.disksize) === null) return [];
      const path = `content.storages.${index}.serial`;
      const serial = serialOf(item.serial ?? item.serialnumber, path, tooLong);
      const model = firstText(item.model, item.name);
      return [
        {
          maker: orNull(driveMaker(item.manufacturer), 120),
          model: orNull(model, 200),
          serial,
          type: orNull(mediumType(item), 60),
          capacity: megabytes(item.disksize),
          firmware: orNull(mark(item.firmware), 120),
        },
      ];
    }) ?? null
  );
}

/** What systems call a drive whose maker they do not know. */
function driveMaker(value: unknown): string {
  const maker = mark(value);
  return /^(generic|ata|scsi|nvme|usb|msft|virtual|standard disk drives|标准磁盘驱动器)[- ]?$/i.test(maker)
    ? ""
    : maker;
}

/** Words that systems use of any drive, whatever is in it. */
const ANY_DRIVE =
  /^((local |fixed )?(disk|drive|hard ?disk|hard drive|hdd)( drive| media)?|fixed hard ?disk( media)?|external hard ?disk( media)?|disk ?drive|固定硬盘(介质)?|磁盘驱动器|unknown|unspecified|scsi|ide|ata|sata|sas|raid|disk|fixed)$/i;

/**
 * How the medium stores decides how it can be cleared; agents hide it in several places. '' where
 * nothing says it: a guess would send a drive of flash through the clearing of a magnetic one.
 */
function mediumType(item: Part): string {
  const said = [item.name, item.interface, item.description, item.model, item.type]
    .map(text)
    .filter((each) => !ANY_DRIVE.test(each));
  const all = said.join(" ");
  if (/nvme/i.test(all)) return "NVMe";
  if (/\bssd\b|solid.?state|固态/i.test(all)) return "SSD";
  if (/\bemmc\b|\bufs\b/i.test(all)) return "eMMC";
  if (/\busb\b/i.test(firstText(item.interface, item.description))) return "USB";
  if (/\bhdd\b|\b\d{4,5} ?rpm\b|机械/i.test(all)) return "HDD";
  const named = [item.type, item.description].map(text).find((each) => each !== "" && !ANY_DRIVE.test(each));
  return named ?? "";
}

export function systemOf(content: Part): OperatingSystem | null {
  const system = section(content.operatingsystem);
  const hardware = section(content.hardware);
  const name = firstText(system?.full_name, system?.name, hardware?.osname, system?.kernel_name);
  if (name === "") return null;
  return {
    name: cut(name, 200),
    version: orNull(firstText(system?.version, hardware?.osversion, system?.kernel_version), 200),
    arch: orNull(text(system?.arch), 60),
  };
}

/** The name under which the firmware of the main board stands in the list. */
export const BIOS = "BIOS";

export function biosOf(content: Part): Firmware | null {
  const bios = section(content.bios);
  const version = mark(bios?.bversion);
  if (version === "") return null;
  const maker = orNull(mark(bios?.bmanufacturer), 120);
  return { name: BIOS, version: cut(version, 200), maker, date: orNull(text(bios?.bdate), 40) };
}

/** Firmware besides the main board's; null when the document does not speak of any. */
export function firmwaresOf(content: Part): Firmware[] | null {
  const device = section(content.network_device);
  const listed = records(content.firmwares);
  const running = mark(device?.firmware);
  if (!listed && running === "") return null;
  const firmwares = (listed ?? []).flatMap(({ item }) => {
    const version = mark(item.version);
    if (version === "") return [];
    return [
      {
        name: orNull(firstText(item.name, item.description, item.type), 200),
        version: cut(version, 200),
        maker: orNull(mark(item.manufacturer), 120),
        date: orNull(text(item.date), 40),
      },
    ];
  });
  if (running !== "" && !firmwares.some(({ version }) => version === cut(running, 200))) {
    const name = orNull(firstText(device?.model, device?.name), 200);
    firmwares.unshift({
      name,
      version: cut(running, 200),
      maker: orNull(mark(device?.manufacturer), 120),
      date: null,
    });
  }
  return firmwares;
}
