export { ContestedMark } from "./contested-mark.tsx";
export { conflictLabel } from "./conflict-label.ts";
export { OverwrittenValues } from "./overwritten-values.tsx";
