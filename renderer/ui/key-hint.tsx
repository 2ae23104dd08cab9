import { useText } from "../i18n/index.ts";
import type { Shortcut } from "./actions/shortcut-rules.ts";
import css from "./key-hint.module.css";

/** Keys that have a sign of their own. */
const SIGNS: Readonly<Record<string, string>> = { Enter: "\u21b5" };

/** The key of a button, on it. Its name does not change by it: say it to assistive technology with `aria-keyshortcuts`. */
export function KeyHint({ shortcut }: { shortcut: Shortcut | undefined }) {
  const t = useText("actions");
  if (shortcut === undefined) return null;
  const part = (name: string) =>
    SIGNS[name] ?? (name.length === 1 ? name.toUpperCase() : t([`key.${name}`, name]));
  return (
    <span className={css.key} aria-hidden>
      {shortcut.split("+").map(part).join(" ")}
    </span>
  );
}
