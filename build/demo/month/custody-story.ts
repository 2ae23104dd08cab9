import { SHIPPED_AGREEMENT } from "../../../shared/domain/definition/shipped-agreement.ts";
import { SHIPPED_TERMS } from "../../../shared/domain/definition/shipped-terms.ts";
import type { Chance } from "./chance.ts";
import type { Machine } from "./fleet.ts";
import { strokesOf } from "./pen.ts";
import type { Employee } from "./people.ts";
import type { Step } from "./step.ts";
import { dateOf, daysAfter, momentOf, timestamp } from "./working-time.ts";

/** Who looks after the assets. */
export const KEEPER = "罗敏";
const LANGUAGE = "zh-CN";

/** Somebody's signature on a custody document, as the pad gives it. */
export function signed(role: string, name: string, at: number, chance: Chance, employeeNo = "") {
  return {
    ...{ role, name, employeeNo, identityCheck: "badge" },
    strokes: strokesOf(name, chance),
    signedAt: timestamp(at),
  };
}

const agreementRead = (at: number) => ({
  ...{
    version: "1",
    language: LANGUAGE,
    text: SHIPPED_AGREEMENT.text[LANGUAGE],
    kept: SHIPPED_AGREEMENT.kept[LANGUAGE],
  },
  readAt: timestamp(at - 40_000),
});

interface Handing {
  machine: Machine;
  who: Employee;
  at: number;
  purpose: "issue" | "loan" | "replace";
  dueBack?: string;
  accessories?: string;
  chance: Chance;
}

/** Handed over at the desk, read, agreed to and signed by both. */
export function handedOver({
  machine,
  who,
  at,
  purpose,
  dueBack,
  accessories = "电源适配器、电脑包",
  chance,
}: Handing): Step {
  return {
    ...{ at, by: "assets" },
    does: {
      ...{
        type: "custody.handOver",
        purpose,
        giverName: KEEPER,
        receiver: who.handle,
        receiverName: who.name,
      },
      ...{ receiverNo: who.employeeNo, receiverDept: who.dept, place: "IT 服务台", handedAt: timestamp(at) },
      ...(dueBack ? { dueBack } : {}),
      terms: { version: "1", language: LANGUAGE, text: SHIPPED_TERMS[LANGUAGE] },
      agreement: agreementRead(at),
      lines: [
        {
          asset: machine.handle,
          condition: "good",
          works: "normal",
          accessories,
          accepted: true,
          serialRead: machine.serial,
        },
      ],
      signatures: [
        signed("giver", KEEPER, at, chance),
        signed("receiver", who.name, at, chance, who.employeeNo),
      ],
    },
  };
}

type Returning = Omit<Handing, "purpose" | "dueBack" | "accessories"> & { reason: string; next: string };

export function takenBack({ machine, who, at, reason, next, chance }: Returning): Step {
  const isPhone = ["phone", "tablet"].includes(machine.kind);
  return {
    ...{ at, by: "assets" },
    does: {
      ...{
        type: "custody.return",
        reason,
        returnerName: who.name,
        returner: who.handle,
        returnerNo: who.employeeNo,
      },
      ...{ returnerDept: who.dept, receiverName: KEEPER, place: "IT 服务台", returnedAt: timestamp(at) },
      agreement: agreementRead(at),
      to: { holder: "pool", name: "备件库", place: "备件库" },
      lines: [
        {
          ...{
            asset: machine.handle,
            condition: chance.pick(["good", "good", "worn"]),
            next,
            serialRead: machine.serial,
          },
          ...{
            dataMoved: "yes",
            hold: false,
            locksRemoved: isPhone ? "yes" : "notApplicable",
            accessories: "电源适配器、电脑包",
          },
        },
      ],
      signatures: [
        signed("giver", who.name, at, chance, who.employeeNo),
        signed("receiver", KEEPER, at, chance),
      ],
    },
  };
}

/** So many days before today, at a minute of the day. */
const onDay = (days: readonly string[], before: number, minute: number): number | null => {
  const day = days.at(-1 - before);
  return day === undefined ? null : momentOf(day, minute);
};

/**
 * Custody of a month: loans, one of them overdue, new machines for people, what came back. A day that a short
 * month does not have is left out.
 */
export function custodySteps(
  machines: readonly Machine[],
  people: readonly Employee[],
  days: readonly string[],
  chance: Chance,
): Step[] {
  const stock = machines.filter(({ inStock, kind }) => inStock && kind !== "desktop");
  const take = (kind: string): Machine | undefined => {
    const index = stock.findIndex((machine) => machine.kind === kind);
    return index < 0 ? undefined : stock.splice(index, 1)[0];
  };
  const others = chance.some(
    people.filter(({ vip }) => !vip),
    24,
  );
  const steps: Step[] = [];
  const lend = (kind: string, before: number, forDays: number, backBefore: number | null): void => {
    const at = onDay(days, before, chance.between(560, 700));
    const machine = at === null ? undefined : take(kind);
    const who = others.pop();
    if (at === null || !machine || !who) return;
    const said = { machine, who, chance };
    steps.push(handedOver({ ...said, at, purpose: "loan", dueBack: daysAfter(dateOf(at), forDays) }));
    const backAt = backBefore === null ? null : onDay(days, backBefore, chance.between(820, 1050));
    if (backAt !== null) steps.push(takenBack({ ...said, at: backAt, reason: "loanEnded", next: "stock" }));
    if (backAt !== null) stock.push(machine);
  };
  lend("laptop", 18, 5, 14);
  lend("tablet", 15, 7, 10);
  lend("laptop", 12, 6, null);
  lend("laptop", 8, 3, 5);
  lend("peripheral", 6, 14, null);
  lend("tablet", 3, 10, null);
  lend("laptop", 1, 5, null);

  const issue = (kind: string, before: number): void => {
    const at = onDay(days, before, chance.between(570, 1060));
    const machine = at === null ? undefined : take(kind);
    const who = others.pop();
    if (at !== null && machine && who) steps.push(handedOver({ machine, who, at, purpose: "issue", chance }));
  };
  for (const [kind, before] of [
    ["laptop", 17],
    ["monitor", 16],
    ["monitor", 11],
    ["laptop", 9],
    ["monitor", 7],
    ["peripheral", 4],
    ["monitor", 2],
  ] as const) {
    issue(kind, before);
  }

  const owned = chance.some(
    machines.filter(
      ({ holder, kind }) => holder && !holder.vip && !others.includes(holder) && kind === "laptop",
    ),
    4,
  );
  for (const [n, machine] of owned.entries()) {
    const at = onDay(days, 13 - n * 3, 1000 + n * 7);
    if (at === null || !machine.holder) continue;
    const [reason, next] = n % 2 === 0 ? (["leaver", "wipe"] as const) : (["fault", "repair"] as const);
    steps.push(takenBack({ machine, who: machine.holder, at, reason, next, chance }));
  }
  return steps;
}
