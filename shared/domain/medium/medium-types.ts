/** Kinds of storage media, as methods of wiping tell them apart (domain.md 2.5). */
export const MEDIUM_TYPES = [
  "hdd",
  "sataSsd",
  "nvme",
  "emmc",
  "usbStick",
  "memoryCard",
  "tape",
  "optical",
  "printerDisk",
  "phone",
  "other",
] as const;
export type MediumType = (typeof MEDIUM_TYPES)[number];
