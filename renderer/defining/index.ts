export { saidWords } from "./body-values.ts";
export { PartFields } from "./part-fields.tsx";
export { SeveralField } from "./several-field.tsx";
export { WordsPair } from "./words-pair.tsx";
export { DefinitionDialog } from "./definition-dialog.tsx";
export { useTold } from "./use-told.ts";
