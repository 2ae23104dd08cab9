import { describe, expect, test } from "vitest";
import { PROBES } from "../../../../shared/domain/checklist/probes.ts";
import type { ProbeName } from "../../../../shared/domain/checklist/probes.ts";
import { measured } from "../../../../shared/domain/checklist/reading.ts";
import { localized } from "../../../../shared/domain/definition/localized-form.ts";
import { DENIED, TAKEN_AT, bytesOf, outputsOf, taken } from "../../../../tests/support/probes/machine.ts";
import type { Machine } from "../../../../tests/support/probes/machine.ts";
import { answerFrom } from "./fact.ts";
import { FACTS } from "./facts.ts";
import type { Outputs } from "./outputs.ts";
import type { System } from "./source.ts";

const systemOf = (machine: Machine): System =>
  machine === "macos" ? "darwin" : machine.startsWith("windows") ? "win32" : "linux";

function answer(probe: ProbeName, machine: Machine, outputs: Outputs = outputsOf(machine)) {
  const fact = FACTS.find((each) => each.probe === probe);
  if (!fact) throw new Error(probe);
  const system = systemOf(machine);
  const ids = new Set((fact.sources[system] ?? []).map(({ id }) => id));
  const own = [...outputs].filter(([id]) => ids.has(id) || id.startsWith("smart."));
  return answerFrom(fact, system, new Map(own), TAKEN_AT);
}

/** `{ "free C:": 10, … }` */
const said = (...of: Parameters<typeof answer>) =>
  Object.fromEntries(answer(...of).values.map(({ name, of, value }) => [`${name} ${of}`.trim(), value]));

const MACHINES: Machine[] = [
  ...(["windows-chinese", "windows-english", "linux-chinese", "linux-english"] as const),
  ...(["linux-gbk", "linux-undecodable", "macos"] as const),
];

describe("every answer keeps the form", () => {
  test.each(MACHINES)("%s", (machine) => {
    for (const { probe } of FACTS) {
      const { values, text, end, reason, raw } = answer(probe, machine);
      expect(measured.array().max(400).parse(values)).toEqual(values);
      expect(localized(600).parse(text)).toEqual(text);
      expect(end === "result").toBe(reason === null);
      expect(values.length > 0).toBe(end === "result");
      if (end === "result") expect(raw).not.toBeNull();
      const specs: Record<string, { unit: string }> = PROBES[probe].readings;
      for (const { name, unit } of values) expect([name, unit]).toEqual([name, specs[name]?.unit]);
    }
  });
});

describe("identity", () => {
  test("Chinese Windows: the name people know, of a Lenovo", () => {
    expect(said("identity", "windows-chinese")).toEqual({
      maker: "LENOVO",
      model: "ThinkPad X1 Carbon Gen 10",
      serial: "PF3Q7K2L",
      biosVersion: "N3AET76W (1.41 )",
      name: "财务-张伟",
      domain: "corp.example.cn",
    });
  });
  test("a placeholder is no serial, the second place is; a workgroup is no domain", () => {
    expect(said("identity", "windows-english")).toMatchObject({ serial: "7XK2QL3", model: "OptiPlex 7090" });
    expect(said("identity", "windows-english")).not.toHaveProperty("domain");
  });
  test("Chinese Linux without rights: the serial needs an administrator, and the rest stands", () => {
    const { text, end } = answer("identity", "linux-chinese");
    expect(end).toBe("result");
    expect(text["zh-CN"]).toContain("需要管理员权限");
    expect(said("identity", "linux-chinese")).toEqual({
      maker: "同方股份有限公司",
      model: "超锐 L860-T2",
      biosVersion: "KL4.2A.THTF.S.014",
      name: "行政部-李娜",
    });
  });
  test("English Linux", () => {
    expect(said("identity", "linux-english")).toMatchObject({ serial: "PF2ABCDE", name: "it-lab-07" });
    const second = outputsOf("linux-english", { "linux.dmi": null });
    expect(said("identity", "linux-english", second)).toMatchObject({ serial: "PF2ABCDE" });
  });
  test("bytes of GBK that a maker wrote into the board", () => {
    expect(said("identity", "linux-gbk")).toEqual({
      maker: "清华同方",
      model: "超越 E500",
      serial: "THTF20260042",
      name: "财务部-王芳",
    });
  });
  test("bytes of no code page are kept as bytes, and spoil nothing else", () => {
    const { raw } = answer("identity", "linux-undecodable");
    expect(Buffer.from(raw ?? "").includes(Buffer.from([0xff, 0xff, 0xfe, 0x80]))).toBe(true);
    expect(said("identity", "linux-undecodable")).toEqual({ name: "pc-17" });
  });
  test("macOS", () => {
    expect(said("identity", "macos")).toEqual({
      maker: "Apple",
      model: "MacBookPro18,3",
      serial: "C02ZQ0ABMD6R",
      biosVersion: "10151.140.19",
      name: "王芳的MacBook Pro",
    });
  });
});

describe("memory", () => {
  test("Windows: an empty slot is no module", () => {
    expect(said("memory", "windows-chinese")).toEqual({
      total: 15.7,
      free: 4,
      usedShare: 74.6,
      modules: 2,
      "module Controller0-ChannelA-DIMM0": 8,
      "module Controller1-ChannelA-DIMM0": 8,
    });
  });
  test("0 free is unknown, not none", () => {
    expect(said("memory", "windows-english")).toEqual({ total: 7.9 });
  });
  test("Linux", () => {
    expect(said("memory", "linux-chinese")).toEqual({ total: 7.7, free: 1.9, usedShare: 75 });
    expect(said("memory", "linux-english")).toEqual({
      total: 31.1,
      free: 23.3,
      usedShare: 25,
      modules: 2,
      "module ChannelA-DIMM0": 16,
      "module ChannelB-DIMM0": 16,
    });
  });
  test("macOS: what the system could give, in pages of the size it names", () => {
    expect(said("memory", "macos")).toEqual({ total: 16, free: 4, usedShare: 75 });
  });
});

describe("cpu", () => {
  test("Windows: a share of the whole machine, the sum of all and the idle one left out", () => {
    expect(said("cpu", "windows-chinese")).toEqual({
      model: "12th Gen Intel(R) Core(TM) i7-1260P",
      load: 37,
      topProcess: "WeChat",
      topShare: 20,
    });
    expect(said("cpu", "windows-english")).toEqual({ model: "Intel(R) Core(TM) i5-10505 CPU @ 3.20GHz" });
  });
  test("Linux: the difference of two looks; brackets in a name end nothing; who came between is not counted", () => {
    expect(said("cpu", "linux-chinese")).toEqual({
      model: "Phytium,D2000/8 E8C",
      load: 50,
      topProcess: "wps (正文)",
      topShare: 37.5,
    });
    expect(said("cpu", "linux-english")).toMatchObject({ load: 1 });
  });
  test("macOS", () => {
    expect(said("cpu", "macos")).toEqual({
      model: "Apple M1 Pro",
      load: 25,
      topProcess: "WindowServer",
      topShare: 20,
    });
  });
});

describe("temperatures", () => {
  test("Windows: zones in tenths of a kelvin, 0 is no sensor; the counters without rights", () => {
    expect(said("temperatures", "windows-chinese")).toEqual({ "zone ACPI\\ThermalZone\\THM0_0": 55.1 });
    const plain = outputsOf("windows-english", { "windows.zones": DENIED });
    expect(said("temperatures", "windows-english", plain)).toEqual({ "zone \\_TZ.TZ00": 27.9 });
  });
  test("Linux: the whole chip, no fan at 0, no fan beyond reason", () => {
    expect(said("temperatures", "linux-chinese")).toEqual({ cpu: 97.5, "fan acpi_fan fan2": 2950 });
    expect(answer("temperatures", "linux-chinese").text.en).toMatch(/^The processor is too hot/);
    expect(said("temperatures", "linux-english")).toEqual({
      "cpu Package id 0": 52,
      "fan thinkpad fan1": 3012,
      "zone acpitz": 45,
    });
  });
  test("a value below freezing or hotter than solder is a sensor that is not there", () => {
    const odd = outputsOf("windows-chinese", {
      "windows.zones":
        '[{"InstanceName":"A","CurrentTemperature":2500},{"InstanceName":"B","CurrentTemperature":9990}]',
    });
    expect(answer("temperatures", "windows-chinese", odd)).toMatchObject({ reason: "noSuchPart" });
  });
  test("a machine without sensors has none; macOS has no way to tell", () => {
    const none = new Map([
      ["linux.sensors", taken("", { exit: 1 })],
      ["linux.zones", taken("")],
    ]);
    expect(answer("temperatures", "linux-english", none)).toMatchObject({
      end: "notAvailable",
      reason: "noSuchPart",
    });
    expect(answer("temperatures", "macos")).toMatchObject({ end: "notAvailable", reason: "unsupported" });
  });
});

describe("battery", () => {
  test("Chinese Windows: the laptop's, not the mouse's; worn", () => {
    expect(said("battery", "windows-chinese")).toEqual({
      present: true,
      wear: 45,
      cycles: 412,
      charge: 82,
      charging: false,
      full: 31350,
      design: 57000,
    });
    expect(answer("battery", "windows-chinese").text["zh-CN"]).toMatch(/^电池已损耗 45%/);
  });
  test("the design that only the older cmdlet tells", () => {
    const design = bytesOf("windows-chinese").get("windows.batteryDesign")?.toString() ?? "";
    const older = outputsOf("windows-chinese", {
      "windows.batteryDesign": { exit: 1, complaint: "NotSpecified HRESULT 0x80041001" },
      "windows.batteryDesignOlder": design,
    });
    expect(said("battery", "windows-chinese", older)).toEqual(said("battery", "windows-chinese"));
  });
  test("a UPS on a desktop is no battery of it", () => {
    expect(answer("battery", "windows-english")).toMatchObject({ end: "notAvailable", reason: "noSuchPart" });
  });
  test("without the finer classes a laptop still tells its charge", () => {
    const poor = outputsOf("windows-chinese", {
      ...{ "windows.batteryDesign": DENIED, "windows.batteryFull": DENIED },
      ...{ "windows.batteryCycles": DENIED, "windows.batteryNow": DENIED },
    });
    expect(said("battery", "windows-chinese", poor)).toEqual({ present: true, charge: 82 });
  });
  test("Chinese Linux: µAh become energy; neither mouse nor UPS; 0 cycles is not counted", () => {
    expect(said("battery", "linux-chinese")).toEqual({
      present: true,
      wear: 10,
      charge: 64,
      charging: true,
      full: 41040,
      design: 45600,
    });
  });
  test("English Linux: an empty bay is no battery", () => {
    expect(said("battery", "linux-english")).toEqual({
      present: true,
      wear: 10,
      cycles: 211,
      charge: 97,
      charging: false,
      full: 51300,
      design: 57000,
    });
  });
  test("macOS: capacities without energy give the wear alone", () => {
    expect(said("battery", "macos")).toEqual({
      present: true,
      wear: 9,
      cycles: 95,
      charge: 77,
      charging: true,
    });
  });
  test("a machine that can be asked and has none", () => {
    const mains = outputsOf("linux-english", { "linux.power": "/sys/class/power_supply/AC/type:Mains\n" });
    expect(answer("battery", "linux-english", mains)).toMatchObject({ reason: "noSuchPart" });
  });
});

describe("encryption", () => {
  test("Windows: BitLocker on; suspended is said", () => {
    expect(said("encryption", "windows-chinese")).toEqual({
      encrypted: true,
      protection: true,
      method: "XTS-AES-128",
    });
    expect(said("encryption", "windows-english")).toEqual({ encrypted: true, protection: false });
    expect(answer("encryption", "windows-english").text["zh-CN"]).toContain("保护已暂停");
  });
  test("what needs an administrator is answered by the padlock, else says so", () => {
    const padlock = outputsOf("windows-chinese", { "windows.encryption": DENIED });
    expect(said("encryption", "windows-chinese", padlock)).toEqual({
      encrypted: true,
      protection: true,
      method: "BitLocker",
    });
    const neither = outputsOf("windows-chinese", { "windows.encryption": DENIED, "windows.padlock": null });
    expect(answer("encryption", "windows-chinese", neither)).toMatchObject({
      end: "notAvailable",
      reason: "needsAdministrator",
    });
  });
  test("Linux: the way to / goes through a mapping that encrypts, or does not", () => {
    expect(said("encryption", "linux-chinese")).toEqual({ encrypted: true, method: "LUKS" });
    expect(said("encryption", "linux-english")).toEqual({ encrypted: false });
  });
  test("macOS, also by its second way", () => {
    expect(said("encryption", "macos")).toEqual({ encrypted: true, method: "FileVault" });
    const second = outputsOf("macos", { "macos.vault": { missing: true, exit: null } });
    expect(said("encryption", "macos", second)).toEqual({ encrypted: true, method: "FileVault" });
  });
});

describe("antivirus", () => {
  test("Chinese Windows: another product is on, Defender stands back, which is no fault of it", () => {
    expect(said("antivirus", "windows-chinese")).toEqual({
      "product 火绒安全软件": "火绒安全软件",
      "enabled 火绒安全软件": true,
      "product Windows Defender": "Windows Defender",
      signatureAge: 12,
      "firewall Domain": true,
      "firewall Private": true,
      "firewall Public": false,
    });
  });
  test("a server registers nothing: Defender itself, the firewall by its keys; 65535 days is never", () => {
    expect(said("antivirus", "windows-english")).toEqual({
      "product Microsoft Defender": "Microsoft Defender",
      "enabled Microsoft Defender": true,
      "firewall DomainProfile": true,
      "firewall PublicProfile": false,
    });
  });
  test("Linux: ufw's service is active when it does nothing", () => {
    expect(said("antivirus", "linux-chinese")).toEqual({
      "product ClamAV": "ClamAV",
      "enabled ClamAV": true,
      signatureAge: 3,
      firewall: false,
    });
    expect(said("antivirus", "linux-english")).toEqual({ firewall: true });
  });
  test("macOS", () => {
    expect(said("antivirus", "macos")).toEqual({ firewall: true });
  });
});

describe("system", () => {
  test("Chinese Windows", () => {
    expect(said("system", "windows-chinese")).toEqual({
      name: "Microsoft Windows 11 专业版",
      version: "23H2",
      build: "22631.4317",
      uptime: 42,
      lastUpdate: "2026-10-26",
      daysSinceUpdate: 8,
      pendingUpdates: 2,
      rebootPending: true,
      activated: true,
    });
    expect(answer("system", "windows-chinese").text["zh-CN"]).toMatch(/^有更新等待重启/);
  });
  test("English Windows, with dates as newer PowerShell writes them and days as Windows keeps them", () => {
    expect(said("system", "windows-english")).toEqual({
      name: "Microsoft Windows 10 Pro",
      version: "22H2",
      build: "19045.4046",
      uptime: 30,
      lastUpdate: "2026-10-12",
      daysSinceUpdate: 23,
      pendingUpdates: 0,
      rebootPending: false,
      activated: false,
    });
  });
  test("Linux: the note asks for a restart; its absence says nothing where nobody writes it", () => {
    expect(said("system", "linux-chinese")).toEqual({
      name: "UnionTech OS Desktop 20 Pro",
      version: "20",
      build: "4.19.0-arm64-desktop",
      uptime: 100,
      lastUpdate: "2026-10-03",
      daysSinceUpdate: 32,
      pendingUpdates: 2,
      rebootPending: true,
    });
    expect(said("system", "linux-english")).toMatchObject({ rebootPending: false, pendingUpdates: 0 });
    const noNote = outputsOf("linux-chinese", { "linux.changed": "1790985600 /var/lib/dpkg/status\n" });
    expect(said("system", "linux-chinese", noNote)).not.toHaveProperty("rebootPending");
  });
  test("macOS: what a person installed is no update; the words after the number of seconds are Chinese", () => {
    expect(said("system", "macos")).toEqual({
      name: "macOS",
      version: "14.6.1",
      build: "23G93",
      uptime: 36,
      lastUpdate: "2026-10-20",
      daysSinceUpdate: 14,
    });
  });
});

describe("each reading stands alone", () => {
  test("a source that is missing, denied, broken or rubbish takes no other with it", () => {
    for (const machine of MACHINES) {
      for (const { probe } of FACTS) {
        for (const id of bytesOf(machine).keys()) {
          for (const change of [
            null,
            DENIED,
            '{"a":',
            "\0\u0007垃圾[[[{",
            '[null,1,"x",[],{"DeviceID":{}}]',
          ]) {
            const { values, end, reason } = answer(probe, machine, outputsOf(machine, { [id]: change }));
            expect(measured.array().safeParse(values).success).toBe(true);
            expect(end === "result").toBe(reason === null);
          }
        }
      }
    }
  });
  test("nothing but missing tools is 'not available', never a fault", () => {
    for (const machine of MACHINES) {
      for (const fact of FACTS) {
        const none = (fact.sources[systemOf(machine)] ?? []).map(
          ({ id }) => [id, taken("", { missing: true, exit: null })] as const,
        );
        const { end, reason } = answer(fact.probe, machine, new Map(none));
        expect([fact.probe, machine, end]).toEqual([fact.probe, machine, "notAvailable"]);
        expect(["toolMissing", "unsupported", "noSuchPart"]).toContain(reason);
      }
    }
  });
});
