import { expect, test } from "vitest";
import { compare } from "./signs.ts";
import { judge } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";
import type { KnownAsset } from "./known-asset.ts";
import { mapInventory } from "./inventory.ts";

const pc = {
  serial: "PF0KQ1",
  uuid: "8f2c7a10-1b2c-4d3e-8f40-1122334455aa",
  tag: "IT-0042",
  mac: "9c:5c:8e:11:22:33",
  disk: "S4EVNX0M500111",
  name: "FIN-PC-42",
  maker: "Lenovo",
  kind: "desktop",
};
type Signs = Partial<Record<keyof typeof pc, string>>;
const other: typeof pc = {
  serial: "PF0ZZ9",
  uuid: "11112222-3333-4444-8555-666677778888",
  tag: "IT-0099",
  mac: "9c:5c:8e:99:88:77",
  disk: "WD-WCC4E0999999",
  name: "HR-PC-99",
  maker: "Dell Inc.",
  kind: "printer",
};
const only = (...names: (keyof typeof pc)[]): Signs =>
  Object.fromEntries(names.map((name) => [name, pc[name]]));
/** The same machine, but for these. */
const but = (changed: Signs): Signs => ({ ...pc, ...changed });
/** Another machine that has these in common. */
const shares = (...names: (keyof typeof pc)[]): Signs => ({
  ...other,
  kind: pc.kind,
  maker: pc.maker,
  ...only(...names),
});
const without = (from: Signs, ...names: (keyof typeof pc)[]): Signs =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name as never)));

function known(signs: Signs): KnownAsset {
  const { mac, disk, ...fields } = signs;
  return {
    id: "a",
    gone: null,
    fields: {
      ...fields,
      ports: mac ? [{ name: "eth0", mac, ips: [], speed: null, status: null }] : [],
      media: disk ? [{ serial: disk }] : [],
    },
    documents: [],
    followed: () => true,
  };
}

function verdict(register: Signs, { serial, uuid, tag, mac, disk, name, maker, kind }: Signs): Verdict {
  const content = {
    bios: { ssn: serial, assettag: tag, smanufacturer: maker },
    hardware: { name, uuid, chassis_type: kind === "desktop" ? "Desktop" : undefined },
    ...(mac ? { networks: [{ description: "eth0", mac }] } : {}),
    ...(disk ? { storages: [{ name: "sda", serial: disk }] } : {}),
  };
  const mapped = mapInventory({ itemtype: kind === "printer" ? "Printer" : "Computer", content });
  if (!mapped.ok) throw new Error(mapped.rejection.message);
  const { inventory } = mapped;
  const alone = inventory.marks.serial === "" && inventory.marks.uuid === "";
  return judge(compare(known(register), inventory), alone);
}

test.each<[string, Signs, Signs, Verdict]>([
  ["the machine as it was", pc, pc, "same"],
  ["renamed", pc, but({ name: "FIN-PC-NEW" }), "same"],
  ["with another network card", pc, but({ mac: other.mac }), "same"],
  ["with another disk", pc, but({ disk: other.disk }), "same"],
  [
    "with another disk, and no serial",
    without(pc, "serial"),
    without(but({ disk: other.disk }), "serial"),
    "same",
  ],
  ["with a new main board whose serial was set", pc, but({ uuid: other.uuid, mac: other.mac }), "same"],
  ["with a new main board that has no serial", pc, without(but({ uuid: other.uuid }), "serial"), "maybe"],
  [
    "with a new main board that came with another serial",
    pc,
    but({ uuid: other.uuid, serial: "NEW1" }),
    "maybe",
  ],
  ["registered by hand with its serial alone", only("serial"), pc, "same"],
  ["registered by hand with its tag alone", only("tag"), pc, "same"],
  ["whose maker is written otherwise", but({ maker: "联想" }), pc, "same"],
  ["whose maker nobody knew under that name", but({ maker: "Leno" }), pc, "maybe"],
  ["seen by its address alone", only("mac"), only("mac"), "same"],
  ["by its address, with another name", only("mac", "name"), { ...only("mac"), name: "x-99" }, "maybe"],
  [
    "another maker's thing with the serial",
    only("serial", "maker", "kind"),
    { ...other, serial: pc.serial },
    "other",
  ],
  [
    "another maker's thing with the serial, and nothing more known",
    only("serial", "maker"),
    { serial: pc.serial, maker: other.maker },
    "maybe",
  ],
  ["a machine with a serial that the maker gave twice", pc, shares("serial"), "maybe"],
  ["a clone that has the UUID", without(pc, "serial"), without(shares("uuid"), "serial"), "maybe"],
  ["a clone that has the UUID, and a serial of its own", pc, shares("uuid"), "other"],
  [
    "a clone with UUID and name, on another card",
    without(pc, "serial", "disk", "tag"),
    without(shares("uuid", "name"), "serial", "disk", "tag"),
    "maybe",
  ],
  ["a laptop at the same dock", pc, shares("mac"), "other"],
  ["a laptop at the same dock, without a serial", pc, without(shares("mac"), "serial"), "other"],
  ["a machine with the disk of another", pc, shares("disk"), "other"],
  ["a machine of a site that writes one tag into all", pc, shares("tag"), "other"],
  ["the successor that took over tag and name", pc, shares("tag", "name"), "maybe"],
  ["the successor that took over disk and name", pc, shares("disk", "name"), "maybe"],
  ["a machine with the same name", pc, shares("name"), "other"],
  ["something else altogether", pc, other, "other"],
])("%s", (_, register, document, expected) => {
  expect(verdict(register, document)).toBe(expected);
});

test("names of a fresh installation and addresses that software makes up agree with nothing", () => {
  const register = { uuid: pc.uuid, name: "DESKTOP", mac: "02:42:ac:11:00:02" };
  const mapped = mapInventory({
    content: {
      hardware: { uuid: pc.uuid, name: "desktop" },
      networks: [{ description: "x", mac: "02:42:ac:11:00:09" }],
    },
  });
  if (!mapped.ok) throw new Error("not read");
  const { agrees, contradicts } = compare(known(register), mapped.inventory);
  expect([[...agrees], [...contradicts]]).toEqual([["uuid"], []]);
});

test("what a person calls a machine says nothing against its host name", () => {
  const asset = { ...known({ uuid: pc.uuid, name: "财务部王芳" }), followed: () => false };
  const mapped = mapInventory({ content: { hardware: { uuid: pc.uuid, name: "FIN-PC-42" } } });
  if (!mapped.ok) throw new Error("not read");
  expect(judge(compare(asset, mapped.inventory), false)).toBe("same");
});
