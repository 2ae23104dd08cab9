/**
 * A form with the draft that was kept of it. What was typed before the draft was found stands; in the
 * other fields the draft does.
 */
export function withDraft<T extends object>(first: T, kept: Partial<T>, now: T): T {
  const typed = Object.entries(now).filter(([name, value]) => value !== first[name as keyof T]);
  return { ...first, ...kept, ...Object.fromEntries(typed) };
}
