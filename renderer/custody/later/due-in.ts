/** Days from one day (`2026-11-27`) to another; negative when it has passed. */
export function dueIn(day: string, today: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}
