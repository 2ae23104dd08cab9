import type { Following, Given } from "./execute.ts";

/**
 * A command of several that names what an earlier one made (`shared/ipc/contract.ts`): its id is put behind what
 * stands there. What names none that came before stays without one, and is refused for its form.
 */
export function followed({
  follows,
  ...given
}: Given & { follows?: Record<string, number> | undefined }): Following {
  if (follows === undefined) return given;
  return (done) => {
    const made = Object.entries(follows).map(([name, at]) => {
      const begins = given[name];
      return [name, `${typeof begins === "string" ? begins : ""}${done[at]?.id ?? ""}`] as const;
    });
    return { ...given, ...Object.fromEntries(made) };
  };
}
