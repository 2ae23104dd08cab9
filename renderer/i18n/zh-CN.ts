import { wordsOf } from "./words-of.ts";

export default wordsOf(import.meta.glob("./zh-CN/*.json", { eager: true, import: "default" }));
