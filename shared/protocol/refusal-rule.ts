/** What the hub forbids that is no rule of a record: the author's role, and whose device it is. */
const BESIDE_RULES = ["type", "actor", ""];

/** The rule of a record that forbids a decision, where the hub refused it by one; null for every other reason. */
export function ruleThatForbids({ code, path }: { code: string; path: string }): string | null {
  return code === "forbidden" && !BESIDE_RULES.includes(path) ? path : null;
}
