import { useCallback } from "react";
import { useText } from "../i18n/index.ts";

/** What an operation or a form of this name does, in words: `ticket.open` is `ticket:act.open`. */
export function useActWords(): (type: string) => string {
  const t = useText("records");
  return useCallback(
    (type) => {
      const [of = "", act = ""] = type.split(".");
      return t([`${of}:act.${act}`, "otherAct"]);
    },
    [t],
  );
}
