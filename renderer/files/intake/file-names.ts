export { tamedName } from "../../../shared/blob/file-name.ts";

/** Names that the clipboard of some system gives what has none. */
export const isUnnamed = (name: string) => name === "" || /^(?:image|unknown)(?:\.\w+)?$/iu.test(name);
