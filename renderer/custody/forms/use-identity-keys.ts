import { useEffect, useEffectEvent, useState } from "react";
import { IDENTITY_CHECKS } from "../../../shared/domain/custody/custody-forms.ts";
import { useActions } from "../../ui/index.ts";
import type { IdentityCheck } from "./custody-acts.ts";
import { identityKey } from "./custody-parts.tsx";

/**
 * One key each says how it was made sure who signs, and begins the signing, or goes to what is not said yet.
 */
export function useIdentityKeys(
  say: (check: IdentityCheck) => void,
  sign: () => void,
  inDialogs: boolean,
): void {
  const [asked, setAsked] = useState(0);
  // What was said must stand in the form before the form is looked at.
  const begin = useEffectEvent(sign);
  useEffect(() => {
    if (asked > 0) begin();
  }, [asked]);
  useActions(
    IDENTITY_CHECKS.map((check) => ({
      id: `custody.identity.${check}`,
      group: "asset" as const,
      shortcuts: [identityKey(check)],
      inDialogs,
      run: () => {
        say(check);
        setAsked((times) => times + 1);
      },
    })),
  );
}
