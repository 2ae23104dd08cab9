import type { TeamFamily } from "../../../shared/domain/definition/definition-acts.ts";

/** Families that are changed in the settings by the form of all, in the order of their tabs. */
export const SHOWN_FAMILIES = [
  "categorygroup",
  "category",
  "item",
  "package",
  "group",
  "textmodule",
  "message",
  "limit",
  "resolution",
  "cause",
  "subnet",
] as const satisfies readonly TeamFamily[];
export type ShownFamily = (typeof SHOWN_FAMILIES)[number];
