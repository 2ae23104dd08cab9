/** What one look at the window finds. */
export interface Seen {
  /** Letters on the screen. */
  letters: number;
  /** The focus is nowhere. */
  lost: boolean;
  /** Visible controls that nobody could call by a name, as their tags and classes. */
  nameless: string[];
  /** Texts that are a key of the catalogue, an unfilled gap, or of the other language. */
  untranslated: string[];
  /** Every text that stands in a field or on the screen. */
  text: string;
}

const CONTROLS = [
  ...["button", "a[href]", 'input:not([type="hidden"])', "textarea", "select"],
  ...["option", "tab", "menuitem", "checkbox", "radio", "combobox"].map((role) => `[role="${role}"]`),
].join(", ");

/** The page's own code, as text: the test program has no page. `foreign`: letters of another language. */
export const lookScript = (foreign: string): string => `(() => {
  const visible = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && element.checkVisibility({ checkVisibilityCSS: true });
  };
  const nameOf = (element) => [
    element.getAttribute("aria-label"),
    ...(element.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent),
    ...[...(element.labels ?? [])].map((label) => label.textContent),
    element.textContent,
    element.getAttribute("title"),
  ].join(" ").trim();
  const controls = [...document.querySelectorAll(${JSON.stringify(CONTROLS)})]
    .filter((each) => visible(each) && !each.closest('[aria-hidden="true"]'));
  const texts = [];
  const said = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    if (!text || !node.parentElement || !visible(node.parentElement)) continue;
    texts.push(text);
    // The choice of the language is in each language's own words, also where a part of them is marked.
    const choice = node.parentElement.closest('[role="option"], label, button') ?? node;
    if (!choice.textContent.includes("中文")) said.push(text);
  }
  const foreign = new RegExp(${JSON.stringify(foreign)}, "u");
  const key = /^[a-z]+[a-zA-Z]*(?:[.:][a-zA-Z]+)+$/;
  return {
    letters: texts.join("").length,
    lost: document.hasFocus() && document.activeElement === document.body,
    nameless: controls.filter((each) => nameOf(each) === "")
      .map((each) => (each.tagName.toLowerCase() + "." + each.className).slice(0, 100)),
    untranslated: said
      .filter((text) => key.test(text) || /\\{\\{|\\}\\}/.test(text) || foreign.test(text)),
    text: [...texts, ...controls.map((each) => each.value ?? "")].join("\\n"),
  };
})()`;
