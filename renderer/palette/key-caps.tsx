import { Kbd } from "@mantine/core";
import { useText } from "../i18n/index.ts";
import type { Shortcut } from "../ui/actions/shortcut-rules.ts";
import css from "./palette.module.css";

/** A shortcut as keys to press. */
export function KeyCaps({ shortcut }: { shortcut: Shortcut }) {
  const t = useText("actions");
  const parts = shortcut.split("+");
  return (
    <span className={css.keys}>
      {parts.map((part) => (
        <Kbd key={part}>
          {part === "mod" ? t("key.mod") : part.length === 1 ? part.toUpperCase() : t([`key.${part}`, part])}
        </Kbd>
      ))}
    </span>
  );
}
