import { createHash } from "node:crypto";
import fc from "fast-check";
import { z } from "zod";
import { OPERATION_TYPES, personalOf, versionOf } from "../../../shared/domain/registry.ts";
import type { TypeVersion } from "../../../shared/domain/registry.ts";
import { canonicalJson } from "../../../shared/log/canonical.ts";
import type { Personal } from "../../../shared/log/parts.ts";
import { FEW, payloadsOf } from "./payloads.ts";

/** The form of a payload, by place: `set.title` → what fits there. */
export type Form = Readonly<Record<string, string>>;

type Node = Record<string, unknown>;

/** What a schema says of itself beside its form: how it is called and shown. */
const ASIDE = ["$schema", "title", "description", "examples", "text", "ref", "definition", "personal"];
const BELOW = ["properties", "items", "prefixItems", "anyOf", "additionalProperties", "propertyNames"];
/** Forms that have a name; how they are recognised is zod's. */
const NAMED = new Set(["uuid", "date", "base64"]);
const PART = "$part ";
const LOOSE = " and more";

export function formOfPayload(type: string, v: number): Form {
  const definition = OPERATION_TYPES.get(type);
  const version = definition && versionOf(definition, v);
  if (!version) throw new Error(`there is no ${type} v${v}`);
  return { ...formOfSchema(version.payload), ...hiddenBy(type, v, version) };
}

/** What stands there by its hash, and what is read where it is not at hand: as much for ever as the form. */
function hiddenBy(type: string, v: number, version: TypeVersion): Form {
  if (!version.personal) return {};
  const payloads = fc.sample(payloadsOf(type, v, FEW), { seed: 1, numRuns: 100 });
  const paths = Object.assign({}, ...payloads.map((payload) => personalOf(version, payload))) as Personal;
  return Object.fromEntries(
    Object.entries(paths).map(([path, neutral]) => [PART + path, canonicalJson(neutral)]),
  );
}

export function formOfSchema(schema: z.ZodType): Form {
  const lines: Record<string, string> = {};
  enter(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Node, "", lines);
  return lines;
}

function enter(node: Node, path: string, lines: Record<string, string>): void {
  const own = Object.fromEntries(
    Object.entries(node).filter(([word]) => ![...ASIDE, ...BELOW].includes(word)),
  );
  // In which order they stand says nothing.
  for (const word of ["required", "enum"]) if (Array.isArray(own[word])) own[word] = [...own[word]].sort();
  if (NAMED.has(String(node.format))) delete own.pattern;
  const more = node.additionalProperties;
  const isLoose = typeof more === "object" && node.properties !== undefined;
  lines[path] = canonicalJson(own) + (isLoose ? LOOSE : "");
  const below = (each: unknown, at: string) =>
    enter(each as Node, path === "" ? at.replace(/^\./, "") : path + at, lines);
  for (const [name, each] of Object.entries((node.properties ?? {}) as Node)) below(each, `.${name}`);
  for (const [n, each] of ((node.anyOf ?? []) as Node[]).entries()) below(each, `|${n}`);
  for (const [n, each] of ((node.prefixItems ?? []) as Node[]).entries()) below(each, `[${n}]`);
  if (node.items) below(node.items, "[]");
  if (typeof more === "object" && !isLoose) below(more, "{}");
}

/**
 * What became of a form that programs have written by, one line each. A loose object may get more
 * keys: programs that do not know them keep them and say so. Anything else is another version.
 */
export function changesOfForm(released: Form, now: Form): string[] {
  const isNew = (path: string) => !Object.hasOwn(released, path);
  /** Below a key that is new in an object which leaves room for it. */
  const isOpen = (path: string) =>
    Object.entries(released).some(([above, said]) => {
      if (!said.endsWith(LOOSE) || !path.startsWith(above)) return false;
      const key = /^\.?[^.|[{]+/.exec(path.slice(above.length))?.[0];
      return key !== undefined && key.startsWith(above === "" ? "" : ".") && isNew(above + key);
    });
  /** A value of such a key may be a personal one: who does not know it keeps its hash, and the value beside it. */
  const isOpenPart = (path: string) => path.startsWith(PART) && isOpen(path.slice(PART.length));
  return [
    ...Object.entries(released)
      .filter(([path, said]) => now[path] !== said)
      .map(([path, said]) => `${path || "payload"}: was ${said}, is ${now[path] ?? "gone"}`),
    ...Object.keys(now)
      .filter((path) => isNew(path) && !isOpen(path) && !isOpenPart(path))
      .map((path) => `${path}: is new, ${now[path]}`),
  ];
}

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/**
 * One hash over many forms. Apart from the wire's, which carries payloads without reading them: what
 * is changed here needs no new protocol.
 */
export function fingerprintOf(forms: readonly { type: string; v: number; form: Form }[]): string {
  return sha256(
    forms
      .map(({ type, v, form }) => `${type}.v${v} ${canonicalJson(form)}`)
      .sort()
      .join("\n"),
  );
}
