export { DefinitionDialog } from "./definition-dialog.tsx";
export { useTold } from "./use-told.ts";
