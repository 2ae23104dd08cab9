import { ActionIcon, TextInput } from "@mantine/core";
import { IconSearch, IconX } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { KindName } from "../../shared/domain/kinds.ts";
import type { ScanResult } from "../../shared/ipc/queries.ts";
import { useCore, useHere, whileHere } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { useActions } from "./actions/actions.ts";
import { useScansInto } from "./actions/scans.ts";
import { isComposing } from "./actions/shortcut-rules.ts";
import { mainList } from "./main-list.ts";
import { scannedOf } from "./scanned-of.ts";
import css from "./search-box.module.css";

interface Props {
  /** Accessible name. */
  label: string;
  placeholder: string;
  text: string;
  onText: (text: string) => void;
  /** The list shows what was asked for; false while the answer is on its way. */
  settled: boolean;
  /** Kind of what is listed, and how a record of it is opened that the list may not even show. */
  kind?: KindName;
  onExact?: (id: string) => void;
}

/**
 * The search of the screen's list (`useMainList`). Arrows move in what was found while one types, Enter
 * opens: where the arrows went, else the one record that bears exactly this code, else the first. The focus
 * is then in the list. Escape clears the box; in an empty one it leaves.
 */
export function SearchBox({ label, placeholder, text, onText, settled, kind, onExact }: Props) {
  const t = useText("ui");
  const core = useCore();
  const field = useRef<HTMLInputElement>(null);
  /** The arrows chose something since the last letter. */
  const moved = useRef(false);
  /** Enter may come before the answer (a scanner, a fast hand): it is kept until the list has it. */
  const entered = useRef(false);
  const [enters, setEnters] = useState(0);
  const here = useHere();
  // Left before the answer came: it opens nothing any more.
  useEffect(
    () =>
      whileHere(here, () => () => {
        moved.current = false;
        entered.current = false;
      }),
    [here],
  );

  // A scan opens what bears exactly this code; of anything else it only says what the list has of it.
  useScansInto(
    field,
    (code) => core.query("scan.resolve", { code }),
    (code, answer) => {
      const id = answer.ok && kind ? onlyOf(kind, answer.value) : null;
      moved.current = false;
      entered.current = false;
      onText(code);
      if (id === null || !onExact) return false;
      onExact(id);
      leave();
      return true;
    },
  );

  useActions([
    {
      id: "list.search",
      group: "list",
      shortcuts: ["/"],
      run: () => {
        field.current?.focus();
        field.current?.select();
      },
    },
  ]);

  const openChosen = useEffectEvent(() => {
    entered.current = false;
    if (!moved.current) mainList()?.first();
    mainList()?.focus();
    // When the list has taken note of what was chosen in it.
    setTimeout(() => mainList()?.open());
  });
  useEffect(() => {
    if (settled && entered.current) openChosen();
  }, [settled, enters]);

  async function open() {
    const code = text.trim();
    if (!moved.current && code !== "" && kind && onExact) {
      const answer = await core.query("scan.resolve", { code });
      const id = answer.ok ? onlyOf(kind, answer.value) : null;
      // Left, or typed on meanwhile: that was another question.
      if (!here.get() || field.current?.value.trim() !== code) return;
      if (id !== null) {
        onExact(id);
        leave();
        return;
      }
    }
    entered.current = true;
    if (settled) setEnters((times) => times + 1);
  }

  function leave() {
    field.current?.blur();
    mainList()?.focus();
  }

  function move(to: "next" | "previous") {
    mainList()?.[moved.current || to === "previous" ? to : "first"]();
    moved.current = true;
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (isComposing(event.nativeEvent) || event.altKey) return;
    const acts: Record<string, () => void> = {
      ArrowDown: () => move("next"),
      ArrowUp: () => move("previous"),
      Enter: () => void open(),
      Escape: () => (text === "" ? leave() : onText("")),
    };
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  }

  return (
    <TextInput
      ref={field}
      className={css.box}
      variant="filled"
      type="search"
      data-scan="takes"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size="1rem" aria-hidden />}
      rightSection={
        text === "" ? null : (
          <ActionIcon
            tabIndex={-1}
            aria-label={t("searchClear")}
            onClick={() => {
              onText("");
              field.current?.focus();
            }}
          >
            <IconX size="1rem" />
          </ActionIcon>
        )
      }
      value={text}
      onChange={(event) => {
        moved.current = false;
        entered.current = false;
        onText(event.currentTarget.value);
      }}
      onKeyDown={onKeyDown}
    />
  );
}

/** The one record of a kind that a code means; null for none, and for several. */
function onlyOf(kind: KindName, found: ScanResult): string | null {
  const [only, another] = scannedOf(kind, found);
  return another === undefined ? (only ?? null) : null;
}
