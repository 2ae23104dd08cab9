/** How one thing of somebody who leaves stands. */
export type LeaverState = "back" | "closed" | "missing";

/** One thing that somebody who leaves has to give back, or that has to be ended for them. */
export interface LeaverLine {
  what: "asset" | "account" | "address" | "ticket";
  /** Number, tag or address by which it is found. */
  number: string;
  title: string;
  state: LeaverState;
  /** Who has to do it, or where it went; '' where nobody has said. */
  detail: string;
  /** Day on which it was given back or ended; '' while it was not. */
  on: string;
  /** Id of the record. */
  id: string;
}

/** All that the sheet of somebody who leaves is made from. */
export interface LeaverSources {
  organisation: string;
  today: string;
  name: string;
  employeeNo: string;
  dept: string;
  /** The day of leaving, of the newest package; '' where none was opened. */
  day: string;
  lines: readonly LeaverLine[];
}
