import { z } from "zod";

interface Def {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
}

const made = new WeakMap<z.ZodType, z.ZodType>();

/**
 * The same form, but with no room for keys it does not have. Operations are read loosely, so that
 * what a newer program says more is kept; but this program seals only what it knows.
 */
export function strictly(schema: z.ZodType): z.ZodType {
  let strict = made.get(schema);
  if (!strict) {
    strict = tightened(schema);
    made.set(schema, strict);
  }
  return strict;
}

function tightened(schema: z.ZodType): z.ZodType {
  const def = schema.def as unknown as Def;
  const clone = (change: object): z.ZodType =>
    z.core.clone(schema, { ...(schema.def as object), ...change } as never);
  if (def.shape) {
    const shape = Object.fromEntries(Object.entries(def.shape).map(([name, each]) => [name, strictly(each)]));
    return clone({ shape, catchall: z.never() });
  }
  if (def.element) return clone({ element: strictly(def.element) });
  if (def.innerType) return clone({ innerType: strictly(def.innerType) });
  return schema;
}
