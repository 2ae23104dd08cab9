import type { z } from "zod";
import type { KindName } from "../domain/kinds.ts";

/**
 * Whose change makes an answer stale. A query's own kind is the one that its name begins with: `own` is
 * any record of it, or the one that the parameter `id` names. `kindOf` is the parameter that says the
 * kind of the record, `kinds` are others of which any record may be shown.
 */
export type Watch<P> =
  | "everything"
  /** Asked once: its answer does not change, or is told in another way. */
  | "nothing"
  | { own: "any" | "record"; kinds?: readonly KindName[] }
  | { kindOf: string & keyof P };

/** A query: its parameters, and whose change makes its answer stale. */
export const query = <S extends z.ZodObject>(params: S, watch: Watch<z.output<S>>) => ({ params, watch });
