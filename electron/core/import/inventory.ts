import type {
  Firmware,
  Medium,
  Memory,
  OperatingSystem,
  Port,
  Processor,
} from "../../../shared/domain/asset/asset-fields.ts";
import { chassisName, kindOf } from "./asset-kind.ts";
import type { AssetKind } from "./asset-kind.ts";
import { cut } from "../../../shared/domain/words.ts";
import { firstText, megabytes, record, records, section, text } from "./coerce.ts";
import type { Part } from "./coerce.ts";
import { biosOf, firmwaresOf, mediaOf, memoriesOf, processorsOf, systemOf } from "./components.ts";
import type { TooLong } from "./components.ts";
import { macMark, mark, serialMark, uuidMark } from "./identity-marks.ts";
import { addresses, portsOf } from "./ports.ts";

/** Fields of an asset that an inventory speaks of. */
export interface Measured {
  kind?: AssetKind;
  tag?: string;
  serial?: string;
  name?: string;
  maker?: string;
  model?: string;
  chassis?: string;
  uuid?: string;
  processors?: Processor[];
  memories?: Memory[];
  media?: Medium[];
  ports?: Port[];
  os?: OperatingSystem;
}
export type MeasuredField = keyof Measured | "firmwares";

/** What a document of the GLPI inventory format says about one machine. */
export interface Inventory {
  /** What the document mentions. A key that is absent was not mentioned and erases nothing. */
  set: Measured;
  /** Guesses, which only fill what is still empty: they never replace what somebody knows. */
  fill: Pick<Measured, "kind" | "tag" | "memories" | "ports">;
  bios: Firmware | null;
  /** Firmware besides the main board's; null when not mentioned. */
  firmwares: Firmware[] | null;
  /** When it was taken, as the machine's clock showed it: `2026-10-05T09:00:00`; null when it does not say. */
  takenAt: string | null;
  /** What the machine is known by; '' where the document has nothing that identifies. */
  marks: { serial: string; uuid: string; tag: string; macs: string[] };
  /** Where each field came from, for messages. */
  paths: Partial<Record<MeasuredField, string>>;
}

export interface Rejection {
  code: string;
  message: string;
  path: string;
}

export type Mapped = { ok: true; inventory: Inventory } | { ok: false; rejection: Rejection };

/** Longest value each identifying field takes; these are never cut. */
const MAX_IDENTIFYING = { tag: 64, serial: 120, uuid: 64 } as const;
/** Most entries each list takes. A machine with more is not cut in half. */
const MAX_ENTRIES = { processors: 64, memories: 128, media: 256, ports: 2000, firmwares: 64 } as const;

/** Maps an inventory document to fields of an asset. Pure and total for any JSON value. */
export function mapInventory(document: unknown): Mapped {
  const root = record(document);
  const content = record(root?.content);
  if (!root || !content) {
    return reject(
      "notInventory",
      "this is no inventory document: it has no object `content`",
      root ? "content" : "",
    );
  }
  const tooLong: TooLong[] = [];
  const inventory = read(root, content, tooLong);
  for (const [field, max] of Object.entries(MAX_IDENTIFYING)) {
    const value = inventory.set[field as keyof typeof MAX_IDENTIFYING] ?? "";
    const path = inventory.paths[field as MeasuredField] ?? field;
    if ([...value].length > max) tooLong.push({ path, max });
  }
  const [long] = tooLong;
  if (long) return reject("tooLong", `longer than the ${long.max} characters the register takes`, long.path);
  for (const [field, max] of Object.entries(MAX_ENTRIES)) {
    const entries =
      field === "firmwares"
        ? inventory.firmwares
        : inventory.set[field as "processors" | "memories" | "media" | "ports"];
    const path = inventory.paths[field as MeasuredField] ?? field;
    if ((entries?.length ?? 0) > max) return reject("tooLarge", `more than ${max} entries`, path);
  }
  return { ok: true, inventory };
}

function reject(code: string, message: string, path: string): Mapped {
  return { ok: false, rejection: { code, message, path } };
}

interface Taken {
  value: string;
  path: string;
}

/** The first place that says something real. */
function first(...places: [value: unknown, path: string][]): Taken {
  return firstBy(mark, places);
}

function firstBy(read: (value: unknown) => string, places: readonly [value: unknown, path: string][]): Taken {
  for (const [value, path] of places) {
    const found = read(value);
    if (found !== "") return { value: found, path };
  }
  return { value: "", path: "" };
}

function read(root: Part, content: Part, tooLong: TooLong[]): Inventory {
  const bios = section(content.bios);
  const hardware = section(content.hardware);
  const device = section(content.network_device);
  const set: Measured = {};
  const fill: Inventory["fill"] = {};
  const paths: Inventory["paths"] = {};
  const put = (field: "tag" | "serial" | "name" | "maker" | "model" | "chassis" | "uuid", taken: Taken) => {
    if (taken.value === "") return;
    set[field] = taken.value;
    paths[field] = taken.path;
  };

  const { kind, stated } = kindOf(root.itemtype, content);
  if (stated) set.kind = kind;
  else fill.kind = kind;

  const chassis = chassisParts(content);
  put(
    "serial",
    firstBy(serialMark, [
      [bios?.ssn, "content.bios.ssn"],
      [device?.serial, "content.network_device.serial"],
      [bios?.enclosureserial, "content.bios.enclosureserial"],
      [chassis[0]?.serial, "content.network_components"],
    ]),
  );
  put("tag", first([bios?.assettag, "content.bios.assettag"]));
  const agentTag = agentTagOf(root, content);
  if (!set.tag && agentTag) {
    fill.tag = agentTag;
    paths.tag = "tag";
  }
  const maker = first(
    [device?.manufacturer, "content.network_device.manufacturer"],
    [bios?.smanufacturer, "content.bios.smanufacturer"],
    [bios?.mmanufacturer, "content.bios.mmanufacturer"],
  );
  put("maker", { ...maker, value: cut(maker.value, 120) });
  const model = first(
    [device?.model, "content.network_device.model"],
    [bios?.smodel, "content.bios.smodel"],
    [bios?.mmodel, "content.bios.mmodel"],
  );
  put("model", { ...model, value: cut(model.value, 200) });
  const hardwareName = text(hardware?.name);
  const namePath = hardwareName ? "content.hardware.name" : "content.network_device.name";
  put("name", { value: cut(hardwareName || text(device?.name), 120), path: namePath });
  put("chassis", chassisText(content, chassis));
  put("uuid", { value: uuidMark(hardware?.uuid), path: "content.hardware.uuid" });
  readLists(content, { set, fill, paths }, tooLong);

  const macs = [macMark(device?.mac), ...(set.ports ?? []).map(({ mac }) => mac)].filter(
    (mac) => mac !== null,
  );
  const { serial = "", uuid = "", tag = "" } = set;
  return {
    set,
    fill,
    bios: biosOf(content),
    firmwares: firmwaresOf(content),
    takenAt: takenAt(content),
    marks: { serial, uuid, tag, macs: [...new Set(macs)] },
    paths: { ...paths, firmwares: "content.firmwares" },
  };
}

function readLists(
  content: Part,
  { set, fill, paths }: Pick<Inventory, "set" | "fill" | "paths">,
  tooLong: TooLong[],
): void {
  const processors = processorsOf(content);
  const memories = memoriesOf(content, tooLong);
  const media = mediaOf(content, tooLong);
  const ports = portsOf(content);
  const os = systemOf(content);
  if (processors) set.processors = processors;
  if (memories) set.memories = memories;
  if (media) set.media = media;
  if (ports) set.ports = ports;
  if (os) set.os = os;
  const device = section(content.network_device);
  // A total without modules says less than modules do.
  const total =
    megabytes(section(content.hardware)?.memory) ?? megabytes(device?.ram) ?? megabytes(device?.memory);
  // A scan that saw no ports still knows the machine's address, by which the next one finds it.
  const mac = macMark(device?.mac);
  if (!ports && mac !== null) {
    fill.ports = [{ name: "", mac, ips: addresses(device?.ips, device?.ip), speed: null, status: null }];
  }
  if (!memories && total !== null)
    fill.memories = [{ capacity: total, type: null, serial: null, slot: null }];
  Object.assign(paths, {
    processors: "content.cpus",
    memories: "content.memories",
    media: "content.storages",
    ports: content.network_ports ? "content.network_ports" : "content.networks",
    os: "content.operatingsystem",
  });
}

/** The agent's own note of when it ran. What is no date of a calendar says nothing. */
function takenAt(content: Part): string | null {
  const noted = text(section(content.accesslog)?.logdate);
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(noted) ?? [];
  const moment = Date.parse(`${day}T${time}Z`);
  return Number.isNaN(moment) || moment < Date.UTC(1990) ? null : `${day}T${time}`;
}

/**
 * The agent's tag, set when it was installed: at the top level, in older documents `accountinfo`.
 * Many departments write the number of the sticker there, others one word for a whole site, so it
 * must look like a number, only fills an empty tag and never identifies a machine.
 */
function agentTagOf(root: Part, content: Part): string | undefined {
  const account = records(content.accountinfo)?.find(({ item }) => /^tag$/i.test(text(item.keyname)));
  const tag = mark(firstText(root.tag, account?.item.keyvalue));
  return /\d/.test(tag) && [...tag].length <= MAX_IDENTIFYING.tag ? tag : undefined;
}

interface ChassisPart {
  serial: string;
  model: string;
}

/** Members of a stack, each a machine with a serial of its own; empty places are left out. */
function chassisParts(content: Part): ChassisPart[] {
  const parts = new Map<string, ChassisPart>();
  for (const { item } of records(content.network_components) ?? []) {
    const serial = serialMark(item.serial);
    // Older documents have no types; their components go by name.
    const isChassis = /^chassis$/i.test(text(item.type) || text(item.name));
    if (!isChassis || serial === "" || parts.has(serial)) continue;
    parts.set(serial, { serial, model: mark(item.model) });
  }
  return [...parts.values()];
}

/** A computer's form, or of a stack its members: "5 × WS-C3750G-48TS-S: FOC1243W0ED, …". */
function chassisText(content: Part, parts: readonly ChassisPart[]): Taken {
  if (parts.length === 0)
    return { value: cut(chassisName(content), 120), path: "content.hardware.chassis_type" };
  const path = "content.network_components";
  const models = [...new Set(parts.map(({ model }) => model).filter((model) => model !== ""))].join(" / ");
  if (parts.length === 1) return { value: cut(models, 120), path };
  let value = `${parts.length} × ${cut(models, 40)}:`;
  for (const [index, { serial }] of parts.entries()) {
    const next = `${value}${index === 0 ? "" : ","} ${serial}`;
    // Whole serials or none: half of one would be a wrong one.
    if ([...next].length > 118) return { value: `${value} …`, path };
    value = next;
  }
  return { value, path };
}
