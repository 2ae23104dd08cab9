/** A Chinese name that may be whole: nobody looks for a surname alone by two characters. */
const MAY_BE_WHOLE = /^\p{Script=Han}{2,}$/u;

/** Whether a name only begins like the one that was typed: it is somebody else's. */
export function isLongerName(name: string, typed: string): boolean {
  return MAY_BE_WHOLE.test(typed) && name !== typed && name.startsWith(typed);
}
