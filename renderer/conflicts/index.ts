export { ContestedMark } from "./contested-mark.tsx";
export { conflictLabel } from "./conflict-label.ts";
