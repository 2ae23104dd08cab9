import { sha256Hex } from "../../hub/log/hub-crypto.ts";
import { forgottenBy } from "../../shared/domain/registry.ts";
import type { HubLogRead } from "./hub-log.ts";
import type { World } from "./world.ts";

/** Personal parts that were erased and that somebody still has, whoever was put back or copied meanwhile. */
export function erasedButKept(world: World, { rows, logged }: HubLogRead): string[] {
  const erased = new Set(logged.flatMap(({ op }) => forgottenBy(op)).flatMap(({ parts }) => parts));
  const keepers: [string, (string | null)[]][] = [["the hub", rows.map(({ parts }) => parts)]];
  for (const { name, core } of world.laptops) {
    const parts = core.profile.store.db.prepare<[], string | null>("SELECT parts FROM operation").pluck();
    keepers.push([name, parts.all()]);
  }
  return keepers.flatMap(([name, kept]) =>
    kept
      .flatMap((parts) => (parts === null ? [] : textsIn(parts)))
      .map((text) => sha256Hex(text))
      .filter((part) => erased.has(part))
      .map((part) => `${name} keeps the erased ${part}`),
  );
}

/** A laptop keeps the texts by their hash, the hub in a list. */
const textsIn = (parts: string) => Object.values(JSON.parse(parts) as string[] | Record<string, string>);
