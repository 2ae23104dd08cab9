import { noPicturesOf } from "../asset/classified.ts";
import { definitionOf } from "../definition/definition-view.ts";
import { existing, planned, refused } from "../kind/plan.ts";
import type { Planning, Result } from "../kind/plan.ts";

interface Who {
  person: string | null;
}

/** What a document may name besides its assets and who has them from then on. */
interface Naming {
  giver?: string | null;
  returner?: string | null;
  receiver?: string | null;
  proxy?: (Who & { authorisation: string | null }) | null;
  collectedBy?: Who | null;
  manager?: Who | null;
  absent?: { witnessPerson: string | null } | null;
  terms?: { key: string } | null;
  agreement: { key: string } | null;
  lines: readonly { asset: string; photos: readonly string[]; liability?: Who | null }[];
  signatures: readonly (Who & { onBehalf: { authorisation: string | null } | null })[];
}

type Named = readonly [kind: string, id: string | null, path: string];

/** Persons and files that a document names, each with its place: they are known on this laptop. */
function namedIn(asked: Naming): Named[] {
  const { giver, returner, receiver, proxy, collectedBy, manager, absent, lines, signatures } = asked;
  return [
    ["person", giver ?? null, "giver"],
    ["person", returner ?? null, "returner"],
    ["person", receiver ?? null, "receiver"],
    ["person", proxy?.person ?? null, "proxy.person"],
    ["file", proxy?.authorisation ?? null, "proxy.authorisation"],
    ["person", collectedBy?.person ?? null, "collectedBy.person"],
    ["person", manager?.person ?? null, "manager.person"],
    ["person", absent?.witnessPerson ?? null, "absent.witnessPerson"],
    ...lines.flatMap(({ photos, liability }, index): Named[] => [
      ...photos.map((id, at): Named => ["file", id, `lines.${index}.photos.${at}`]),
      ["person", liability?.person ?? null, `lines.${index}.liability.person`],
    ]),
    ...signatures.flatMap(({ person, onBehalf }, index): Named[] => [
      ["person", person, `signatures.${index}.person`],
      ["file", onBehalf?.authorisation ?? null, `signatures.${index}.onBehalf.authorisation`],
    ]),
  ];
}

/** What a document names must exist on this laptop. */
export function namedExist(asked: Naming, planning: Planning, more: readonly Named[]): Result<null> {
  for (const [kind, id, path] of [...more, ...namedIn(asked)]) {
    const found = id === null ? planned(null) : existing(planning, kind, id, path);
    if (!found.ok) return found;
  }
  for (const [index, { asset, photos }] of asked.lines.entries()) {
    const shown = noPicturesOf(planning, [asset], photos, `lines.${index}.photos`);
    if (!shown.ok) return shown;
  }
  for (const family of ["terms", "agreement"] as const) {
    const key = asked[family]?.key;
    if (key !== undefined && !definitionOf(family, key, planning.state)) {
      return refused("notFound", `there is no ${family} with this key`, `${family}.key`);
    }
  }
  return planned(null);
}
