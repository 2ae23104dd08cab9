export { takenWord, useDefinitions } from "./definitions.ts";
export { useActWords } from "./act-words.ts";
export { HistoryPages } from "./history-pages.tsx";
export { draftNames, useNames } from "./names.ts";
export { OverwrittenValues } from "./overwritten-values.tsx";
