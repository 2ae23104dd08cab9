import type { Rung } from "../../../shared/domain/ticket/ticket-ladder.ts";
import type { HistoryEntry } from "../../../shared/ipc/queries.ts";
import type { Text } from "../../i18n/index.ts";

type Payload = HistoryEntry["payload"];

/** What stands in an act's line beside its name, by act. */
export function deliveryParts(
  payload: Payload,
  t: Text,
  when: (said: unknown) => string,
  /** It had been solved before, which was not known where it was written. */
  tooLate: boolean,
) {
  const rungs = () => (Array.isArray(payload.rungs) ? (payload.rungs as Rung[]) : []);
  return {
    "ticket.fire": () => [
      ...rungs().map(({ step }) => t(`ticket:ladder.${step}`)),
      tooLate ? t("queue:ladder.tooLate") : "",
      payload.lastHeard ? t("queue:ladder.offline", { when: when(payload.lastHeard) }) : "",
    ],
    "ticket.closeByRule": () => [t("queue:lapse.done", { count: Number(payload.days) })],
    "ticket.escalate": () => [t(`ticket:to.${String(payload.to)}`), payload.reference],
    "ticket.verify": () => [
      payload.who === "user" ? payload.by || t("ticket:who.user") : "",
      t(payload.passed === true ? "queue:verify.yes" : "queue:verify.no"),
    ],
    "ticket.callBack": () => [
      t(
        `queue:callBack.${payload.reached !== true ? "notReached" : payload.content === true ? "content" : "notContent"}`,
      ),
    ],
    "ticket.explainMiss": () => [t(`ticket:missReason.${String(payload.missReason)}`)],
    "ticket.review": () => [t(`ticket:finding.${String(payload.finding)}`)],
    "ticket.close": () => [
      payload.by,
      payload.way ? t(`ticket:way.${String(payload.way)}`) : "",
      when(payload.at),
    ],
  };
}

/** What somebody wrote in an act, each under what it was asked as; its reason stands there by itself. */
export function deliveryProse({ type, payload, readable }: HistoryEntry, t: Text) {
  const asked = {
    "ticket.escalate": [
      ["done", "queue:escalate.done"],
      ["open", "queue:escalate.open"],
    ],
    "ticket.verify": [["tested", "queue:verify.tested"]],
    "ticket.callBack": [["said", "queue:callBack.said"]],
    "ticket.review": [["said", "queue:review.said"]],
    "ticket.close": [["guidance", "queue:close.guidance"]],
  };
  if (!readable || !Object.hasOwn(asked, type)) return [];
  return (asked[type as keyof typeof asked] as [string, string][]).flatMap(([field, words]) => {
    const text = payload[field];
    return typeof text === "string" && text !== "" ? [{ field, label: `${t(words)}: `, text }] : [];
  });
}
