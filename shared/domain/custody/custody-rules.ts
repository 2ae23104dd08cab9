import type { z } from "zod";
import type { Rule } from "../kind/rule.ts";
import { notInFuture } from "../kind/rule.ts";
import { definitionOf } from "../definition/definition-view.ts";
import type { handOverAsked, returnAsked } from "./custody-forms.ts";
import { receiverOf } from "./custody-forms.ts";
import { unstated } from "./keeping.ts";
import type { Keeping } from "./keeping.ts";

type HandOver = z.output<typeof handOverAsked>;

/** A loan ends some day, and that day has not passed (domain.md 2.3). */
const loanEnds: Rule<Pick<HandOver, "purpose" | "dueBack">> = ({ purpose, dueBack }, { today }) => {
  if (purpose === "loan" && dueBack === null) {
    return { missing: ["dueBack"], message: "a loan needs the day on which it is due back" };
  }
  if (dueBack !== null && dueBack < today) {
    return { rule: "dueBackPassed", path: "dueBack", message: "the day on which it is due back has passed" };
  }
  return null;
};

type Receiving = Pick<HandOver, "to" | "receiver" | "receiverName">;

/** Nobody hands something over to oneself. */
const twoPeople: Rule<Pick<HandOver, "giverName"> & Receiving> = ({ giverName, ...asked }) => {
  const { holder, name } = receiverOf(asked);
  const path = asked.to ? "to.name" : "receiverName";
  return holder === "person" && sameName(giverName, name)
    ? { rule: "giverIsReceiver", path, message: "giver and receiver are the same person" }
    : null;
};

/** Whoever has it from now on is named: parties are what a custody act is refused without (domain.md 2.8). */
const keeperStated: Rule<{ to?: Keeping | undefined }> = ({ to }) => {
  const missing = to ? unstated(to).map((part) => `to.${part}`) : [];
  return missing.length > 0 ? { missing, message: "who has it from now on is not stated" } : null;
};

/** To repair goes what goes to a supplier; into stock what goes into a pool. */
const purposeFits: Rule<Pick<HandOver, "purpose"> & Receiving> = ({ purpose, ...asked }) => {
  const { holder } = receiverOf(asked);
  const wanted = purpose === "repair" ? "supplier" : purpose === "stock" ? "pool" : holder;
  return holder === wanted
    ? null
    : { rule: "purposeFits", path: "to.holder", message: `for this purpose it goes to a ${wanted}` };
};

const termsOffered: Rule<Pick<HandOver, "terms">> = ({ terms }, { state }) =>
  terms && definitionOf("terms", terms.key, state)?.retired
    ? { rule: "retired", path: "terms.key", message: "these terms are offered no longer" }
    : null;

/** One person's name, however it was typed. */
export const sameName = (a: string, b: string) => plain(a) === plain(b);
const plain = (name: string) => name.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();

export const handOverRules: readonly Rule<HandOver>[] = [
  loanEnds,
  twoPeople,
  keeperStated,
  purposeFits,
  termsOffered,
  notInFuture("handedAt"),
];

export const returnRules: readonly Rule<z.output<typeof returnAsked>>[] = [
  keeperStated,
  notInFuture("returnedAt"),
];
