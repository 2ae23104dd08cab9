import { isUnshown as lacksPhoto } from "../../../shared/domain/custody/line-forms.ts";
import { accessoriesIn } from "../../../shared/domain/custody/line-forms.ts";
import type { Accessory } from "../../../shared/domain/custody/line-forms.ts";
import type { CommandArgs } from "../../core/index.ts";
import type { LiabilitySaid, Line, LineAsset, LineSaid } from "./custody-lines.ts";

type Handed = CommandArgs<"custody.handOver">["lines"][number];
type Returned = CommandArgs<"custody.return">["lines"][number];

export const saidOf = ({ said }: Line): LineSaid => said ?? {};

/** Those that were ticked or named, also of a draft that has them in words. */
export function accessoriesOf({ accessories }: Line): readonly Accessory[] {
  return typeof accessories === "string" ? accessoriesIn(accessories) : accessories;
}

export const isUnreturned = (line: Line): boolean => typeof saidOf(line).unreturned === "string";

export const NO_LIABILITY: LiabilitySaid = { verdict: null, by: "", person: null, amount: "" };

/** Whose the damage or loss is, as far as it was said. */
export function liabilityOf(line: Line): LiabilitySaid {
  const { liability, open } = saidOf(line);
  return liability ?? (open ? { ...NO_LIABILITY, verdict: "open" } : NO_LIABILITY);
}

/** Ticks one, or takes the tick away. */
export function ticked(line: Line, { name, qty }: Pick<Accessory, "name" | "qty">, on: boolean): Accessory[] {
  const rest = accessoriesOf(line).filter((each) => each.name !== name);
  return on ? [...rest, { name, qty, serial: "" }] : rest;
}

/** Says the serial number of one of them. */
export function withSerial(line: Line, name: string, serial: string): Accessory[] {
  return accessoriesOf(line).map((each) => (each.name === name ? { ...each, serial } : each));
}

/** Kinds that store what somebody wrote: their data state is asked. */
const STORES = new Set(["laptop", "desktop", "server", "phone", "tablet"]);
export const storesData = ({ kind }: Pick<LineAsset, "kind">) => STORES.has(kind);

/** What is bound to an account: phones, tablets, Macs (domain.md 2.4). */
export const hasLocks = ({ kind, maker = "" }: Pick<LineAsset, "kind" | "maker">) =>
  kind === "phone" || kind === "tablet" || (storesData({ kind }) && /apple|苹果/iu.test(maker));

/** What is asked of a damaged one and not said: a photograph, or why there is none. */
export function isUnshown(line: Line): boolean {
  const { photos = [], noPhoto = "" } = saidOf(line);
  return !isUnreturned(line) && lacksPhoto({ condition: line.condition, photos, noPhoto });
}

function sharedOf(line: Line) {
  const { serialRead = "", unreadable = false, photos = [], noPhoto = "" } = saidOf(line);
  return {
    asset: line.asset.id,
    condition: line.condition,
    accessories: accessoriesOf(line).map((each) => ({
      ...each,
      name: each.name.trim(),
      serial: each.serial.trim(),
    })),
    note: line.note.trim(),
    serialRead: serialRead.trim(),
    serialMatch: unreadable ? ("unreadable" as const) : null,
    photos,
    noPhoto: noPhoto.trim(),
  };
}

/** A line as `custody.handOver` asks it. @param signed the receiver signed: what was not declined is accepted */
export function handedLine(line: Line, signed: boolean): Handed {
  const { works = null, dataState = null, dataNote = "", encrypted = null, declined = null } = saidOf(line);
  return {
    ...sharedOf(line),
    works,
    dataState,
    dataNote: dataNote.trim(),
    encrypted,
    accepted: declined === null ? signed || null : false,
    declined: declined?.trim() ?? "",
  };
}

/** A line as `custody.return` asks it. */
export function returnedLine(line: Line): Returned {
  const { locksRemoved = null, dataMoved = null, hold = null, next = null, missing = {} } = saidOf(line);
  const { verdict, by, person, amount } = liabilityOf(line);
  const yuan = amount.trim();
  return {
    ...sharedOf(line),
    liability:
      verdict === null
        ? null
        : {
            verdict,
            by: verdict === "open" ? "" : by.trim(),
            person: verdict === "open" ? null : person,
            // What is no number is asked as it was entered: the form of the act refuses it.
            amount: yuan === "" ? null : Number.isFinite(Number(yuan)) ? Number(yuan) : (yuan as never),
          },
    locksRemoved,
    dataMoved,
    hold,
    next,
    missing: Object.entries(missing).map(([name, { outcome = null, words = "" }]) => ({
      name,
      outcome,
      words: words.trim(),
    })),
  };
}
