import { useText } from "../i18n/index.ts";
import type { Shortcut } from "./actions/shortcut-rules.ts";
import { useKeyOf } from "./actions/single-keys.ts";
import css from "./key-hint.module.css";

/** Keys that have a sign of their own. */
const SIGNS: Readonly<Record<string, string>> = { Enter: "\u21b5" };

/**
 * The key of a button, on it, where it acts. Its name does not change by it: say it to assistive technology
 * with `aria-keyshortcuts`, and `useKeyOf`.
 */
export function KeyHint({ shortcut }: { shortcut: Shortcut | undefined }) {
  const t = useText("actions");
  const key = useKeyOf()(shortcut);
  if (key === undefined) return null;
  const part = (name: string) =>
    SIGNS[name] ?? (name.length === 1 ? name.toUpperCase() : t([`key.${name}`, name]));
  return (
    <span className={css.key} aria-hidden>
      {key.split("+").map(part).join(" ")}
    </span>
  );
}
