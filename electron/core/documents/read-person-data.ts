import { kindNamed } from "../../../shared/domain/kinds.ts";
import { textIn } from "../../../shared/domain/kind/read-state.ts";
import { person as personKind, personFields } from "../../../shared/domain/person/person.ts";
import { sameName } from "../../../shared/domain/person/same-person.ts";
import { enteredIn } from "../../../shared/domain/registry.ts";
import { site as siteKind } from "../../../shared/domain/site/site.ts";
import type { Lacking } from "../../../shared/documents/lacking.ts";
import { roleAt } from "../../../shared/documents/person-data/person-data-sources.ts";
import type {
  PersonDataSources,
  PersonRole,
} from "../../../shared/documents/person-data/person-data-sources.ts";
import { entityKeyOf, splitEntityKey } from "../../../shared/log/operation.ts";
import type { EntityKey, Operation } from "../../../shared/log/operation.ts";
import { HIDDEN } from "../../../shared/log/parts.ts";
import type { EntityState } from "../../../shared/log/state.ts";
import { memberNames } from "../queries/parts.ts";
import { operationFrom } from "../store/log/stored-parts.ts";
import type { StoredForm } from "../store/log/stored-parts.ts";
import { readStore } from "../store/read-store.ts";
import type { Store } from "../store/store.ts";

interface Asked {
  person: string;
  today: string;
  reason: string;
}

/** Values of an entry that speak of somebody, and as what they do. */
interface Speaking {
  roles: Set<PersonRole>;
  said: { name: string; value: string }[];
  strokes: number;
}

/** Operations in whose text a person's id or name stands; which of them speak of the person is looked at then. */
const SPEAKING = `SELECT body, sig, parts FROM operation WHERE status IN ('accepted', 'pending')
  AND (instr(body, @id) > 0 OR instr(parts, @id) > 0 OR (@name <> '' AND (instr(body, @name) > 0 OR instr(parts, @name) > 0)))
  ORDER BY n`;

/** So many characters of a text that mentions somebody are told. */
const MENTION = 60;

/** All that this laptop keeps about one person; null where it knows no such person. */
export function readPersonData(store: Store, { person, today, reason }: Asked): PersonDataSources | null {
  const state = store.state(entityKeyOf(personKind.name, person));
  if (!state?.exists) return null;
  const reading = readStore(store);
  const nameOf = memberNames(reading);
  const name = textIn(state, "name");
  const sought = { id: person, name: name === HIDDEN ? "" : name };
  const records = new Map<EntityKey, { roles: Set<PersonRole>; days: string[] }>();
  const withheld = { erased: 0, absent: 0 };
  const entries = reading
    .prepare<[object], StoredForm>(SPEAKING)
    .all(sought)
    .map(operationFrom)
    .flatMap((op) => {
      const entered = enteredIn(op);
      const found = speakingIn(op, entered.payload, sought);
      if (found.roles.size === 0) return [];
      for (const { part } of entered.withheld) withheld[lackingOf(store, op, part)] += 1;
      const own = ownNumber(entered.payload);
      for (const key of op.touches) {
        const known = records.get(key) ?? { roles: new Set(), days: [] };
        for (const role of found.roles) known.roles.add(role);
        known.days.push(op.at.slice(0, 10));
        records.set(key, known);
      }
      const first = op.touches[0];
      return [
        {
          at: op.at,
          record: own ?? (first ? titleOf(store, first) : op.type),
          roles: [...found.roles],
          said: found.said,
          strokes: found.strokes,
          recordedBy: nameOf(op.actor),
        },
      ];
    });
  return {
    organisation: store.identity().workspaceName,
    today,
    name: name === HIDDEN ? "" : name,
    fields: fieldsOf(store, state),
    reason,
    askedBy: nameOf(store.identity().member),
    records: [...records].map(([key, { roles, days }]) => {
      const { kind } = splitEntityKey(key);
      const keep = kindNamed(kind)?.keep ?? { years: null, basis: kind };
      const sorted = [...days].sort();
      return {
        ...{ kind, title: titleOf(store, key), roles: [...roles] },
        ...{ from: sorted[0] ?? "", until: sorted.at(-1) ?? "" },
        keep: { years: keep.years, basis: keep.basis },
      };
    }),
    entries,
    withheld,
  };
}

function lackingOf({ forgetting }: Store, op: Operation, part: string): Lacking {
  return forgetting.isErased(op.id, part) ? "erased" : "absent";
}

/** The number of a document's own paper. */
function ownNumber(payload: Record<string, unknown>): string | null {
  return typeof payload.number === "string" && payload.number !== "" ? payload.number : null;
}

/** What a record is called in lists. */
function titleOf(store: Store, key: EntityKey): string {
  const { kind, id } = splitEntityKey(key);
  const row = store.source.row(kind, id);
  const { title = "" } = row ? (kindNamed(kind)?.hit(row as never) ?? {}) : {};
  return title === HIDDEN || title === "" ? id.slice(0, 8) : title.replaceAll(HIDDEN, "…");
}

function fieldsOf(store: Store, state: EntityState): PersonDataSources["fields"] {
  return Object.keys(personFields).map((name) => {
    const value = state.fields[name];
    if (value === HIDDEN) {
      const part = (state.hidden ?? []).find(({ path }) => path.endsWith(name));
      const erased = !part || store.forgetting.isErased(part.op, part.part);
      return { name, value: "", lacking: erased ? ("erased" as const) : ("absent" as const) };
    }
    const shown =
      name === "site" && typeof value === "string"
        ? ((store.source.row(siteKind.name, value) as { name: string } | null)?.name ?? value)
        : (value ?? "");
    return { name, value: String(shown), lacking: null };
  });
}

/** As what an operation's payload names somebody, by the directory's id or by name, and what it says of them. */
function speakingIn(
  op: Operation,
  payload: Record<string, unknown>,
  sought: { id: string; name: string },
): Speaking {
  const found: Speaking = { roles: new Set(), said: [], strokes: 0 };
  if (op.type.startsWith("person.")) {
    const { set = {} } = payload as { set?: Record<string, unknown> };
    if (!op.touches.includes(entityKeyOf(personKind.name, sought.id))) return found;
    found.roles.add("own");
    for (const name of Object.keys(personFields)) {
      if (name in set) found.said.push({ name, value: plain(set[name]) });
    }
  } else if (op.type.startsWith("access.")) {
    if (JSON.stringify(payload).includes(sought.id)) found.roles.add("access");
  } else look(payload, "", found, sought);
  return found;
}

const plain = (value: unknown): string =>
  value === HIDDEN ? "…" : typeof value === "object" ? JSON.stringify(value ?? "") : String(value);

/** Where a name stands by itself. */
const NAMES = /(^|\.)(name|responsible|\w*Name|requester|by)$/;

function look(value: unknown, path: string, found: Speaking, sought: { id: string; name: string }): void {
  if (typeof value === "string") {
    if (value === sought.id || value === entityKeyOf(personKind.name, sought.id)) {
      if (path !== "person") found.roles.add(roleAt(path));
    } else if (sought.name !== "" && NAMES.test(path) && sameName(value, sought.name)) {
      found.roles.add(roleAt(path));
    } else if (sought.name.length > 1 && value.includes(sought.name)) {
      found.roles.add("mention");
      found.said.push({ name: "", value: around(value, sought.name) });
    }
    return;
  }
  if (typeof value !== "object" || value === null) return;
  if (isSignature(value) && sameName(value.name, sought.name)) found.strokes += value.strokes.length;
  for (const [name, each] of Object.entries(value)) {
    // Of places in a list it is the list that matters.
    const at = Array.isArray(value) ? path : path === "" ? name : `${path}.${name}`;
    look(each, at, found, sought);
  }
}

function isSignature(value: object): value is { name: string; strokes: unknown[] } {
  const { name, strokes } = value as { name?: unknown; strokes?: unknown };
  return typeof name === "string" && Array.isArray(strokes);
}

/** A text round the name in it. */
function around(text: string, name: string): string {
  const at = text.indexOf(name);
  const from = Math.max(0, at - (MENTION - name.length) / 2);
  const cut = text.slice(from, from + MENTION).replace(/\s+/gu, " ");
  return `${from > 0 ? "…" : ""}${cut}${from + MENTION < text.length ? "…" : ""}`;
}
