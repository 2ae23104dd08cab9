export { AppFrame } from "./app-frame.tsx";
export { SplitView } from "./split-view.tsx";
export { OnTop } from "./on-top.tsx";
export { OnlyHere } from "./only-here.tsx";
export { ListTabs } from "./list-tabs.tsx";
export { GridRow, TwoLines } from "./rows.tsx";
export { AssetIcon } from "./asset-icon.tsx";
export { SearchBox } from "./search-box.tsx";
export { VirtualList } from "./virtual-list.tsx";
export type { Choosing } from "./virtual-list.tsx";
export { late } from "./late.tsx";
export { Ahead } from "./ahead.tsx";
export { Soon } from "./soon.tsx";
export { useShown } from "./use-shown.ts";
export type { Late } from "./late.tsx";
export * from "./layout.tsx";
export { Badge, StatusMark } from "./marks.tsx";
export type { Tone } from "./marks.tsx";
export { Nothing } from "./nothing.tsx";
export { EmptyState, ErrorNote, Note } from "./notes.tsx";
export { AppDialog, ConfirmDialog } from "./dialogs.tsx";
export { useFocusReturn } from "./use-focus-return.ts";
export { useTopEscape } from "./use-top-escape.ts";
export { Steps } from "./steps.tsx";
export { ProgressBar } from "./progress-bar.tsx";
export { UNKEPT, keepOnTheWayOut } from "./unkept.ts";
export { NoticePlace } from "./notice/notice-place.tsx";
export { UndoLine } from "./notice/undo-line.tsx";
export { Undoing } from "./notice/undoing.tsx";
export { useSay } from "./notice/use-say.ts";
export { useDraftedForm } from "./use-drafted-form.ts";
export type { ListsOf } from "./with-draft.ts";
export type { DraftedForm } from "./use-drafted-form.ts";
export { copyText } from "./copy-text.ts";
export { DiscardButton } from "./discard-button.tsx";
export { DraftNote } from "./draft-note.tsx";
export { FreeText } from "./free-text.tsx";
export { KeyHint } from "./key-hint.tsx";
export { useWindowWidth } from "./measure.ts";
export { FormDialog } from "./form-dialog.tsx";
export { TaskForm } from "./task-form.tsx";
export { goToWrong, useFormSubmit } from "./use-form-submit.ts";
export type { Written } from "./use-form-submit.ts";
export { actOnce } from "./act-once.ts";
export { guardBlindLetters } from "./blind-letters.ts";
export { keepFocus } from "./keep-focus.ts";
export { onLeaving } from "./leaving.ts";
export { EditInPlace } from "./edit-in-place.tsx";
export { UiProvider } from "./ui-provider.tsx";
export type { Density, ThemeChoice } from "./ui-provider.tsx";
export {
  closeCard,
  goBack,
  openRecord,
  openRecords,
  select,
  showArea,
  showCard,
  useAskedFor,
  useNav,
  useSelected,
} from "./navigation.ts";
export type { Area } from "./navigation.ts";
export { endTask, startTask, useTask } from "./task.ts";
export type { Task } from "./task.ts";
export { runAction, runWhenOffered, useActions, useCurrentActions } from "./actions/actions.ts";
export type { Action } from "./actions/actions.ts";
export { leaveFieldsOnEscape } from "./actions/leave-field.ts";
export { useScans } from "./actions/scans.ts";
export { listenForShortcuts } from "./actions/listen.ts";
export { SINGLE_KEYS, useKeyOf } from "./actions/single-keys.ts";
export { PersonPicker } from "./pickers/person-picker.tsx";
export { Choice } from "./pickers/choice.tsx";
export type { ChoiceData } from "./pickers/choice-filter.ts";
export { AssetPicker } from "./pickers/asset-picker.tsx";
