import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { date, definedKey, refTo, text } from "../words.ts";
import { rhythm } from "./rhythm.ts";
import { placedTarget, targetKey } from "./target.ts";

/** More days than these after its due date a round is not let wait. */
const MOST_GRACE = 60;

/** A checklist that is gone through at the same things again and again (巡检计划). */
export const roundFields = {
  name: field("register", text(60, 1), { edited: true, found: "name" }),
  checklist: field("register", definedKey("checklist"), { edited: true }),
  rhythm: field("register", rhythm, { edited: true }),
  /** The first day on which it may fall due; weeks and months are counted from here. */
  from: field("register", date, { edited: true }),
  until: field("register", date.nullable(), { edited: true }),
  /** Days after the due date on which it is still in time. */
  grace: field("register", z.number().int().min(0).max(MOST_GRACE), { edited: true }),
  /** Members who walk it; nobody for the team. */
  who: field("register", z.array(refTo("member")).max(50), { edited: true }),
  site: field("register", refTo("site").nullable(), { edited: true }),
  remark: field("text", text(1000), { edited: true, found: "text", personal: true }),
  /** What it visits, by key; null where that was taken out. */
  target: field("register", z.record(targetKey, placedTarget.nullable()), { keyed: true }),
  ended: field("register", z.boolean(), { fixed: true }),
  endReason: field("register", text(400, 2), { personal: true }),
} as const satisfies FieldTable;
