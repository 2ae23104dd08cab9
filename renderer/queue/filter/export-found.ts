import { TICKET_WORDS } from "../../../shared/documents/ticket/ticket-words.ts";
import type { JobResults } from "../../../shared/ipc/jobs.ts";
import type { Ask, CoreSession } from "../../core/index.ts";
import { localDate } from "../../core/index.ts";
import type { Looking } from "./saved-views.ts";

export type SheetFormat = "xlsx" | "csv";

/** What the list has found, as a table in the language of the window: asks where, writes it, says how many. */
export async function exportFound(
  { client, acts, phase, now }: CoreSession,
  { view, text, filter }: Looking,
  format: SheetFormat,
): Promise<void> {
  const locale = phase.get()?.locale ?? "zh-CN";
  const defaultName = `${TICKET_WORDS[locale].tickets} ${localDate(new Date(now()))}.${format}`;
  const [file] = (await client.api.pickFiles({ purpose: "export", defaultName })) ?? [];
  if (!file) return;
  // The system's dialog has asked already whether a file may be replaced.
  const asked: Ask = {
    ...{ kind: "export", what: "tickets", format, locale, file, overwrite: true },
    ...{ scope: view, text: text.trim(), filter },
  };
  const answer = await client.runJob<JobResults["export"]>(asked, () => {}).done;
  if (answer.ok) acts.say("queue:export.done", { count: String(answer.value.records), file });
  else acts.say("queue:export.failed", {}, { why: `errors:${answer.error.code}.what` });
}
