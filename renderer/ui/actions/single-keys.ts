import { usePreference } from "../../core/index.ts";
import type { Shortcut } from "./shortcut-rules.ts";
import { isSingleKey } from "./shortcut-rules.ts";

/** Preference of this laptop: whether a character alone is a command. On until somebody switches it off. */
export const SINGLE_KEYS = "ui.singleKeys";

/** Of the keys of an act, in their order, the first that may be; a character alone only where they are on. */
export function keyThatActs(
  single: boolean,
  shortcuts: readonly (Shortcut | undefined)[],
): Shortcut | undefined {
  return shortcuts.find((each) => each !== undefined && (single || !isSingleKey(each)));
}

/** Finds the key to show for an act, and to tell assistive technology; none where none acts. */
export function useKeyOf(): (...shortcuts: readonly (Shortcut | undefined)[]) => Shortcut | undefined {
  const [single] = usePreference<boolean>(SINGLE_KEYS, true);
  return (...shortcuts) => keyThatActs(single, shortcuts);
}
