import { useState } from "react";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import { useTicket } from "../detail/ticket-context.ts";

export interface Sending {
  busy: boolean;
  /** Why it was not carried out; the dialog stays, with everything that was entered. */
  error: CoreError | null;
  send: (work: () => Promise<boolean>) => void;
}

/** Sends a dialog on the open ticket; it closes when that was done, and only then. */
export function useSending(onClose: () => void): Sending {
  const { error } = useTicket();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  async function run(work: () => Promise<boolean>) {
    if (state === "busy") return;
    setState("busy");
    const done = await work();
    setState(done ? "idle" : "failed");
    if (done) onClose();
  }
  return {
    busy: state === "busy",
    error: state === "failed" ? error : null,
    send: (work) => void run(work),
  };
}
