import { Modal, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconBolt, IconSearch } from "@tabler/icons-react";
import type { KeyboardEvent, ReactNode } from "react";
import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import type { RecordPart } from "../contributions/index.ts";
import { openerOf, useContributions } from "../contributions/index.ts";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { isComposing } from "../ui/actions/shortcut-rules.ts";
import { useCurrentActions, useFocusReturn } from "../ui/index.ts";
import { KeyCaps } from "./key-caps.tsx";
import { score, wordsOf } from "./match.ts";
import css from "./palette.module.css";

interface Item {
  key: string;
  icon: ReactNode;
  title: string;
  subtitle: string;
  shortcut: string | undefined;
  run: () => void;
}

const iconOf = (part: RecordPart | undefined) => part && <part.Icon size="1em" />;

/** One box that finds records and does things, in Chinese, pinyin, initials and English. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useText("actions");
  useFocusReturn();
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), 80);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const actions = useCurrentActions().filter((action) => !action.hidden && !action.disabled);
  const contributions = useContributions();
  const found = useCoreQuery("search.all", asked === "" ? null : { text: asked, limit: 20 });

  const words = wordsOf(text);
  const actionItems: Item[] = actions
    .map((action) => {
      const name = t(`${action.id}.name`);
      return { action, name, points: score(name, t(`${action.id}.keywords`), words) };
    })
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .map(({ action, name }) => ({
      key: action.id,
      icon: <IconBolt size="1em" />,
      title: name,
      subtitle: "",
      shortcut: action.shortcuts[0],
      run: action.run,
    }));
  const recordItems: Item[] = (asked === "" ? [] : (found.data ?? [])).map((hit) => ({
    key: `${hit.kind}:${hit.id}`,
    icon: iconOf(contributions.records[hit.kind]),
    title: hit.title,
    subtitle: hit.subtitle,
    shortcut: undefined,
    run: () => openerOf(contributions, hit.kind)?.(hit.id),
  }));
  const items = [...recordItems, ...actionItems];
  const current = Math.min(at, items.length - 1);

  // Enter came before the answer: it is kept until what is chosen from is what was asked for.
  const settled = asked === text.trim() && !found.loading;
  const entered = useRef(false);
  const chooseCurrent = useEffectEvent(() => choose(items[current]));
  useEffect(() => {
    if (!settled || !entered.current) return;
    entered.current = false;
    chooseCurrent();
  }, [settled]);

  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: "nearest" });
  }, [current]);

  function choose(item: Item | undefined) {
    if (!item) return;
    onClose();
    // The dialog gives the focus back first; what the action opens may take it.
    setTimeout(item.run, 0);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (isComposing(event.nativeEvent)) return;
    const acts: Record<string, () => void> = {
      ArrowDown: () => setAt(Math.min(items.length - 1, current + 1)),
      ArrowUp: () => setAt(Math.max(0, current - 1)),
      Enter: () => {
        if (settled) choose(items[current]);
        else entered.current = true;
      },
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    <Modal.Root
      opened
      onClose={onClose}
      size="lg"
      yOffset="10vh"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t("palette.name")}>
        <TextInput
          className={css.input}
          variant="unstyled"
          leftSection={<IconSearch size="1.125rem" aria-hidden />}
          placeholder={t("palette.placeholder")}
          aria-label={t("palette.placeholder")}
          data-scan="takes"
          value={text}
          onChange={(event) => {
            entered.current = false;
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls={items.length > 0 ? id : undefined}
          aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
          data-autofocus
        />
        {items.length > 0 ? (
          <ul ref={list} id={id} className={css.list} role="listbox" aria-label={t("palette.results")}>
            {items.map((item, index) => (
              <li
                key={item.key}
                id={`${id}-${index}`}
                className={css.item}
                role="option"
                aria-selected={index === current}
                onMouseMove={() => setAt(index)}
                onClick={() => choose(item)}
              >
                <span className={css.icon}>{item.icon}</span>
                <span className={css.title}>{item.title}</span>
                <span className={css.subtitle}>{item.subtitle}</span>
                {item.shortcut ? <KeyCaps shortcut={item.shortcut} /> : null}
              </li>
            ))}
          </ul>
        ) : (
          <p className={css.nothing} role="status">
            {t("palette.nothing")}
          </p>
        )}
      </Modal.Content>
    </Modal.Root>
  );
}
