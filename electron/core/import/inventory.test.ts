import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assetFields } from "../../../shared/domain/asset/asset-fields.ts";
import { editsOf } from "../../../shared/domain/kind/edits.ts";
import { megabytes, number } from "./coerce.ts";
import {
  FIXTURES,
  REAL,
  documentsIn,
  fixture,
  hasReal,
} from "../../../tests/support/core/inventory-fixtures.ts";
import { macMark, mark, uuidMark } from "./identity-marks.ts";
import { mapInventory } from "./inventory.ts";
import type { Inventory } from "./inventory.ts";

function mapped(document: unknown): Inventory {
  const result = mapInventory(document);
  if (!result.ok) throw new Error(`${result.rejection.code} at ${result.rejection.path}`);
  return result.inventory;
}
const computer = (content: object, root: object = {}) => ({ deviceid: "x", content, ...root });

describe("an inventory document", () => {
  it("gives all hardware of a laptop", () => {
    const { set, bios, firmwares, marks } = mapped(fixture("good/laptop.json"));
    expect(set).toMatchObject({
      kind: "laptop",
      tag: "固资-2024-0207",
      serial: "PF4TEST07",
      name: "财务部-笔记本07",
      maker: "联想",
      model: "ThinkPad T14 第四代",
      chassis: "Notebook",
      uuid: "6f1b2c3d-0007-4a5b-8c9d-a0b1c2d3e4f5",
      processors: [{ maker: "Intel", cores: 10, threads: 12, speed: 1700 }],
      memories: [
        { capacity: 8192, type: "DDR5", serial: "A1B2C3D4", slot: "ChannelA-DIMM0" },
        { capacity: 8192, type: "DDR5", serial: "A1B2C3D5", slot: "ChannelB-DIMM0" },
      ],
      os: { name: "Microsoft Windows 11 专业版", version: "10.0.22631", arch: "64 位" },
    });
    expect(bios).toEqual({ name: "BIOS", version: "N3AET80W (1.45)", maker: "联想", date: "2025-08-14" });
    expect(firmwares).toMatchObject([{ name: "致态 TiPlus7100", version: "ZTA10004" }]);
    expect(marks).toMatchObject({ serial: "PF4TEST07", tag: "固资-2024-0207" });
  });

  it("counts media, not filesystems and not optical drives", () => {
    expect(mapped(fixture("good/laptop.json")).set.media).toEqual([
      {
        maker: "长江存储",
        model: "致态 TiPlus7100 512GB",
        serial: "YMTC0000TEST07",
        type: "NVMe",
        capacity: 512110,
        firmware: "ZTA10004",
      },
    ]);
  });

  it("groups a computer's addresses by port and leaves out loopback and virtual ones", () => {
    expect(mapped(fixture("good/laptop.json")).set.ports).toEqual([
      {
        name: "以太网",
        mac: "8c:8c:aa:10:00:07",
        ips: ["10.20.3.17", "fe80::8e8c:aaff:fe10:7"],
        speed: 1_000_000_000,
        status: "up",
      },
      { name: "WLAN", mac: "dc:46:28:00:00:07", ips: [], speed: null, status: "down" },
    ]);
  });

  it("takes no vendor's default for a serial, tag or model", () => {
    const { set, fill } = mapped(fixture("good/desktop-unset.json"));
    expect(set).toMatchObject({ kind: "desktop", maker: "华硕", model: "PRIME B760M-K" });
    expect(set).not.toHaveProperty("serial");
    expect(set).not.toHaveProperty("tag");
    expect(fill).not.toHaveProperty("tag");
  });

  it("lists installed memory only, and tells equal slots apart", () => {
    expect(mapped(fixture("good/desktop-unset.json")).set.memories).toEqual([
      { capacity: 8192, type: null, serial: null, slot: "DIMM #1" },
      { capacity: 8192, type: null, serial: null, slot: "DIMM #3" },
    ]);
  });

  it("merges what a printer lists twice", () => {
    const { set, firmwares, fill } = mapped(fixture("good/printer.json"));
    expect(set).toMatchObject({ kind: "printer", maker: "奔图", serial: "BP5TEST01" });
    expect(set.ports).toEqual([
      {
        name: "eth0",
        mac: "00:1e:8f:00:00:01",
        ips: ["10.20.9.5", "fe80::21e:8fff:fe00:1"],
        speed: 100_000_000,
        status: "up",
      },
    ]);
    expect(firmwares).toMatchObject([{ name: "BP5100DN", version: "3.10.0" }]);
    expect(fill.memories).toMatchObject([{ capacity: 256 }]);
  });

  it("names the members of a stack by their serials and keeps every port", () => {
    const { set } = mapped(fixture("good/switch.json"));
    expect(set).toMatchObject({ kind: "networkDevice", serial: "2102TEST0001", name: "总部-3F-接入02" });
    expect(set.chassis).toBe("3 × S5735-L48T4X: 2102TEST0001, 2102TEST0002, 2102TEST0004");
    expect(set.ports).toHaveLength(180);
    expect(new Set(set.ports?.map(({ mac }) => mac)).size).toBe(180);
  });

  it("never cuts a serial in the list of a stack's members", () => {
    const members = Array.from({ length: 20 }, (_, index) => ({
      type: "chassis",
      serial: `SERIAL-NUMBER-${index}`,
    }));
    const { set } = mapped(computer({ network_components: members, network_device: { type: "Networking" } }));
    expect([...(set.chassis ?? "")].length).toBeLessThanOrEqual(120);
    expect(set.chassis).toMatch(/SERIAL-NUMBER-\d+ …$/);
  });

  it("reads components without types, and is silent where only the firmware's maker is known", () => {
    const { set } = mapped(
      computer({
        network_device: { type: "Networking" },
        network_components: [
          { name: "Chassis", serial: "FCH0TEST9", model: "AIR-CT5520-K9" },
          { name: "AP2700", serial: "AP0TEST1" },
        ],
      }),
    );
    expect(set).toMatchObject({ serial: "FCH0TEST9", chassis: "AIR-CT5520-K9" });
    expect(mapped(computer({ bios: { bmanufacturer: "American Megatrends Inc." } })).set).not.toHaveProperty(
      "maker",
    );
  });

  it("reads a phone without its build keys and masked address", () => {
    const { set } = mapped(fixture("good/phone.json"));
    expect(set).toMatchObject({
      kind: "phone",
      model: "Redmi Note 13",
      ports: [{ name: "wlan0", mac: null }],
    });
    expect(set).not.toHaveProperty("tag");
  });

  it.each([
    [fixture("odd/no-itemtype.json"), "desktop"],
    [fixture("odd/unknown-itemtype.json"), "other"],
    [computer({ hardware: { chassis_type: "Rack Mount Chassis" } }, { itemtype: "Computer" }), "server"],
    [computer({ hardware: { chassis_type: "Convertible" } }), "laptop"],
    [computer({ hardware: { chassis_type: "30" } }), "tablet"],
    [computer({ hardware: { chassis_type: "笔记本" } }), "laptop"],
    [computer({ network_device: { type: "Networking" } }), "networkDevice"],
    [computer({ network_ports: [{}] }), "networkDevice"],
    [computer({ operatingsystem: { name: "Android 14" } }), "phone"],
    [computer({ hardware: {} }, { itemtype: "Monitor" }), "monitor"],
    [computer({ hardware: {} }, { itemtype: 7 }), "other"],
  ])("tells the kind of asset %#", (document, kind) => {
    const { set, fill } = mapped(document);
    expect(set.kind ?? fill.kind).toBe(kind);
  });

  it("only guesses where the document does not say", () => {
    const guess = mapped(computer({ batteries: [{}], hardware: {} }));
    expect(guess.set).not.toHaveProperty("kind");
    expect(guess.fill.kind).toBe("laptop");
  });

  it("takes the agent's tag for a label only when it looks like one", () => {
    expect(mapped(fixture("odd/no-itemtype.json")).fill.tag).toBe("000117");
    expect(mapped(fixture("odd/word-tag.json")).fill).not.toHaveProperty("tag");
    expect(mapped(fixture("odd/no-itemtype.json")).marks.tag).toBe("");
  });

  it("does not mention what is absent, null or blank; an empty list is a statement", () => {
    const { set, bios, firmwares } = mapped(fixture("partial/laptop-nothing.json"));
    expect(set).toEqual({ serial: "pf4test07" });
    expect([bios, firmwares]).toEqual([null, null]);
    const emptied = mapped(fixture("partial/laptop-emptied.json")).set;
    expect(emptied.media).toEqual([]);
    for (const field of ["processors", "ports", "memories", "os"]) expect(emptied).not.toHaveProperty(field);
  });

  it("reads numbers as text and text as numbers, and one object for a list", () => {
    const { set, bios, firmwares } = mapped(fixture("odd/mixed-types.json"));
    expect(set).toMatchObject({
      name: "12345",
      kind: "laptop",
      chassis: "Notebook",
      serial: "7654321",
      processors: [{ cores: 4, threads: 8, speed: 2400, maker: null }],
      memories: [{ capacity: 8192, serial: "123456" }],
      media: [{ model: "240", serial: "987654321", capacity: 240057 }],
      ports: [
        { name: "0", mac: null },
        { name: "eth1", mac: "aa:bb:cc:dd:ee:ff", speed: null },
      ],
      os: { name: "11", version: "22631", arch: "64" },
    });
    expect(set).not.toHaveProperty("uuid");
    expect(bios).toMatchObject({ version: "1.5", date: "20250101" });
    expect(firmwares).toMatchObject([{ name: "控制器", version: "3.2" }]);
  });

  it("reads a list of one where an object is meant, and gigahertz", () => {
    const { set } = mapped(
      computer({
        bios: [{ ssn: "S-1", smanufacturer: "Acme" }],
        hardware: [{ name: "h" }],
        cpus: [
          { name: "a", speed: "2.4 GHz" },
          { name: "b", speed: "3.60GHz" },
          { name: "c", speed: "1700 MHz" },
        ],
      }),
    );
    expect(set).toMatchObject({ serial: "S-1", maker: "Acme", name: "h" });
    expect(set.processors?.map(({ speed }) => speed)).toEqual([2400, 3600, 1700]);
    expect(mapInventory([computer({ bios: { ssn: "A" } }), computer({ bios: { ssn: "B" } })]).ok).toBe(false);
  });

  it("knows the machine that a discovery saw by its address", () => {
    const device = { type: "Unmanaged", mac: "4C:CC:6A:02:13:A9", ips: ["10.0.0.7"], name: "dev" };
    const { fill, set, marks } = mapped(computer({ network_device: device }, { action: "netdiscovery" }));
    expect(marks.macs).toEqual(["4c:cc:6a:02:13:a9"]);
    expect(set.ports).toBeUndefined();
    expect(fill.ports).toMatchObject([{ mac: "4c:cc:6a:02:13:a9", ips: ["10.0.0.7"] }]);
  });

  it("shortens descriptions of a hostile document and takes control characters out", () => {
    const { set } = mapped(JSON.parse(readFileSync(join(FIXTURES, "odd/hostile.json"), "utf8")));
    expect([...(set.name ?? "")]).toHaveLength(120);
    expect(JSON.stringify(set)).not.toMatch(/\\u0000|\\u001b|\\ud800/);
    expect(set.serial).toBe("HOSTILE'; DROP TABLE asset;--");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(editsOf(assetFields).safeParse(set).success).toBe(true);
  });

  it.each([
    ["no-content.json", "notInventory", "content"],
    ["content-is-text.json", "notInventory", "content"],
    ["list.json", "notInventory", ""],
    ["deep.json", "notInventory", "content"],
    ["long-serial.json", "tooLong", "content.bios.ssn"],
    ["long-disk-serial.json", "tooLong", "content.storages.1.serial"],
    ["many-cpus.json", "tooLarge", "content.cpus"],
  ])("rejects bad/%s as %s and says where", (file, code, path) => {
    expect(mapInventory(fixture(`bad/${file}`))).toMatchObject({ ok: false, rejection: { code, path } });
  });

  it("answers any JSON at all with a mapping that the register takes, or with a rejection", () => {
    const keys = [
      ...["content", "itemtype", "tag", "bios", "hardware", "cpus", "memories", "storages", "networks"],
      ...["network_ports", "network_device", "network_components", "firmwares", "operatingsystem", "ssn"],
      ...[
        "serial",
        "capacity",
        "disksize",
        "mac",
        "ifname",
        "ips",
        "name",
        "version",
        "chassis_type",
        "type",
      ],
    ];
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(null, true, "", "8 GB", "00:11:22:33:44:55", "chassis", 1e300, -1, "\ud800"),
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.double(),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom(...keys), tie("value"), { maxKeys: 8 }),
      ),
    })).value;
    const document = fc.record({
      content: fc.dictionary(fc.constantFrom(...keys), value),
      itemtype: value,
      tag: value,
    });
    fc.assert(
      fc.property(document, (raw) => {
        const result = mapInventory(raw);
        if (!result.ok) return;
        const { set, fill, bios, firmwares } = result.inventory;
        const all = { ...fill, ...set, firmwares: [...(bios ? [bios] : []), ...(firmwares ?? [])] };
        const parsed = editsOf(assetFields).safeParse(all);
        expect(parsed.success ? [] : parsed.error.issues).toEqual([]);
      }),
      { seed: 7, numRuns: 250 },
    );
  });
});

describe("marks and sizes", () => {
  it.each([
    "",
    " ",
    "0000000",
    "None",
    "To Be Filled By O.E.M.",
    "Default string",
    "System Serial Number",
    "XXXXXXX",
    "INVALID",
    "Not Specified",
    "........",
    "123456789",
    "SerNum01",
    "无",
    "未填写",
    "待填",
    "默认字符串",
  ])("takes %j for no serial", (value) => expect(mark(value)).toBe(""));
  it.each(["PF4TEST07", "0012", "00000000A", "SSI1912014B", "123456", "固资-1", "无锡-01"])(
    "takes %j for a serial",
    (value) => expect(mark(value)).toBe(value),
  );
  it("takes shared and blank UUIDs for none", () => {
    expect(uuidMark("03000200-0400-0500-0006-000700080009")).toBe("");
    expect(uuidMark("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF")).toBe("");
    expect(uuidMark("{4C4C4544-0034-3010-8048-B6C04F503732}")).toBe("4c4c4544-0034-3010-8048-b6c04f503732");
  });
  it("writes addresses in one spelling", () => {
    expect(["001b.4411.3AB7", "00-1B-44-11-3A-B7", "001B44113ab7"].map(macMark)).toEqual(
      Array(3).fill("00:1b:44:11:3a:b7"),
    );
    expect(
      ["00:00:00:00:00:00", "02:00:00:00:00:00", "00:1b:44", "zz:1b:44:11:3a:b7", 5].map(macMark),
    ).toEqual(Array(5).fill(null));
  });
  it.each([
    [4096, 4096],
    ["4096", 4096],
    ["8 GB", 8192],
    ["8GiB", 8192],
    ["8192 MB", 8192],
    ["1,5 GB", 1536],
    ["1.5 Go", 1536],
    [8_589_934_592, 8192],
    ["8589934592", 8192],
    ["1 TB", 1_048_576],
    ["2097152 KB", 2048],
    ["No Module Installed", null],
    [0, null],
    [-5, null],
    ["8 parsec", null],
    [Infinity, null],
  ])("reads %j as %j MB", (value, expected) => expect(megabytes(value)).toBe(expected));
  it("reads no number where there are several", () => {
    expect(number("1.2.3")).toBe(null);
    expect(number("1e400")).toBe(1);
  });
});

describe("real documents", () => {
  it("are all mapped, as far as they lie beside the checkout", () => {
    const files = hasReal ? documentsIn(REAL) : documentsIn(`${FIXTURES}/good`);
    expect(
      files.length,
      hasReal ? REAL : "the real documents are missing; own fixtures stand in",
    ).toBeGreaterThan(4);
    for (const file of files) {
      const { set } = mapped(JSON.parse(readFileSync(file, "utf8")));
      expect(set.model, file).toBeTruthy();
      expect(editsOf(assetFields).safeParse(set).success, file).toBe(true);
    }
  });

  it("are mapped rightly, where they lie beside the checkout", () => {
    if (!hasReal) {
      process.stdout.write(`${REAL} is missing: the real documents were not looked at\n`);
      return;
    }
    const real = (name: string) => mapped(JSON.parse(readFileSync(join(REAL, name), "utf8")));
    const stack = real("networkequipment_2.json").set;
    expect(stack.ports).toHaveLength(475);
    expect(stack.chassis).toContain("FOC0929U1SR");
    expect(real("computer_1.json").set).toMatchObject({
      kind: "laptop",
      serial: "640HP72",
      maker: "Dell Inc.",
      model: "XPS 13 9350",
      media: [{ serial: "S29NNXAH146409", type: "NVMe", capacity: 256060 }],
      ports: [{ mac: "00:e0:4c:68:01:db" }, { mac: "44:85:00:2b:90:bc" }],
    });
    expect(real("phone_1.json").set).not.toHaveProperty("tag");
  });
});
