import { createContext, useContext } from "react";
import { openRecord, showCard } from "../ui/index.ts";
import type { Contributions } from "./gather.ts";

/** Given by the frame: an area that imported the list would import every other area with it. */
export const ContributionsContext = createContext<Contributions | null>(null);

export function useContributions(): Contributions {
  const all = useContext(ContributionsContext);
  if (!all) throw new Error("no ContributionsContext above this component");
  return all;
}

/** How a record of this kind is opened; null when it is nowhere shown by itself. */
export function openerOf({ records }: Contributions, kind: string): ((id: string) => void) | null {
  const opens = Object.hasOwn(records, kind) ? records[kind]?.opens : undefined;
  if (!opens) return null;
  return "area" in opens ? (id) => openRecord(opens.area, id) : (id) => showCard(kind, id);
}

/** How a record of this kind is opened to do something to it. */
export function workerOf(contributions: Contributions, kind: string): ((id: string) => void) | null {
  const { records } = contributions;
  const works = Object.hasOwn(records, kind) ? records[kind]?.works : undefined;
  return works ?? openerOf(contributions, kind);
}

export function useOpener(kind: string): ((id: string) => void) | null {
  return openerOf(useContributions(), kind);
}
