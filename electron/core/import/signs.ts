import { makerForm } from "../../../shared/domain/asset/maker.ts";
import type { Medium, Port } from "../../../shared/domain/asset/asset-fields.ts";
import { serialForm, uniqueForm, uuidForm } from "../../../shared/domain/kind/unique-form.ts";
import type { KnownAsset } from "./known-asset.ts";
import { isMadeUp } from "./identity-marks.ts";
import type { Inventory } from "./inventory.ts";

/** What speaks for or against two descriptions being of one machine. */
export const SIGNS = ["serial", "uuid", "tag", "mac", "disk", "name", "maker", "kind"] as const;
export type Sign = (typeof SIGNS)[number];

/** How an asset's signs compare with a document's; a sign that one of them lacks is in neither. */
export interface Compared {
  agrees: ReadonlySet<Sign>;
  contradicts: ReadonlySet<Sign>;
}

/** Kinds that one thing may be called by; another group is another thing. */
const GROUPS: readonly ReadonlySet<unknown>[] = [
  new Set(["laptop", "desktop", "server", "tablet"]),
  new Set(["phone", "tablet"]),
  new Set(["printer"]),
  new Set(["networkDevice"]),
  new Set(["monitor"]),
  new Set(["peripheral"]),
];

/** Names of a fresh installation, which whole rooms have. */
const NO_NAME =
  /^(localhost|ubuntu|debian|centos|fedora|raspberrypi|android|iphone|ipad|macbook(-pro|-air)?|pc|computer|desktop|laptop|server|host|user|admin|administrator|test|switch|router|printer|unknown)$/i;

/** Compares an asset of the register with what a document says, sign by sign. */
export function compare({ fields, followed }: KnownAsset, { set, marks }: Inventory): Compared {
  const agrees = new Set<Sign>();
  const contradicts = new Set<Sign>();
  const note = (sign: Sign, same: boolean | null) => {
    if (same !== null) (same ? agrees : contradicts).add(sign);
  };
  note("serial", same(serialForm(fields.serial), serialForm(marks.serial)));
  note("uuid", same(uuidForm(fields.uuid), uuidForm(marks.uuid)));
  note("tag", same(uniqueForm(fields.tag), uniqueForm(marks.tag)));
  note("mac", shared(addressesOf(fields.ports), marks.macs));
  note("disk", shared(disksOf(fields.media), disksOf(set.media)));
  note("maker", same(makerForm(fields.maker), makerForm(set.maker)));
  note("kind", sameKind(fields.kind, set.kind));
  // What a person calls a machine is no host name: it may agree, but says nothing against.
  const measured = fields["measured.name"];
  const name = same(nameForm(measured ?? fields.name), nameForm(set.name));
  if (name === true || followed("name") || typeof measured === "string") note("name", name);
  return { agrees, contradicts };
}

const same = (a: string, b: string): boolean | null => (a === "" || b === "" ? null : a === b);

function shared(a: readonly string[], b: readonly string[]): boolean | null {
  if (a.some((each) => b.includes(each))) return true;
  const own = (list: readonly string[]) => list.some((each) => !isMadeUp(each));
  return own(a) && own(b) ? false : null;
}

function sameKind(a: unknown, b: unknown): boolean | null {
  const groups = (kind: unknown) => GROUPS.filter((group) => group.has(kind));
  if (groups(a).length === 0 || groups(b).length === 0) return null;
  return groups(a).some((group) => group.has(b));
}

function addressesOf(ports: unknown): string[] {
  return ((ports as Port[] | undefined) ?? []).flatMap(({ mac }) => (mac ? [mac] : []));
}

function disksOf(media: unknown): string[] {
  const serials = ((media as Medium[] | undefined) ?? []).map(({ serial }) => serialForm(serial));
  return serials.filter((serial) => serial !== "");
}

/** The host name without its domain. */
function nameForm(value: unknown): string {
  const name = uniqueForm(value).replace(/^([^.]*\p{L}[^.]*)\..*$/u, "$1");
  return NO_NAME.test(name) ? "" : name;
}
