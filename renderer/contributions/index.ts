export { BeginForm } from "./begin-form.tsx";
export { ContributionsContext, openerOf, useContributions, useOpener, workerOf } from "./context.ts";
export type {
  ActChoice,
  AreaPart,
  Begun,
  CardProps,
  ConflictProps,
  Contribution,
  FormPart,
  PreviewProps,
  RecordRef,
  ScanVerb,
  SettingsPart,
  TaskProps,
} from "./contract.ts";
export type { DialogForms, DialogProps } from "./dialog-forms.ts";
export { draftTarget } from "./draft-target.ts";
export { gather, latePartsOf } from "./gather.ts";
export type { Contributions } from "./gather.ts";
export { named } from "./named.ts";
export { TaskView } from "./task-view.tsx";
