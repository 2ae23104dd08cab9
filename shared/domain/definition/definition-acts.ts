import { z } from "zod";
import { entityKeyOf } from "../../log/operation.ts";
import { writeField } from "../../log/write.ts";
import { act } from "../kind/act.ts";
import { applyEdits, editsOf, sealedEditsOf } from "../kind/edits.ts";
import { formAt } from "../kind/form.ts";
import { changesSomething, planned, refused } from "../kind/plan.ts";
import type { Planned } from "../kind/plan.ts";
import type { Permission } from "../permission/permission.ts";
import { definedKey } from "../words.ts";
import { faultOfBody } from "./body-faults.ts";
import { definitionFields } from "./definition-fields.ts";
import { definitionOf } from "./definition-view.ts";
import { FAMILIES, definitionTitle, familyWord, isFamily } from "./families.ts";
import type { Family } from "./families.ts";
import type { Localized } from "./localized.ts";
import { definitionId } from "./shipped.ts";

const f = definitionFields;
const key = definedKey("any");
/** Digits of a new id that make a key: enough that two teams' words never meet. */
const KEY_DIGITS = 12;

/** A checklist that says nothing of itself is the one that ships: what the team has changed of it is given up. */
function asItShips(family: string, body: unknown): boolean {
  return family === "checklist" && isRecord(body) && Object.keys(body).length === 0;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** What a family asks beside the title, where the body is said. */
function bodyFits({ family, set }: { family: string; set: { body?: unknown } }, ctx: z.RefinementCtx): void {
  if (set.body === undefined || !isFamily(family) || asItShips(family, set.body)) return;
  const read = FAMILIES[family].safeParse(set.body);
  const issue = read.success ? faultOfBody(family, read.data) : read.error.issues[0];
  if (!issue) return;
  const { message, path } = issue;
  const params = "words" in issue ? { words: issue.words } : { form: formAt(FAMILIES[family], path) };
  ctx.addIssue({ code: "custom", message, path: ["set", "body", ...path], params });
}

/**
 * Adds a definition or changes one, shipped or the team's own. The record follows from family and key:
 * two leads who change the same one, or define the same key, write the same record. One act for each
 * permission, since who may is decided by the act's name.
 */
function defining<const F extends Family>(
  families: readonly F[],
  sealed: z.ZodType<string>,
  permission: Permission,
  about: string,
) {
  const set = editsOf(f);
  return act({
    permission,
    about,
    final: "records have copied what it said: it is changed again, and that is its next version",
    payload: z.object({ family: sealed, key, set: sealedEditsOf(f) }),
    touches: ({ family, key: word }) => [entityKeyOf("definition", definitionId(family, word))],
    fold(draft, payload) {
      draft.state.exists = true;
      writeField(draft, f.family, "family", payload.family);
      writeField(draft, f.key, "key", payload.key);
      applyEdits(draft, f, payload.set);
    },
    asks: z.object({ family: z.enum(families), key: key.optional(), set }).superRefine(bodyFits),
    plan({ family, key: named, set }, planning): Planned {
      const said = changesSomething(set, set.title ?? {});
      if (!said.ok) return said;
      const word = named ?? `own.${planning.newId().replaceAll("-", "").slice(-KEY_DIGITS)}`;
      const before = definitionOf(family, word, planning.state);
      // What ships is known by its key: to retire it, nobody says again what it is.
      const ships = family === "checklist" ? shippedTitle(planning.shippedChecklist(word)) : null;
      const titles = { ...ships, ...before?.title, ...set.title };
      const title = Object.values(titles).find((each) => each !== undefined);
      if (title === undefined) return refused("malformed", "a new definition needs a title", "set.title");
      if (set.body !== undefined && asItShips(family, set.body) && ships === null) {
        return refused("malformed", "only what ships can be as it ships", "set.body");
      }
      if (!before && ships === null) {
        const body = FAMILIES[family].safeParse(set.body ?? {});
        const path = ["set.body", ...(body.error?.issues[0]?.path ?? [])].join(".");
        if (!body.success) return refused("malformed", `a new ${family} says more of itself`, path);
      }
      const payload = { family, key: word, set };
      return planned({ payload, label: title, id: definitionId(family, word), number: null });
    },
  });
}

/** Families that a lead or a manager decides on. */
const TEAM_FAMILIES = [
  "categorygroup",
  "category",
  "resolution",
  "cause",
  "terms",
  "agreement",
  "approval",
  "calendar",
  "target",
  "limit",
  "group",
  "textmodule",
  "message",
  "item",
  "subnet",
  "package",
  "duty",
] as const;
export type TeamFamily = (typeof TEAM_FAMILIES)[number];

function shippedTitle(checklist: object | null): Localized | null {
  const read = z.object({ title: definitionTitle }).safeParse(checklist);
  return read.success ? read.data.title : null;
}

export const definitionActs = {
  "definition.set": defining(
    TEAM_FAMILIES,
    // A family that only a newer program knows is kept by an older one.
    familyWord,
    "definition.write",
    "Adds a definition (a `key` nobody has, or none) or changes one: category, resolution code, cause, terms, who approves from which value on, working calendar, service target, reporting limit, duty sheet, group, text module, message to the user, catalogue item, subnet, package for a person. Answers {id}.",
  ),
  "definition.setChecklist": defining(
    ["checklist"],
    z.literal("checklist"),
    "checklist.write",
    "Adds a checklist or changes one, whole: refused with the place of the fault where a way in it does not end. An empty `body` is the one that ships. Answers {id}.",
  ),
  "definition.setAssetKind": defining(
    ["assetkind"],
    z.literal("assetkind"),
    "assetkind.write",
    "Adds an asset kind or changes one, with the fields of its own. Answers {id}.",
  ),
};
