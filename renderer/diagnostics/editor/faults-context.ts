import { createContext, useContext } from "react";
import type { WrittenFault } from "../../../shared/domain/checklist/form-faults.ts";
import { useText } from "../../i18n/index.ts";
import { faultWithin } from "./faults-at.ts";
import type { Place } from "./faults-at.ts";

export const FaultsContext = createContext<readonly WrittenFault[]>([]);

/** What a fault is called: by its code, or what the form itself says of it. */
export function useFaultWords(): (fault: Pick<WrittenFault, "code" | "message">) => string {
  const t = useText("editor");
  return ({ code, message }) => t([`fault.${code}`, "fault.other"], { message });
}

/** What is wrong at a place, in words; null where nothing is. */
export function useFaultAt(): (...place: Place) => string | null {
  const faults = useContext(FaultsContext);
  const words = useFaultWords();
  return (...place) => {
    const fault = faultWithin(faults, place);
    return fault ? words(fault) : null;
  };
}
