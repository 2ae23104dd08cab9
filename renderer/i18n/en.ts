import { wordsOf } from "./words-of.ts";

export default wordsOf(import.meta.glob("./en/*.json", { eager: true, import: "default" }));
