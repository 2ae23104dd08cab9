import type { z } from "zod";
import type { Rule } from "../kind/rule.ts";
import { notInFuture } from "../kind/rule.ts";
import type { handOverAsked, returnAsked } from "./custody-forms.ts";

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

/** Nobody hands something over to oneself. */
const twoPeople: Rule<Pick<HandOver, "giverName" | "receiverName">> = ({ giverName, receiverName }) =>
  sameName(giverName, receiverName)
    ? { rule: "giverIsReceiver", path: "receiverName", message: "giver and receiver are the same person" }
    : null;

const sameName = (a: string, b: string) => plain(a) === plain(b);
const plain = (name: string) => name.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();

export const handOverRules: readonly Rule<HandOver>[] = [loanEnds, twoPeople, notInFuture("handedAt")];

export const returnRules: readonly Rule<z.output<typeof returnAsked>>[] = [notInFuture("returnedAt")];
