import type { ASSET_KINDS } from "../../../shared/domain/asset/asset-fields.ts";
import { firstText, list, section, text } from "./coerce.ts";
import type { Part } from "./coerce.ts";

export type AssetKind = (typeof ASSET_KINDS)[number];

/** SMBIOS 3.3, 7.4.1: the number of a chassis type, which some agents write instead of its name. */
const SMBIOS_CHASSIS = [
  ...["", "Other", "Unknown", "Desktop", "Low Profile Desktop", "Pizza Box", "Mini Tower", "Tower"],
  ...["Portable", "Laptop", "Notebook", "Hand Held", "Docking Station", "All in One", "Sub Notebook"],
  ...["Space-saving", "Lunch Box", "Main Server Chassis", "Expansion Chassis", "Sub Chassis"],
  ...["Bus Expansion Chassis", "Peripheral Chassis", "RAID Chassis", "Rack Mount Chassis"],
  ...["Sealed-case PC", "Multi-system Chassis", "Compact PCI", "Advanced TCA", "Blade"],
  ...["Blade Enclosure", "Tablet", "Convertible", "Detachable", "IoT Gateway", "Embedded PC"],
  ...["Mini PC", "Stick PC"],
];

const BY_CHASSIS: readonly [RegExp, AssetKind][] = [
  [/notebook|laptop|portable|convertible|detachable|笔记本/i, "laptop"],
  [/tablet|平板/i, "tablet"],
  [/hand ?held/i, "phone"],
  [/server|rack ?mount|blade|multi-?system|raid|服务器/i, "server"],
  [
    /desktop|tower|pizza|all[- ]in[- ]one|space-?saving|lunch|sealed-?case|mini pc|stick pc|台式|一体机/i,
    "desktop",
  ],
];

/** The chassis type in words; '' when the document does not say. */
export function chassisName(content: Part): string {
  const given = text(section(content.hardware)?.chassis_type);
  const named = /^\d{1,2}$/.test(given) ? (SMBIOS_CHASSIS[Number(given)] ?? "") : given;
  return /^(other|unknown|none|n\/a)$/i.test(named) ? "" : named;
}

export interface KindFound {
  kind: AssetKind;
  /** The document says so; otherwise it is a guess, which never replaces what a person chose. */
  stated: boolean;
}

/** What kind of asset a document describes. */
export function kindOf(itemtype: unknown, content: Part): KindFound {
  const stated = (kind: AssetKind): KindFound => ({ kind, stated: true });
  const device = text(section(content.network_device)?.type);
  const type = text(itemtype) || typeOfDevice(device, content);
  if (/^networkequipment$/i.test(type)) return stated("networkDevice");
  if (/^printer$/i.test(type)) return stated("printer");
  if (/^monitor$/i.test(type)) return stated("monitor");
  if (/^peripheral$/i.test(type)) return stated("peripheral");
  if (/^phone$/i.test(type)) {
    return stated(/tablet|\bipad\b|平板/i.test(chassisName(content)) ? "tablet" : "phone");
  }
  if (/^computer$/i.test(type)) return computerKind(content);
  return { kind: "other", stated: type !== "" };
}

/** The format's own default is a computer; documents of network scans say it in another place. */
function typeOfDevice(device: string, content: Part): string {
  if (/^networking$/i.test(device)) return "NetworkEquipment";
  if (device !== "") return device;
  if (list(content.network_ports) && !section(content.hardware)) return "NetworkEquipment";
  const system = section(content.operatingsystem);
  const name = firstText(system?.name, system?.full_name);
  const mobile = /\b(android|ios|harmonyos)\b/i.test(name) && chassisName(content) === "";
  return mobile ? "Phone" : "Computer";
}

function computerKind(content: Part): KindFound {
  const chassis = chassisName(content);
  const known = BY_CHASSIS.find(([pattern]) => pattern.test(chassis));
  if (known) return { kind: known[1], stated: true };
  const system = section(content.operatingsystem);
  if (/server/i.test(firstText(system?.full_name, system?.name))) return { kind: "server", stated: false };
  const portable = (list(content.batteries)?.length ?? 0) > 0;
  return { kind: portable ? "laptop" : "desktop", stated: false };
}
