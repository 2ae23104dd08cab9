import type { Page } from "@playwright/test";

/**
 * What a look at the page finds wrong, whatever its size and colours: what is chosen looks like what is
 * not, a state's word is cut, a notice lies over a control, or the place to write is out of sight.
 */
export const screenFaults = (page: Page) => page.evaluate<string[]>(LOOK);

/** The page's own code, as text: the test program has no page. */
const LOOK = `(() => {
  const faults = [];
  const look = (element) => {
    const { backgroundColor, outlineStyle, borderColor, color, fontWeight, boxShadow } = getComputedStyle(element);
    return [backgroundColor, outlineStyle, borderColor, color, fontWeight, boxShadow].join("|");
  };
  const chosen = '[aria-selected="true"], [aria-pressed="true"], [aria-current="page"]';
  for (const one of document.querySelectorAll(chosen)) {
    const other = [...(one.parentElement?.children ?? [])].find(
      (each) => each !== one && each.tagName === one.tagName && each.matches("[role], button") && !each.matches(chosen),
    );
    if (other && one.checkVisibility() && look(other) === look(one)) faults.push("chosen and not to be seen: " + one.outerHTML.slice(0, 120));
  }
  // Part of a state's word says nothing, or another state.
  for (const word of document.querySelectorAll("[data-state-word], span[data-tone]")) {
    const box = word.getBoundingClientRect();
    if (!word.checkVisibility() || box.width === 0) continue;
    for (let pane = word; pane; pane = pane.parentElement) {
      const { overflowX } = getComputedStyle(pane);
      if (overflowX === "visible") continue;
      if (overflowX !== "hidden" && overflowX !== "clip") break;
      const around = pane.getBoundingClientRect();
      if (box.right > around.right + 1 || box.left < around.left - 1 || (pane === word && word.scrollWidth > word.clientWidth + 1)) {
        faults.push("a state is cut: " + word.textContent + " in " + pane.outerHTML.slice(0, 120));
        break;
      }
    }
  }
  const inWindow = ({ left, top, right, bottom }) => left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  // What is scrolled out of its pane is under the pane's foot, and nobody sees it there.
  const scrolledAway = (control, x, y) => {
    for (let pane = control.parentElement; pane; pane = pane.parentElement) {
      const { left, top, right, bottom } = pane.getBoundingClientRect();
      const { overflowX, overflowY } = getComputedStyle(pane);
      if (overflowY !== "visible" && (y < top || y > bottom)) return true;
      if (overflowX !== "visible" && (x < left || x > right)) return true;
    }
    return false;
  };
  const layered = document.querySelector('[role="dialog"], [role="menu"]');
  if (!layered) {
    for (const control of document.querySelectorAll("button:not(:disabled), input, textarea")) {
      const box = control.getBoundingClientRect();
      if (!control.checkVisibility() || box.width === 0 || !inWindow(box)) continue;
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      if (scrolledAway(control, x, y)) continue;
      const hit = document.elementFromPoint(x, y);
      const notice = hit?.closest('[role="status"]');
      if (notice && !notice.contains(control)) faults.push("under a notice: " + control.outerHTML.slice(0, 120));
    }
    const composer = document.querySelector('textarea[aria-label="处理内容"]');
    if (composer && !inWindow(composer.getBoundingClientRect())) faults.push("the place to write is out of sight");
  }
  return faults;
})()`;
