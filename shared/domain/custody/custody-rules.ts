import type { z } from "zod";
import type { Breach, Rule } from "../kind/rule.ts";
import { notInFuture } from "../kind/rule.ts";
import { definitionOf } from "../definition/definition-view.ts";
import type { handOverAsked, returnAsked } from "./custody-forms.ts";
import { receiverOf } from "./custody-forms.ts";
import { isUnshown } from "./line-forms.ts";
import { unstated } from "./keeping.ts";
import type { Keeping } from "./keeping.ts";
import { sameName } from "../person/same-person.ts";

type HandOver = z.output<typeof handOverAsked>;
type Return = z.output<typeof returnAsked>;

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

const agreementOffered: Rule<Pick<HandOver, "agreement">> = ({ agreement }, { state }) =>
  agreement && definitionOf("agreement", agreement.key, state)?.retired
    ? { rule: "retired", path: "agreement.key", message: "this agreement is offered no longer" }
    : null;

/** The first line of which something is wrong. */
function inLines<L>(lines: readonly L[], wrong: (line: L, at: string) => Breach | null): Breach | null {
  for (const [index, line] of lines.entries()) {
    const breach = wrong(line, `lines.${index}`);
    if (breach) return breach;
  }
  return null;
}

/** What the receiver does not accept, they say why; and where they accept nothing, nothing is handed over. */
const declinedSaidWhy: Rule<Pick<HandOver, "lines">> = ({ lines }) => {
  if (lines.every(({ accepted }) => accepted === false)) {
    return {
      rule: "nothingAccepted",
      path: "lines",
      message: "nothing was accepted, so nothing is handed over",
    };
  }
  return inLines(lines, ({ accepted, declined }, at) =>
    accepted === false && declined.trim() === ""
      ? { missing: [`${at}.declined`], message: "why the receiver does not accept it is not stated" }
      : null,
  );
};

const damageShown: Rule<Pick<HandOver | Return, "lines">> = ({ lines }) =>
  inLines(lines as Return["lines"], (line, at) =>
    isUnshown(line)
      ? { missing: [`${at}.photos`], message: "damage needs a photograph, or why there is none" }
      : null,
  );

/** Who collects it for a person shows that they may, or says why not. */
const proxyMay: Rule<Pick<HandOver, "proxy">> = ({ proxy }) =>
  proxy && proxy.authorisation === null && proxy.reason.trim() === ""
    ? {
        missing: ["proxy.authorisation"],
        message: "who collects it needs an authorisation, or why there is none",
      }
    : null;

/** A proxy stands for a person; for a department, a pool or a supplier somebody takes it. */
const collectorFits: Rule<Pick<HandOver, "proxy" | "collectedBy"> & Receiving> = (asked) => {
  const isPerson = receiverOf(asked).holder === "person";
  const path = isPerson ? "collectedBy" : "proxy";
  return asked[path] === null
    ? null
    : {
        rule: "collectorFits",
        path,
        message: "a proxy collects for a person, somebody takes it for the others",
      };
};

/** A person who was not there did not sign. */
const absentUnsigned: Rule<Pick<Return, "absent" | "signatures">> = ({ absent, signatures }) =>
  absent && signatures.some(({ role, onBehalf }) => role === "giver" && onBehalf === null)
    ? { rule: "absentSigned", path: "signatures", message: "who was not there cannot have signed" }
    : null;

/** Whose damage it is the one who finds it does not decide. */
const liabilityDecided: Rule<Return> = ({ lines, receiverName, signatures }) => {
  const finders = [
    receiverName,
    ...signatures.filter(({ role }) => role === "receiver").map(({ name }) => name),
  ];
  return inLines(lines, ({ liability }, at) => {
    if (!liability || liability.verdict === "open") return null;
    const path = `${at}.liability.by`;
    if (liability.by.trim() === "")
      return { missing: [path], message: "who decided on the damage is not stated" };
    return finders.some((finder) => sameName(finder, liability.by))
      ? { rule: "finderDecides", path, message: "who finds the damage does not decide whose it is" }
      : null;
  });
};

/** What is on hold is neither wiped nor disposed of (domain.md 2.4). */
const heldStays: Rule<Pick<Return, "lines">> = ({ lines }) =>
  inLines(lines, ({ hold, next }, at) =>
    hold && (next === "wipe" || next === "disposal")
      ? { rule: "heldStays", path: `${at}.next`, message: "what is on hold is neither wiped nor disposed of" }
      : null,
  );

/** What lies under a seal nobody has looked at: neither whose damage it is nor what becomes of it is decided yet. */
const sealedUndecided: Rule<Pick<Return, "lines" | "underSeal">> = ({ lines, underSeal }) =>
  inLines(lines, ({ liability, next }, at) => {
    const path =
      liability && liability.verdict !== "open" ? `${at}.liability` : next !== null ? `${at}.next` : null;
    return underSeal && path !== null
      ? {
          rule: "sealedUndecided",
          path,
          message: "what lies under a seal is looked at before it is decided on",
        }
      : null;
  });

/** That nothing came back is proven by who signs it alone, and lies under no seal. */
const nothingBackSigned: Rule<Pick<Return, "lines" | "signatures" | "underSeal">> = (asked) =>
  asked.lines.length > 0 || (asked.signatures.length > 0 && asked.underSeal === null)
    ? null
    : {
        rule: "nothingBackSigned",
        path: asked.underSeal === null ? "signatures" : "underSeal",
        message: "that nothing came back needs a signature; without one, each asset is told as missing",
      };

export const handOverRules: readonly Rule<HandOver>[] = [
  loanEnds,
  twoPeople,
  keeperStated,
  purposeFits,
  termsOffered,
  agreementOffered,
  declinedSaidWhy,
  damageShown,
  proxyMay,
  collectorFits,
  notInFuture("handedAt"),
];

export const returnRules: readonly Rule<Return>[] = [
  keeperStated,
  agreementOffered,
  damageShown,
  absentUnsigned,
  liabilityDecided,
  heldStays,
  sealedUndecided,
  nothingBackSigned,
  notInFuture("returnedAt"),
];
