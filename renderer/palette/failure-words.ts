import type { CoreError } from "../../shared/ipc/contract.ts";
import type { ActsDone, ErrorWords } from "../core/index.ts";
import { isUnanswered } from "../core/index.ts";

/**
 * What is said of an act that was chosen here and did not come back as done: that the record does not allow
 * it only where that is so, and that nothing was changed only where that is known.
 *
 * @param words of the error
 * @param act key of the act's name
 */
export function failureWords(error: CoreError, words: ErrorWords, act: string): Parameters<ActsDone["say"]> {
  if (isUnanswered(error)) return ["actions:palette.uncertain", {}, { act }];
  if (error.code === "notAllowed") return ["actions:palette.refused", {}, { act }];
  return ["actions:palette.failed", { ...words }, { act }];
}
