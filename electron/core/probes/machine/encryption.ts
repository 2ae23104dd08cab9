import { record, text } from "../../import/coerce.ts";
import type { Part } from "../../import/coerce.ts";
import type { Probe } from "../probe.ts";
import { probeOf } from "./fact.ts";
import type { Fact, Read } from "./fact.ts";
import { LINUX } from "./linux.ts";
import { MACOS } from "./macos.ts";
import { jsonOf, partsOf, rowsOf, textOf } from "./outputs.ts";
import type { Outputs } from "./outputs.ts";
import { plistOf } from "./plist.ts";
import { both } from "./say.ts";
import { countOf, readings, yesOf } from "./values.ts";
import { WINDOWS } from "./windows.ts";

/** Whether the disk that the system starts from is encrypted, and whether its key is kept from strangers. */
export const encryptionFact: Fact = {
  probe: "encryption",
  sources: {
    win32: [WINDOWS.os, WINDOWS.encryption, WINDOWS.padlock],
    linux: [LINUX.blocks],
    darwin: [MACOS.vault, MACOS.volume],
  },
  read: (system, outputs) => READ[system](outputs),
  judge: (values) =>
    values.some(({ name, value }) => name === "protection" && value === false) &&
    values.some(({ name, value }) => name === "encrypted" && value === true)
      ? [
          both(
            "磁盘已加密，但保护已暂停，密钥明文存放在盘上。",
            "The disk is encrypted but its protection is suspended: the key lies on it in the clear.",
          ),
        ]
      : [],
};
export const encryption: Probe = probeOf(encryptionFact);

/** Win32_EncryptableVolume.EncryptionMethod. */
const METHODS: Readonly<Record<number, string>> = {
  1: "AES-128 (diffuser)",
  2: "AES-256 (diffuser)",
  3: "AES-128",
  4: "AES-256",
  5: "hardware",
  6: "XTS-AES-128",
  7: "XTS-AES-256",
};

function windows(outputs: Outputs): Read {
  const { values, put, has } = readings("encryption");
  const [padlock] = rowsOf(outputs, "windows.padlock");
  const drive = text(rowsOf(outputs, "windows.os")[0]?.SystemDrive) || text(padlock?.Drive) || "C:";
  const volume = rowsOf(outputs, "windows.encryption").find(({ DriveLetter }) => text(DriveLetter) === drive);
  if (volume) {
    // 0 plain, 1 encrypted, 2 and 3 on the way to either, 4 and 5 stopped on the way.
    const state = countOf(volume.ConversionStatus);
    if (state !== undefined) put("encrypted", state === 1);
    // 2 is "unknown": the volume is locked.
    const protection = countOf(volume.ProtectionStatus);
    if (protection === 0 || protection === 1) put("protection", protection === 1);
    put("method", METHODS[countOf(volume.EncryptionMethod) ?? 0]);
  }
  if (!has("encrypted")) {
    // 1 on, 2 off, 3 being encrypted, 4 being decrypted, 5 suspended.
    const shown = countOf(padlock?.Protection);
    if (shown === 1 || shown === 5) put("encrypted", true);
    if (shown === 2 || shown === 3 || shown === 4) put("encrypted", false);
    if (shown === 1 || shown === 5) put("protection", shown === 1);
    if (shown === 1) put("method", "BitLocker");
  }
  return { values };
}

/** The way from the disk to `/`: encrypted where one of its devices is a mapping that encrypts. */
function linux(outputs: Outputs): Read {
  const { values, put } = readings("encryption");
  const roots = partsOf(record(jsonOf(outputs, "linux.blocks"))?.blockdevices);
  const way = roots.flatMap((each) => wayToRoot(each, 0) ?? []);
  if (way.length === 0) {
    // A container or a system over the network: its disk is not in sight.
    return {
      values,
      without: outputs.get("linux.blocks")?.missing === false ? "unsupported" : "toolMissing",
    };
  }
  const encrypted = way.some(({ type }) => type === "crypt");
  put("encrypted", encrypted);
  if (encrypted) put("method", way.some(({ fstype }) => fstype === "crypto_LUKS") ? "LUKS" : "dm-crypt");
  return { values };
}

function wayToRoot(device: Part, depth: number): Part[] | null {
  if (depth > 12) return null;
  if (device.mountpoint === "/") return [device];
  for (const child of partsOf(device.children)) {
    const way = wayToRoot(child, depth + 1);
    if (way) return [device, ...way];
  }
  return null;
}

function macos(outputs: Outputs): Read {
  const { values, put, has } = readings("encryption");
  const told = textOf(outputs, "macos.vault").trim();
  if (told === "true" || told === "false") put("encrypted", told === "true");
  const volume = record(plistOf(textOf(outputs, "macos.volume")));
  if (!has("encrypted")) put("encrypted", yesOf(volume?.FileVault));
  if (values.some(({ value }) => value === true)) put("method", "FileVault");
  return { values };
}

const READ = { win32: windows, linux, darwin: macos } as const;
