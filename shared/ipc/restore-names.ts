// What a restore calls the folders beside a profile. The core makes them, and the shell looks for them after
// a core that came to no end.

/** Where the backup is made ready. */
export const stagingOf = (profile: string): string => `${profile}.restoring`;

/** Where what was there is moved. */
export const asideOf = (profile: string, stamp: number): string => `${profile}.aside-${stamp}`;

/**
 * When what is called so was moved aside by a restore of this profile; null for other names.
 *
 * @param profile the last part of its path, as is `name`
 */
export function asideStamp(profile: string, name: string): number | null {
  const start = asideOf(profile, 0).slice(0, -1);
  const stamp = name.startsWith(start) ? name.slice(start.length) : "";
  return /^\d+$/.test(stamp) ? Number(stamp) : null;
}
