import { record, text } from "../../import/coerce.ts";
import type { Part } from "../../import/coerce.ts";
import { jsonOf, partsOf, rowsOf, textOf } from "./outputs.ts";
import type { Outputs } from "./outputs.ts";
import type { Smart } from "./smart.ts";
import { amountOf, countOf } from "./values.ts";

/** A volume that somebody stores on. A volume of size 0 was not measured. */
export interface Volume {
  /** `C:`, `/home`. */
  name: string;
  free: number | undefined;
  size: number | undefined;
}

export function windowsVolumes(outputs: Outputs): Volume[] {
  const logical = rowsOf(outputs, "windows.volumes").map((each) => ({
    name: text(each.DeviceID),
    free: countOf(each.FreeSpace),
    size: amountOf(each.Size),
  }));
  const drives = rowsOf(outputs, "windows.drives").map((each) => ({
    name: text(each.Name).replace(/\\$/u, ""),
    free: countOf(each.TotalFreeSpace),
    size: amountOf(each.TotalSize),
  }));
  return measured(logical.length > 0 ? logical : drives);
}

/** File systems that are full by their making or belong to the start of the machine. */
const NOT_STORED_ON = /^(?:squashfs|iso9660|udf|erofs|swap)$/u;
const OF_START = /^\/(?:boot|efi|snap|run)(?:\/|$)/u;

/** Sizes by `lsblk`; an older one lacks them, or a container hides its disks: then by `df`. */
export function linuxVolumes(outputs: Outputs): Volume[] {
  const found = blocksIn(outputs).flatMap(({ mountpoint, fstype, fsavail, fssize }): Volume[] => {
    const name = text(mountpoint);
    if (!name.startsWith("/") || OF_START.test(name) || NOT_STORED_ON.test(text(fstype))) return [];
    return [{ name, free: countOf(fsavail), size: amountOf(fssize) }];
  });
  const known = measured(found);
  return known.length > 0 ? known : listed(textOf(outputs, "linux.free"));
}

/** Every device of `lsblk -J`, those within others too. */
export function blocksIn(outputs: Outputs): Part[] {
  const found: Part[] = [];
  const open = partsOf(record(jsonOf(outputs, "linux.blocks"))?.blockdevices);
  for (let each = open.shift(); each && found.length < 2000; each = open.shift()) {
    found.push(each);
    open.push(...partsOf(each.children));
  }
  return found;
}

/** `df -P -k`, whose columns a norm lays down (POSIX). A device mounted twice is listed once. */
function listed(text: string): Volume[] {
  const devices = new Set<string>();
  const found = text.split("\n").flatMap((line): Volume[] => {
    const [, device = "", size, free, name = ""] =
      /^(\/dev\/\S+)\s+(\d{1,18})\s+\d{1,18}\s+(\d{1,18})\s+\d{1,3}%\s+(\/.*)$/u.exec(line) ?? [];
    if (device === "" || /^\/dev\/loop/u.test(device) || OF_START.test(name) || devices.has(device))
      return [];
    devices.add(device);
    return [{ name, free: kilobytes(free), size: kilobytes(size) }];
  });
  return measured(found);
}

const kilobytes = (value: string | undefined) => (countOf(value) ?? 0) * 1024;

export function macosVolumes(outputs: Outputs): Volume[] {
  const found = storageOf(outputs).map((each) => ({
    name: text(each.mount_point),
    free: countOf(each.free_space_in_bytes),
    size: amountOf(each.size_in_bytes),
  }));
  // The sealed system volume and the data volume share their space: one of them speaks for both.
  const own = found.filter(({ name }) => name.startsWith("/") && !/^\/System\/Volumes\//u.test(name));
  const known = measured(own.length > 0 ? own : found);
  return known.length > 0 ? known : listed(textOf(outputs, "macos.free")).filter(({ name }) => name === "/");
}

/** What macOS says of the disks: `Verified`, `Failing`, `Not Supported`. */
export function macosDisks(outputs: Outputs): Smart[] {
  const found = new Map<string, Smart>();
  for (const each of storageOf(outputs)) {
    const drive = record(each.physical_drive);
    const model = text(drive?.device_name);
    const state = text(drive?.smart_status);
    const health = state === "Verified" ? "passed" : state === "Failing" ? "failing" : undefined;
    if (model !== "") found.set(model, { device: text(each.bsd_name), serial: "", model, health });
  }
  return [...found.values()];
}

function storageOf(outputs: Outputs): Part[] {
  return partsOf(record(jsonOf(outputs, "macos.storage"))?.SPStorageDataType);
}

function measured(volumes: readonly Volume[]): Volume[] {
  return volumes.filter(({ name, size }) => name !== "" && size !== undefined && size > 0);
}
