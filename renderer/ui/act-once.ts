/** What does its act at every click, however fast: it says so. */
const AGAIN = "[data-again]";

/**
 * A double click on a button is one click, and a key that is held on it, or in a line of a form, presses
 * once. Also where the first click put another button in the place of the first: nobody has read that one.
 */
export function actOnce(target: Window): void {
  const stop = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const closest = (event: Event, what: string) =>
    event.target instanceof Element ? event.target.closest(what) : null;
  target.addEventListener(
    "click",
    (event) => {
      // The count of clicks is the system's: soon after each other, and in the same place.
      const button = event.detail > 1 ? closest(event, "button") : null;
      if (button && !button.matches(AGAIN)) stop(event);
    },
    { capture: true },
  );
  target.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Enter" && event.repeat && closest(event, "button, input")) stop(event);
    },
    { capture: true },
  );
}
