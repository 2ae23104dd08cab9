import type { Chance } from "./chance.ts";
import { KEEPER, signed } from "./custody-story.ts";
import { INVENTORIED } from "./fleet.ts";
import type { Machine } from "./fleet.ts";
import { siteHandle } from "./people.ts";
import type { Employee } from "./people.ts";
import type { Step } from "./step.ts";
import { momentOf, timestamp } from "./working-time.ts";

/** Of so many people one is not at their desk, and signs later. */
const AWAY_ONCE_IN = 40;

interface TakenOver {
  machines: readonly Machine[];
  people: readonly Employee[];
  /** The days of work in which the register was set up and signed for, desk by desk. */
  days: readonly string[];
  chance: Chance;
}

/** The register as it was set up when the consoles came: entered on the first morning, then signed for. */
export function takingOverSteps({ machines, people, days, chance }: TakenOver): Step[] {
  const morning = momentOf(days[0] ?? "", 530);
  const good = ({ handle: asset }: Pick<Machine, "handle">) => ({
    asset,
    condition: "good",
    works: "normal",
  });
  const handing = (at: number, said: Record<string, unknown>): Step => ({
    ...{ at, by: "assets" },
    does: { type: "custody.handOver", giverName: KEEPER, handedAt: timestamp(at), ...said },
  });
  const registered = machines.map((machine, n): Step => {
    const { handle, holder: _, inStock: __, site, name, model, ...said } = machine;
    const set = { ...said, name: name || model, model, site: siteHandle(site) };
    return { at: morning + n * 3000, by: "assets", as: handle, does: { type: "asset.register", set } };
  });

  const begin = morning + machines.length * 3000 + 60_000;
  const placed = (line: object, site: Machine["site"], place: string, n: number): Step => {
    const at = begin + n * 5000;
    return handing(at, {
      ...{ purpose: "transfer", place, lines: [line], signatures: [signed("giver", KEEPER, at, chance)] },
      to: { holder: "place", site: siteHandle(site), place },
    });
  };
  const atPlaces = [
    ...machines.flatMap((machine) =>
      machine.holder === null && !machine.inStock
        ? [[good(machine), machine.site, machine.place] as const]
        : [],
    ),
    ...INVENTORIED.flatMap(([name, , at]) =>
      at ? [[good({ handle: `@machine/${name}` }), at[0], at[1]] as const] : [],
    ),
  ].map(([line, site, place], n) => placed(line, site, place, n));
  const stockedAt = begin + atPlaces.length * 5000;
  const stocked = handing(stockedAt, {
    ...{ purpose: "stock", place: "备件库", lines: machines.filter(({ inStock }) => inStock).map(good) },
    ...{ to: { holder: "pool", name: "备件库", place: "备件库" } },
    signatures: [signed("giver", KEEPER, stockedAt, chance)],
  });

  const holders = people.flatMap((who) => {
    const named = INVENTORIED.filter(([, name]) => name === who.name).map(([name]) => ({
      handle: `@machine/${name}` as const,
    }));
    const lines = [...named, ...machines.filter(({ holder }) => holder === who)].map(good);
    return lines.length > 0 ? [{ who, lines }] : [];
  });
  // Desk by desk, as many each day, between the calls of the morning and the end of the day.
  const perDay = Math.ceil(holders.length / Math.max(1, days.length));
  const atDesks = holders.map(({ who, lines }, n) => {
    const minute = 600 + Math.floor((n % perDay) * (430 / perDay)) + (n % perDay >= perDay / 4 ? 50 : 0);
    const at = momentOf(days[Math.floor(n / perDay)] ?? "", minute);
    const isAway = n % AWAY_ONCE_IN === AWAY_ONCE_IN - 1;
    return handing(at, {
      ...{ purpose: "issue", receiver: who.handle, receiverName: who.name, receiverNo: who.employeeNo },
      ...{ receiverDept: who.dept, place: who.place, lines },
      ...(isAway
        ? { unsigned: { reason: "建账时本人出差，回来补签。" } }
        : {
            signatures: [
              signed("giver", KEEPER, at, chance),
              signed("receiver", who.name, at, chance, who.employeeNo),
            ],
          }),
    });
  });
  const whereabouts = INVENTORIED.flatMap(([name, holder], n): Step[] => {
    const who = people.find((each) => each.name === holder);
    const set = { site: siteHandle(who?.site ?? "HQ"), place: who?.place ?? "" };
    return who
      ? [
          {
            at: stockedAt + 5000 + n,
            by: "assets",
            does: { type: "asset.edit", asset: `@machine/${name}`, set },
          },
        ]
      : [];
  });
  return [...registered, ...atPlaces, stocked, ...whereabouts, ...atDesks];
}
