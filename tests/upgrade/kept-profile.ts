import { join } from "node:path";
import type { Core } from "../../electron/core/compose.ts";
import { ask } from "../support/core/core.ts";

export const PROFILES = join(import.meta.dirname, "profiles");
/** The kept profiles hold invented records; their passphrase is no secret. */
export const PASSPHRASE = "kept for upgrades";

/** What a user of the profile sees, in the words of queries that every version has. */
export function shownBy(core: Core) {
  const tickets = ask(core, "ticket.page", { limit: 100 }).rows;
  const assets = ask(core, "asset.page", { limit: 100 }).rows;
  return {
    tickets: tickets.map(({ id, number, title, status, assignee, conflicts, pending, notes }) => {
      const { actions, fields } = ask(core, "ticket.get", { id });
      const texts = actions.map(({ text, actorName }) => `${actorName}: ${text}`);
      return {
        number,
        title,
        status,
        assignee,
        conflicts,
        pending,
        notes,
        texts,
        solution: fields.solution ?? null,
      };
    }),
    assets: assets.map(({ id, number, name, serial, status, holder, contested, pending }) => {
      const { custody } = ask(core, "asset.get", { id });
      const chain = custody.events.map(
        (event) => `${event.act} ${event.holder?.name ?? "-"} ${event.number ?? "-"}`,
      );
      return { number, name, serial, status, holder, contested, pending, chain };
    }),
    people: ask(core, "person.page", { text: "zhangwei" }).rows.map(({ name, dept }) => ({ name, dept })),
    conflicts: ask(core, "conflict.page", {}).rows.map((row) => ({ class: row.class, field: row.field })),
    waiting: ask(core, "outbox.page", { state: "waiting" }).rows.map(({ type, label }) => ({ type, label })),
    refused: ask(core, "outbox.page", { state: "refused" }).rows.map(({ type, reason }) => ({
      type,
      reason: reason && { code: reason.code, message: reason.message },
    })),
    drafts: ask(core, "draft.list", {}).map(({ key, data }) => ({ key, data })),
    preferences: ask(core, "preference.all", {}),
  };
}
