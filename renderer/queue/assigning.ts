import { create } from "zustand";
import type { ActChoice } from "../contributions/index.ts";

/** Stands for giving a ticket to nobody where one of some is chosen. */
export const NOBODY = "nobody";

/** To whom a ticket can be given: who works here today, and nobody. */
export const everyoneOrNobody: ActChoice["of"] = (desk) => [
  ...desk.member
    .all()
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, title: name })),
  { value: NOBODY, words: "queue:assign.nobody" },
];

/** Whom somebody chose before the dialog of that ticket stood there. */
const useChosenBefore = create<{ ticket: string; to: string | null }>(() => ({ ticket: "", to: null }));

export const chooseAssignee: ActChoice["choose"] = (ticket, to) => useChosenBefore.setState({ ticket, to });

/** Whom somebody chose for this ticket before; null for nobody's choice. */
export function chosenBefore(asked: string): string | null {
  const { ticket, to } = useChosenBefore.getState();
  return ticket === asked ? to : null;
}

/** It stands in the dialog now. */
export function forgetChosen(): void {
  useChosenBefore.setState({ ticket: "", to: null });
}
