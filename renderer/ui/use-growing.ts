import type { RefObject } from "react";
import { useLayoutEffect } from "react";

/**
 * A box that is as high as what stands in it, up to some lines. An empty one is as high as its `rows`, and is not
 * measured: that would lay out the page once more for each that is shown.
 */
export function useGrowing(
  box: RefObject<HTMLTextAreaElement | null>,
  text: string,
  maxRows = Infinity,
): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const fit = () => (text === "" ? release(element) : fitTo(element, maxRows));
    fit();
    if (text === "") return;
    window.addEventListener("resize", fit);
    return () => window.removeEventListener("resize", fit);
  }, [box, text, maxRows]);
}

function release(element: HTMLTextAreaElement): void {
  element.style.height = "";
}

function fitTo(element: HTMLTextAreaElement, maxRows: number): void {
  const around = element.parentElement;
  // Else whatever scrolls around it would jump while it is lower for a moment.
  if (around) around.style.minHeight = `${around.offsetHeight}px`;
  element.style.height = "auto";
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(element);
  const border = element.offsetHeight - element.clientHeight;
  const px = Number.parseFloat;
  const most = px(lineHeight) * maxRows + px(paddingTop) + px(paddingBottom);
  element.style.height = `${Math.min(element.scrollHeight, most) + border}px`;
  if (around) around.style.minHeight = "";
}
