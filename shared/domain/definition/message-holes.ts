/** What a message to the user may say of its ticket, in braces: nothing internal, nothing of other people. */
export const MESSAGE_HOLES = ["number", "title", "plan", "next"] as const;
export type MessageHole = (typeof MESSAGE_HOLES)[number];

const KNOWN = new RegExp(`\\{(${MESSAGE_HOLES.join("|")})\\}`, "g");

/** A template with what stands for each hole. */
export function filledMessage(template: string, facts: Readonly<Record<MessageHole, string>>): string {
  return template.replaceAll(KNOWN, (_, name: MessageHole) => facts[name]).trim();
}

/** The first thing in braces that no ticket says, with the braces as they were typed; null where all are known. */
export function unknownHole(template: string): string | null {
  const [found] = /[{｛][^{}｛｝]*[}｝]?|[}｝]/.exec(template.replaceAll(KNOWN, "")) ?? [];
  return found ?? null;
}
