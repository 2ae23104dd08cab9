/** How the core reads Chinese words, for tests of what the window finds by such readings. */
export { readingsOf } from "../../../electron/core/search/text-forms.ts";
