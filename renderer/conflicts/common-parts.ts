import type { ComponentType } from "react";
import type { ConflictClass } from "../../shared/log/state.ts";
import type { ConflictProps } from "../contributions/index.ts";
import { BreachPart } from "./breach-part.tsx";
import { OrphanPart } from "./orphan-part.tsx";
import { StatePart } from "./state-part.tsx";
import { TextPart } from "./text-part.tsx";
import { UniquePart } from "./unique-part.tsx";

/** What settles a class of conflict of any kind; a kind may bring its own part. */
export const COMMON_PARTS: Partial<Record<ConflictClass, ComponentType<ConflictProps>>> = {
  text: TextPart,
  state: StatePart,
  orphan: OrphanPart,
  breach: BreachPart,
  unique: UniquePart,
};
