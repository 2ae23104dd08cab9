import type { Accessory, MissingAccessory } from "../../domain/custody/line-forms.ts";
import type { Lines } from "../document.ts";
import { filled } from "../printed.ts";
import type { Page } from "./slip-page.ts";
import type { SlipSources } from "./slip-sources.ts";

type HandedLine = Extract<SlipSources, { act: "handOver" }>["payload"]["lines"][number];
type ReturnedLine = Extract<SlipSources, { act: "return" }>["payload"]["lines"][number];
type AnyLine = Pick<HandedLine & ReturnedLine, "asset" | "condition" | "note" | "accessories" | "noPhoto"> &
  Pick<HandedLine, "photos" | "serialMatch" | "serialRead">;

/** The assets: what moved, and behind it what the receiver did not accept, or what did not come back. */
export function linesOf(page: Page): Lines {
  const { sources, words } = page;
  const declined = sources.act === "handOver" ? sources.payload.declined : [];
  const unreturned = sources.act === "return" ? sources.payload.unreturned : [];
  const count = sources.payload.lines.length;
  const accepted =
    sources.act === "handOver"
      ? sources.payload.lines.map((line, index) => [line, handedFacts(page, line, `lines.${index}`)] as const)
      : sources.payload.lines.map(
          (line, index) => [line, returnedFacts(page, line, `lines.${index}`)] as const,
        );
  return {
    title:
      declined.length > 0
        ? filled(words["lines.titleDeclined"], { count, declined: declined.length })
        : unreturned.length > 0
          ? filled(words["lines.titleUnreturned"], { count, lacking: unreturned.length })
          : filled(words["lines.title"], { count }),
    columns: [
      { head: words["lines.no"], share: 5 },
      { head: words["lines.tag"], share: 15 },
      { head: words["lines.name"], share: 25 },
      { head: words["lines.serial"], share: 17 },
      { head: words["lines.condition"], share: 16 },
      { head: words["lines.note"], share: 22 },
    ],
    rows: [
      ...accepted.map(([line, facts], index) => rowOf(page, line, `lines.${index}`, index, facts)),
      ...declined.map((line, index) => {
        const reason = page.said(`declined.${index}.reason`, line.reason);
        const not = filled(words["line.declined"], { reason });
        return rowOf(page, line, `declined.${index}`, count + index, { state: [not], rest: [] });
      }),
      ...unreturned.map(({ asset, note }, index) => {
        const said = filled(words["line.unreturned"], { note: page.said(`unreturned.${index}.note`, note) });
        return [`${count + index + 1}`, ...nameCells(page, asset), "", said];
      }),
    ],
  };
}

/** Beside the condition, and beside accessories and notes. */
interface Facts {
  state: string[];
  rest: string[];
}

function rowOf(page: Page, line: AnyLine, at: string, index: number, { state, rest }: Facts): string[] {
  const { words, common, said, stated } = page;
  const { condition, serialMatch, serialRead, photos } = line;
  const [tag, name, serial] = nameCells(page, line.asset);
  return [
    `${index + 1}`,
    tag,
    name,
    joined([
      serial,
      serialMatch === "differs" ? filled(words["serial.differs"], { serial: serialRead }) : "",
      serialMatch === "unreadable" ? words["serial.unreadable"] : "",
    ]),
    joined([
      condition === null ? stated("") : words[`condition.${condition}`],
      photos.length > 0 ? filled(words["line.photos"], { count: photos.length }) : "",
      line.noPhoto === ""
        ? ""
        : filled(words["line.noPhoto"], { reason: said(`${at}.noPhoto`, line.noPhoto) }),
      ...state,
    ]),
    joined([accessoriesOf(line.accessories, common.between), ...rest, said(`${at}.note`, line.note)]),
  ];
}

/** Tag, name and serial number, as whoever recorded it had them. */
function nameCells(
  { sources, words, common }: Page,
  asset: string,
): [tag: string, name: string, serial: string] {
  const known = sources.assets.get(asset);
  if (!known) return [filled(words["lines.unknown"], { id: asset.slice(-12) }), "", ""];
  const finance = known.financeNo ? filled(words["lines.finance"], { number: known.financeNo }) : "";
  return [
    joined([known.tag, known.number]),
    joined([known.name, known.model, finance]),
    serialOf(known, common.unstated),
  ];
}

function handedFacts({ words, said }: Page, line: HandedLine, at: string): Facts {
  const { works, dataState, dataNote, encrypted, accepted } = line;
  const data = dataState === null ? "" : words[`dataState.${dataState}`];
  const note = said(`${at}.dataNote`, dataNote);
  return {
    state: [
      works === null ? "" : words[`works.${works}`],
      data === "" || note === "" ? data : `${data} (${note})`,
      encrypted === null ? "" : words[`encrypted.${encrypted}`],
      accepted ? words["line.accepted"] : "",
    ],
    rest: [],
  };
}

function returnedFacts(page: Page, line: ReturnedLine, at: string): Facts {
  const { words, common, sources } = page;
  const { missing, locksRemoved, dataMoved, hold, next, daysLate } = line;
  const lacking = sources.withheld.get(`${at}.missing`);
  const undecided = sources.withheld.get(`${at}.liability`);
  return {
    state: [
      undecided ? filled(words.liability, { verdict: common[undecided] }) : liabilityOf(page, line),
      locksRemoved === null ? "" : words[`locks.${locksRemoved}`],
      dataMoved === null ? "" : words[`dataMoved.${dataMoved}`],
      hold ? words.hold : "",
      next === null ? "" : filled(words.next, { next: words[`next.${next}`] }),
      daysLate === null || daysLate === 0 ? "" : filled(words.daysLate, { count: daysLate }),
    ],
    rest: [
      lacking ? filled(words.missing, { what: common[lacking] }) : "",
      ...missing.map((each) => filled(words.missing, { what: missingOf(page, each) })),
    ],
  };
}

function liabilityOf({ words, common }: Page, { liability }: ReturnedLine): string {
  if (!liability) return "";
  const { verdict, by, amount } = liability;
  const parts = [
    words[`liability.${verdict}`],
    by === "" ? "" : filled(words["liability.by"], { name: by }),
    amount === null ? "" : filled(words.amount, { amount: amount.toFixed(2) }),
  ];
  return filled(words.liability, { verdict: parts.filter((part) => part !== "").join(common.between) });
}

function missingOf({ words, common }: Page, { outcome, words: told, ...what }: MissingAccessory): string {
  const said = outcome === null ? common.unstated : words[`missing.${outcome}`];
  return `${accessoriesOf([what], common.between)} (${[said, told].filter((part) => part !== "").join(": ")})`;
}

/** `电源适配器、鼠标 ×2 (SN 123)`. */
function accessoriesOf(all: readonly Accessory[], between: string): string {
  return all
    .map(({ name, qty, serial }) =>
      [name, qty > 1 ? `×${qty}` : "", serial === "" ? "" : `(${serial})`]
        .filter((part) => part !== "")
        .join(" "),
    )
    .join(between);
}

/** A tag or a serial is what the norm asks for. */
const serialOf = ({ tag, serial }: { tag: string; serial: string }, unstated: string) =>
  serial === "" && tag === "" ? unstated : serial;

const joined = (parts: readonly string[]) =>
  [...new Set(parts.map((part) => part.trim()))].filter((part) => part !== "").join("\n");
