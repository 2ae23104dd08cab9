/** What a message may say of a ticket. Nothing that the team wrote for itself, nothing of other people. */
export interface ToldFacts {
  number: string;
  title: string;
  /** When somebody comes; '' where nothing is planned. */
  plan: string;
  /** What is said of the next word from us; '' where nothing is promised. */
  next: string;
}

/** A template with the facts of the ticket; a name that no fact has is left as it stands. */
export function toldText(template: string, facts: ToldFacts): string {
  return template
    .replaceAll(/\{(number|title|plan|next)\}/g, (_, name: keyof ToldFacts) => facts[name])
    .trim();
}
