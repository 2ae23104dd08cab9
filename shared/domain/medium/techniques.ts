import type { MediumType } from "./medium-types.ts";

/** NIST SP 800-88 Rev. 2: what a technique makes of a medium, the weakest first. */
export const METHODS = ["clear", "purge", "destroy"] as const;
export type Method = (typeof METHODS)[number];

/** All that people name who wipe media; not all of it is a method (domain.md 2.5). */
export const TECHNIQUES = [
  "overwrite",
  "blockErase",
  "ataSanitizeBlock",
  "ataSanitizeCrypto",
  "ataSanitizeOverwrite",
  "ataSecurityErase",
  "nvmeSanitize",
  "nvmeFormat",
  "opalRevert",
  "cryptoErase",
  "factoryReset",
  "degauss",
  "shred",
  "crushMelt",
  "filesOnly",
] as const;
export type Technique = (typeof TECHNIQUES)[number];

/** Where it stands; `house` is a line that we draw ourselves, on the safe side of the norms. */
export const SOURCES = {
  nist: "NIST SP 800-88 Rev. 2",
  nistFiles: "NIST SP 800-88 Rev. 2, 4.2",
  nistKeys: "NIST SP 800-88 Rev. 2, 3.2.5",
  ieee: "IEEE 2883-2022",
  gb: "GB 46864-2025",
  house: "Deskside",
} as const;
export type Source = keyof typeof SOURCES;

/** Why a technique is refused, or allowed with a warning. */
export const REASONS = [
  "coercivity",
  "degaussNotDestroy",
  "degaussOnFlash",
  "factoryReset",
  "formatLeavesRest",
  "gbNoClearing",
  "isDestroying",
  "maybeFlash",
  "notAMethod",
  "notDestroying",
  "notMagnetic",
  "notOnThisType",
  "onlyClear",
  "overwriteOnFlash",
  "overwriteOnlyClear",
  "securityEraseOnFlash",
] as const;
export type Reason = (typeof REASONS)[number];

/** What must be known of the deed for it to count. */
export type Proof = "keyEvidence" | "equipment" | "calibrated" | "tool";

export interface TechniqueFacts {
  /** By type: the strongest method that it is. A type that is missing here has no such technique. */
  reaches: Readonly<Partial<Record<MediumType, Method>>>;
  /** Why it is no more than that, or not to be had at all; `onlyClear` and `notOnThisType` where none is named. */
  refused?: Readonly<Partial<Record<MediumType, Reason>>>;
  /** Allowed, and to be read before. */
  warned?: Readonly<Partial<Record<MediumType, Reason>>>;
  needs: readonly Proof[];
  sources: readonly Source[];
}

const FLASH_TYPES = ["sataSsd", "nvme", "emmc", "usbStick", "memoryCard", "phone"] as const;
const MAGNETIC_TYPES = ["hdd", "tape", "printerDisk"] as const;
const EVERY_TYPE = [...MAGNETIC_TYPES, ...FLASH_TYPES, "optical", "other"] as const;

/** The disk of a printer counts as magnetic until somebody has looked: then its type is confirmed otherwise. */
export const isMagnetic = (type: MediumType) => (MAGNETIC_TYPES as readonly MediumType[]).includes(type);

const each = <T extends MediumType, V>(types: readonly T[], value: V) =>
  Object.fromEntries(types.map((type) => [type, value])) as Partial<Record<MediumType, V>>;

/** IEEE 2883 took the place of NIST's own tables; nothing here says that data can never come back. */
export const TECHNIQUE_TABLE: Readonly<Record<Technique, TechniqueFacts>> = {
  overwrite: {
    reaches: each([...MAGNETIC_TYPES, "sataSsd", "nvme", "emmc", "usbStick", "memoryCard", "other"], "clear"),
    refused: { ...each(MAGNETIC_TYPES, "overwriteOnlyClear"), ...each(FLASH_TYPES, "overwriteOnlyClear") },
    warned: each(["sataSsd", "nvme", "emmc", "usbStick", "memoryCard", "other"], "overwriteOnFlash"),
    needs: ["tool"],
    sources: ["nist", "ieee", "gb"],
  },
  blockErase: { reaches: each(FLASH_TYPES, "clear"), needs: ["tool"], sources: ["gb", "house"] },
  ataSanitizeBlock: { reaches: { sataSsd: "purge" }, needs: ["tool"], sources: ["ieee"] },
  ataSanitizeCrypto: {
    reaches: each(["hdd", "printerDisk", "sataSsd"], "purge"),
    needs: ["tool", "keyEvidence"],
    sources: ["ieee", "nistKeys"],
  },
  ataSanitizeOverwrite: {
    reaches: { hdd: "purge", printerDisk: "purge", sataSsd: "clear" },
    refused: { sataSsd: "overwriteOnlyClear" },
    warned: { sataSsd: "overwriteOnFlash" },
    needs: ["tool"],
    sources: ["ieee"],
  },
  ataSecurityErase: {
    reaches: { hdd: "purge", printerDisk: "purge", sataSsd: "clear" },
    refused: { sataSsd: "securityEraseOnFlash" },
    needs: ["tool"],
    sources: ["ieee"],
  },
  nvmeSanitize: { reaches: { nvme: "purge" }, needs: ["tool"], sources: ["ieee"] },
  nvmeFormat: {
    reaches: { nvme: "clear" },
    refused: { nvme: "formatLeavesRest" },
    needs: ["tool"],
    sources: ["ieee", "house"],
  },
  opalRevert: {
    reaches: each(["hdd", "printerDisk", "sataSsd", "nvme"], "purge"),
    needs: ["tool", "keyEvidence"],
    sources: ["ieee", "nistKeys"],
  },
  cryptoErase: {
    reaches: each([...MAGNETIC_TYPES, "sataSsd", "nvme", "emmc", "usbStick", "phone"], "purge"),
    needs: ["tool", "keyEvidence"],
    sources: ["nistKeys", "ieee"],
  },
  factoryReset: {
    reaches: { phone: "clear" },
    warned: { phone: "factoryReset" },
    needs: ["tool"],
    sources: ["gb", "house"],
  },
  degauss: {
    reaches: each(MAGNETIC_TYPES, "purge"),
    refused: { ...each(FLASH_TYPES, "degaussOnFlash"), optical: "notMagnetic", other: "notMagnetic" },
    warned: { hdd: "coercivity", tape: "coercivity", printerDisk: "maybeFlash" },
    needs: ["equipment", "calibrated"],
    sources: ["nist", "ieee"],
  },
  shred: { reaches: each(EVERY_TYPE, "destroy"), needs: ["equipment"], sources: ["nist"] },
  crushMelt: { reaches: each(EVERY_TYPE, "destroy"), needs: ["equipment"], sources: ["nist"] },
  filesOnly: {
    reaches: {},
    refused: each(EVERY_TYPE, "notAMethod"),
    needs: [],
    sources: ["nistFiles", "gb"],
  },
};
