import fc from "fast-check";
import type { z } from "zod";
import { definition } from "../../../shared/domain/definition/definition.ts";
import { definitionId } from "../../../shared/domain/definition/shipped.ts";
import { KINDS } from "../../../shared/domain/kinds.ts";
import type { RecordKind } from "../../../shared/domain/kind/record-kind.ts";
import { OPERATION_TYPES, versionOf } from "../../../shared/domain/registry.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { uuid } from "./operations.ts";
import { fitting, valuesOf } from "./values.ts";
import type { Materials } from "./values.ts";

export type Payload = Record<string, unknown>;

/** Asset kinds that made-up operations define. */
const DEFINED = ["drone", "robot", "scanner"];

/** A definition's record follows from its family and key, which therefore are few. */
const defining = (family: string) => (materials: Materials) => {
  const set = OPERATION_TYPES.get("definition.set")?.payload as z.ZodObject<{ set: z.ZodType }>;
  return fc.record({
    family: fc.constant(family),
    key: fc.constantFrom(...DEFINED),
    set: valuesOf(set.shape.set, materials),
  });
};

/**
 * Payloads whose form says less than what fits: what may be settled, and by what, depends on the
 * field. Every other payload is made from its form alone.
 */
const BY_HAND: Readonly<Record<string, (materials: Materials) => fc.Arbitrary<Payload>>> = {
  "definition.set": defining("assetkind"),
  "definition.setAssetKind": defining("assetkind"),
  "definition.setChecklist": defining("checklist"),
  "conflict.resolve": (materials) => {
    const settled = (KINDS as readonly RecordKind[]).flatMap(({ name: kind, fields }) =>
      Object.entries(fields)
        .filter(([, spec]) => spec.class === "text" || spec.class === "state")
        .map(([field, { schema }]) =>
          fc.record({
            kind: fc.constant(kind),
            entity: fc.constantFrom(...materials.ids(kind)),
            field: fc.constant(field),
            sides: fc.array(fc.constantFrom(...materials.ids(null)), { minLength: 1, maxLength: 3 }),
            value: valuesOf(schema as z.ZodType<unknown, string>, materials),
          }),
        ),
    );
    return fc.oneof(...settled);
  },
  "conflict.tellApart": (materials) => {
    const shared = (KINDS as readonly RecordKind[]).flatMap(({ name: kind, fields }) =>
      Object.entries(fields)
        .filter(([, { uniqueForm }]) => uniqueForm)
        .map(([field]) =>
          fc.record({
            kind: fc.constant(kind),
            field: fc.constant(field),
            records: fc.uniqueArray(fc.constantFrom(...materials.ids(kind)), { minLength: 2, maxLength: 3 }),
            note: fc.constantFrom("", "Both stand in front of me"),
          }),
        ),
    );
    return fc.oneof(...shared);
  },
  // Which records it is about is said by their keys, whose kinds a form does not know.
  "record.erase": (materials) => {
    const keys = (KINDS as readonly RecordKind[]).flatMap(({ name: kind }) =>
      materials.ids(kind).map((id) => entityKeyOf(kind, id)),
    );
    const part = fc.integer({ min: 1, max: 9 }).map((n) => String(n).padStart(64, "0"));
    const target = fc.record({
      operation: fc.constantFrom(...materials.ids(null)),
      parts: fc.array(part, { minLength: 1, maxLength: 2 }),
    });
    return fc.record({
      records: fc.uniqueArray(fc.constantFrom(...keys), { minLength: 1, maxLength: 2 }),
      targets: fc.array(target, { minLength: 1, maxLength: 2 }),
      what: fc.constantFrom(["set.phone"], ["text", "signatures.*.strokes"]),
      reason: fc.constant("asked for it"),
      rule: fc.constant("PIPL 47"),
      until: fc.constantFrom(null, "2036-11-25"),
    });
  },
};

/** Payloads that fit a version of an operation type. */
export function payloadsOf(type: string, v: number, materials: Materials): fc.Arbitrary<Payload> {
  const definition = OPERATION_TYPES.get(type);
  const version = definition && versionOf(definition, v);
  if (!version) throw new Error(`there is no ${type} v${v}`);
  const { payload } = version;
  const own = Object.hasOwn(BY_HAND, type) ? BY_HAND[type] : undefined;
  if (own) return fitting(own(materials), payload);
  return valuesOf(payload, materials) as fc.Arbitrary<Payload>;
}

/** Every version of every type that this program reads. */
export const EVERY_VERSION = [...OPERATION_TYPES.values()].flatMap(({ type, v }) =>
  Array.from({ length: v }, (_, older) => ({ type, v: older + 1 })),
);

const kindAt = (kind: string) => (KINDS as readonly RecordKind[]).findIndex(({ name }) => name === kind);

/** The record of a kind that made-up operations are about: `ids(kind)[0]`. */
export const subjectOf = (kind: string): string => fewIdsOf(kind)[0] as string;

/** Records that an act of a kind may be about: a definition's follows from its family too. */
export const subjectsOf = (kind: string): string[] =>
  kind === definition.name
    ? ["assetkind", "checklist"].map((family) => definitionId(family, DEFINED[0] as string))
    : [subjectOf(kind)];

function fewIdsOf(kind: string): string[] {
  if (kind === definition.name) return DEFINED.map((key) => definitionId("assetkind", key));
  return [1, 2, 3].map((n) => uuid(10 * (kindAt(kind) + 1) + n));
}

/** Few records, so that made-up operations meet; words of both languages. */
export const FEW: Materials = {
  ids: (kind) => (kind === null ? [1000, 1001, 1002].map(uuid) : fewIdsOf(kind)),
  words: fc.constantFrom("Printer", "is silent", "打印机", "楼上", "3-12", "IT-7", "__proto__", "x"),
  moments: ["2026-11-23T08:00:00.000Z", "2026-11-23T16:30:00.000+08:00"],
};
