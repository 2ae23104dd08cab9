import { useLayoutEffect, useRef } from "react";
import { create } from "zustand";
import { useHere, whileHere } from "../../core/index.ts";
import { useNav } from "../navigation.ts";
import type { Shortcut } from "./shortcut-rules.ts";

/** Something the user can do: by key, from the palette, and listed in the cheat sheet. */
export interface Action {
  /** Unique; also the key of its words: `actions:<id>.name`, `.keywords` (pinyin, initials, English). */
  id: string;
  /** Heading in the cheat sheet: a kind of record, or `actions:group.<group>`. */
  group: string;
  shortcuts: readonly Shortcut[];
  run: () => void;
  /** Id of the record it is done to. */
  of?: string | undefined;
  /** Not offered now (wrong state, no permission). */
  disabled?: boolean;
  /** Only a key, e.g. moving in a list; not in the palette. */
  hidden?: boolean;
  /** The key works while a dialog is open (only with `mod`). */
  inDialogs?: boolean;
  /** It lies above the screen and has its keys first. */
  above?: boolean;
  /** A key that is held does it again and again: moving, and nothing that writes. */
  repeats?: boolean;
  /** Notes how things stand before it acts; what it answers puts them back, where the key was a scanner's. */
  before?: () => () => void;
}

interface Registry {
  /** Groups of actions by the component that offers them; later ones win a key. */
  offers: ReadonlyMap<symbol, readonly Action[]>;
}

const useRegistry = create<Registry>(() => ({ offers: new Map() }));

/** Offers actions as long as their owner has them; null takes them back. */
export function offer(owner: symbol, actions: readonly Action[] | null): void {
  useRegistry.setState(({ offers }) => {
    const next = new Map(offers);
    if (actions) next.set(owner, actions);
    else next.delete(owner);
    return { offers: next };
  });
}

/**
 * Offers actions while the component is on screen and its screen is shown. `run` may close over anything: the newest
 * one is called.
 */
export function useActions(actions: readonly Action[]): void {
  const here = useHere();
  const latest = useRef(actions);
  const owner = useRef<symbol>(undefined);
  // Before the next key, however soon it comes.
  useLayoutEffect(() => {
    latest.current = actions;
  });
  const shape = JSON.stringify(
    actions.map(({ id, of, group, shortcuts, disabled, hidden, inDialogs, above, repeats }) => [
      id,
      of,
      group,
      shortcuts,
      disabled,
      hidden,
      inDialogs,
      above,
      repeats,
    ]),
  );
  // With what is drawn: a key that is pressed as soon as its button is seen means what stands there.
  useLayoutEffect(() => {
    owner.current ??= Symbol("actions");
    const mine = owner.current;
    const stable = latest.current.map((action) => ({
      ...action,
      run: () => latest.current.find((each) => each.id === action.id)?.run(),
      ...(action.before && {
        before: () => latest.current.find((each) => each.id === action.id)?.before?.() ?? (() => {}),
      }),
    }));
    return whileHere(here, () => {
      offer(mine, stable);
      return () => offer(mine, null);
    });
  }, [shape, here]);
}

/** What can be done now; an action that several offer is that of the latest. */
function currentActions(offers: Registry["offers"]): Action[] {
  const byId = new Map<string, Action>();
  for (const actions of offers.values()) {
    for (const action of actions) {
      byId.delete(action.id);
      byId.set(action.id, action);
    }
  }
  return [...byId.values()];
}

export function useCurrentActions(): Action[] {
  const offers = useRegistry((state) => state.offers);
  return currentActions(offers);
}

/** The action a shortcut means now. */
export function actionFor(shortcut: Shortcut): Action | undefined {
  const meant = currentActions(useRegistry.getState().offers)
    .reverse()
    .filter((action) => !action.disabled && action.shortcuts.includes(shortcut));
  return meant.find((action) => action.above) ?? meant[0];
}

/** Until a record that was opened offers what can be done to it, ms. */
export const OPENING = 3000;
/** Until what it does not offer at first (who may what is being read) will not come any more, ms. */
export const SETTLING = 500;

/**
 * Runs an action as soon as the record that is being opened offers it: this record, whatever is opened next.
 *
 * @param refused it cannot be done to this record now, or the record was left before
 */
export function runWhenOffered(id: string, of: string, refused: () => void): void {
  let settling: ReturnType<typeof setTimeout> | undefined;
  const give = () => {
    stop();
    refused();
  };
  const look = () => {
    const action = offeredFor(id, of);
    if (action && !action.disabled) {
      stop();
      action.run();
    } else if (action) settling ??= setTimeout(give, SETTLING);
  };
  const unsubscribe = useRegistry.subscribe(look);
  const leaving = useNav.subscribe(({ area, selected }) => {
    if (area === null || selected[area] !== of) give();
  });
  const timer = setTimeout(give, OPENING);
  function stop() {
    clearTimeout(timer);
    clearTimeout(settling);
    unsubscribe();
    leaving();
  }
  look();
}

/** What is offered for a record, whoever else offers an action of this name. */
function offeredFor(id: string, of: string): Action | undefined {
  return [...useRegistry.getState().offers.values()]
    .flat()
    .findLast((each) => each.id === id && each.of === of);
}

/** Runs an action by name, e.g. from a button that stands for it. */
export function runAction(id: string): void {
  const action = currentActions(useRegistry.getState().offers).find((each) => each.id === id);
  if (action && !action.disabled) action.run();
}
