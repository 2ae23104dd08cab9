import { useDesk } from "./hooks.ts";
import type { DeskDb } from "./schema.ts";

/** What people call the records behind these ids, as far as the desk set knows them. */
export function useNames(ids: readonly string[]): (id: string) => string {
  const wanted = [...new Set(ids)];
  const names = useDesk((db) => namesOf(db, wanted), [wanted.join(" ")]);
  return (id) => names?.get(id) ?? `…${id.slice(-6)}`;
}

async function namesOf(db: DeskDb, ids: string[]): Promise<Map<string, string>> {
  const [assets, people, sites, members] = await Promise.all([
    db.asset.bulkGet(ids),
    db.person.bulkGet(ids),
    db.site.bulkGet(ids),
    db.member.bulkGet(ids),
  ]);
  const names = new Map<string, string>();
  for (const asset of assets) if (asset) names.set(asset.id, asset.tag || asset.number);
  for (const named of [...people, ...sites, ...members]) if (named) names.set(named.id, named.name);
  return names;
}
