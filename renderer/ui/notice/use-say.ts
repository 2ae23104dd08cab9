import { useCoreSession } from "../../core/index.ts";

/**
 * Says in the notice what was done and is no act that is said by itself. The key is whole
 * (`queue:opened`): it is shown in the language of then.
 */
export function useSay() {
  return useCoreSession().acts.say;
}
