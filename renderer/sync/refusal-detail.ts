import { ruleThatForbids } from "../../shared/protocol/refusal-rule.ts";

/**
 * What the hub's reason says beyond its code, as a key of the catalogue. The place it names tells
 * that; its message is for programmers, in English, and no sentence of a screen.
 */
export interface RefusalDetail {
  key: "field" | "actor" | "workspace" | "id" | "rule";
  /** Entered field that did not fit, or the rule that forbids it. */
  field: string | null;
}

export function detailOf({ code, path }: { code: string; path: string }): RefusalDetail | null {
  if (code === "forbidden" && path === "actor") return { key: "actor", field: null };
  const rule = ruleThatForbids({ code, path });
  if (rule !== null) return { key: "rule", field: rule };
  if (code !== "form") return null;
  if (path === "workspace" || path === "id") return { key: path, field: null };
  const [part, ...rest] = path.split(".");
  const field = rest.find((name) => name !== "set");
  return part === "payload" && field ? { key: "field", field } : null;
}
