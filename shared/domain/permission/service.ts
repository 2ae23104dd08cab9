/**
 * What acts without a person: a key in the roster that the hub has enrolled for a purpose. The table
 * names acts, not permissions: a page on the web that may open a ticket may not edit one.
 */
export const SERVICES = ["web", "mail", "ladder"] as const;
export type Service = (typeof SERVICES)[number];

const MAY: Readonly<Record<Service, readonly string[]>> = {
  /** The request page: a user opens, answers, takes up again and confirms. */
  web: ["ticket.open", "ticket.note", "ticket.reopen", "ticket.close"],
  /** The mailbox: a mail is a ticket or an answer. */
  mail: ["ticket.open", "ticket.note"],
  /**
   * The hub's own timers (domain.md 3.6): say that a step of the ladder was reached, propose or give to
   * somebody, close what nobody took up again, tell a technician what five ratings come to.
   */
  ladder: ["ticket.note", "ticket.assign", "ticket.fire", "ticket.closeByRule", "rating.sum"],
};

/** Whether a service may act so; one that only a newer program knows may nothing. */
export function serviceMay(service: string, type: string): boolean {
  return SERVICES.some((known) => known === service) && MAY[service as Service].includes(type);
}
