/** Splits a recovery key into groups that a person can copy down: as it is grouped already, else by four. */
export function recoveryGroups(key: string): string[] {
  const given = key.trim().split(/[\s-]+/u);
  if (given.length > 1) return given;
  return key.trim().match(/.{1,4}/gu) ?? [];
}
