import { useEffect, useState } from "react";
import type { CoreError } from "../../shared/ipc/contract.ts";
import type { PinState } from "../../shared/ipc/pin.ts";
import { useCore } from "../core/index.ts";

type Asked =
  | { act: "check"; pin?: string; secret?: string }
  | { act: "set"; next: string; pin?: string; secret?: string }
  | { act: "remove"; pin?: string; secret?: string };

export interface Pin {
  /** Null until the core has answered. */
  state: PinState | null;
  /** Why the last one was not taken. */
  error: CoreError | null;
  busy: boolean;
  /** True when it was right. */
  ask: (asked: Asked) => Promise<boolean>;
}

/** The technician's PIN, as the core has it. Nothing of it is kept here. */
export function usePin(): Pin {
  const client = useCore();
  const [state, setState] = useState<PinState | null>(null);
  const [error, setError] = useState<CoreError | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let gone = false;
    void client.ask<PinState>({ kind: "pin", act: "state" }).then((answer) => {
      if (gone) return;
      if (answer.ok) setState(answer.value);
      else setError(answer.error);
    });
    return () => {
      gone = true;
    };
  }, [client]);

  async function ask(asked: Asked): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setError(null);
    const answer = await client.ask<PinState>({ kind: "pin", ...asked });
    const now = answer.ok ? answer : await client.ask<PinState>({ kind: "pin", act: "state" });
    if (now.ok) setState(now.value);
    if (!answer.ok) setError(answer.error);
    setBusy(false);
    return answer.ok;
  }
  return { state, error, busy, ask };
}
