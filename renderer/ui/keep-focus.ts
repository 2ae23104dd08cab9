import { openLayers } from "./layers.ts";
import { isRowList, mainList } from "./main-list.ts";

/** A button that was switched off while it works has the focus again if it is back within this time; ms. */
const WORKING = 3000;
/** Keys that a list understands. */
const LIST_KEYS = ["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End", "Enter"];
/** What can take the focus away without a key or a pointer. */
const WATCHED = { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled", "hidden"] };

interface Refuge {
  at: Element | null;
  /** Until when what had the focus before gets it back, as soon as it can. */
  until: number;
  /** There was nothing better than the whole screen. */
  toScreen: boolean;
}

const usable = (element: HTMLElement) =>
  element.isConnected && !element.matches(":disabled") && element.checkVisibility();

function nowhere(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || activeElement.matches(":disabled");
}

/**
 * Keeps the focus on something. When what had it is gone (another area, a row that left, a dialog, a button
 * that was switched off), or a key has left it, it goes to the layer that lies above the screen, else to the
 * screen's list, else to the screen; and on to the list where that comes later. A pointer that points at
 * nothing takes it to what scrolls there.
 *
 * @returns what stops it
 */
export function keepFocus(target: Window): () => void {
  /** What had the focus last of its own accord. */
  let held: HTMLElement | null = null;
  /** Where the focus was put instead. */
  let refuge: Refuge | null = null;
  let taking = false;
  /** Where the last thing a person did was to point. */
  let pointed: Element | null = null;
  let going = false;

  function take(): void {
    taking = true;
    const layer = openLayers().filter(usable).at(-1);
    const left = held !== null && usable(held);
    const pointsOn = layer === undefined && left ? pointed : null;
    if (layer) onto(layer);
    else if (pointsOn) onto(scrollerOf(pointsOn));
    else mainList()?.focus();
    const toScreen = nowhere();
    if (toScreen) onto(document.querySelector("main"));
    const until = left ? 0 : performance.now() + WORKING;
    refuge = { at: document.activeElement, until, toScreen: toScreen && !pointsOn };
    taking = false;
  }

  function look(): void {
    const there = refuge !== null && document.activeElement === refuge.at ? refuge : null;
    if (there && held && usable(held) && performance.now() < there.until) {
      held.focus({ preventScroll: true });
    } else if (nowhere() || (there?.toScreen && mainList())) {
      take();
    }
  }

  /** When everybody who has a place for the focus has had the time to say so. */
  function soon(): void {
    if (going) return;
    going = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        going = false;
        look();
      }),
    );
  }

  const came = ({ target: place }: FocusEvent) => {
    if (taking || !(place instanceof HTMLElement)) return;
    [held, refuge] = [place, null];
  };
  const point = ({ target: at }: PointerEvent) => {
    pointed = at instanceof Element ? at : null;
    refuge = null;
  };
  const press = (event: KeyboardEvent) => {
    pointed = null;
    if (nowhere()) look();
    // Whoever has gone on is not called back.
    if (refuge) refuge.until = 0;
    // A key that is meant for the list, and came before the list had the focus.
    const late = event.target === document.body && isRowList(document.activeElement);
    if (!late || !LIST_KEYS.includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", event));
  };

  const watch = new MutationObserver(() => void (nowhere() || refuge ? soon() : undefined));
  watch.observe(document.documentElement, WATCHED);
  target.addEventListener("focusin", came);
  target.addEventListener("focusout", soon);
  target.addEventListener("pointerdown", point, { capture: true });
  target.addEventListener("pointerup", soon, { capture: true });
  target.addEventListener("keydown", press, { capture: true });
  return () => {
    watch.disconnect();
    target.removeEventListener("focusin", came);
    target.removeEventListener("focusout", soon);
    target.removeEventListener("pointerdown", point, { capture: true });
    target.removeEventListener("pointerup", soon, { capture: true });
    target.removeEventListener("keydown", press, { capture: true });
  };
}

/** The nearest part of the screen that scrolls. */
function scrollerOf(element: Element): HTMLElement | null {
  for (let each: Element | null = element; each && each !== document.body; each = each.parentElement) {
    if (!(each instanceof HTMLElement) || each.scrollHeight <= each.clientHeight) continue;
    if (["auto", "scroll"].includes(getComputedStyle(each).overflowY)) return each;
  }
  return null;
}

/** The focus on something that no key reaches; a pointer finds it as it was. */
function onto(place: HTMLElement | null): void {
  if (!place) return;
  if (!place.hasAttribute("tabindex")) {
    place.tabIndex = -1;
    place.dataset.refuge = "";
    const undo = () => {
      place.removeAttribute("tabindex");
      delete place.dataset.refuge;
    };
    place.addEventListener("blur", undo, { once: true });
  }
  place.focus({ preventScroll: true });
}
