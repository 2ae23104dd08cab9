import { assetRow } from "../../shared/domain/asset/asset-view.ts";
import { isClassified } from "../../shared/domain/asset/classified.ts";
import { DISPOSAL_MOVES } from "../../shared/domain/disposal/disposal-fields.ts";
import { assetsIn } from "../../shared/domain/disposal/lot.ts";
import { clearingOf } from "../../shared/domain/medium/clearedness.ts";
import { RUN_MOVES } from "../../shared/domain/run/run-fields.ts";
import { TICKET_TRANSITIONS } from "../../shared/domain/ticket/ticket-words.ts";
import type { EntityState } from "../../shared/log/state.ts";

type Offer = (state: EntityState) => boolean;

/** Acts that a kind's table of moves says from where. */
const MOVES: Readonly<Record<string, Readonly<Record<string, { from: readonly string[] }>>>> = {
  ticket: TICKET_TRANSITIONS,
  disposal: DISPOSAL_MOVES,
  run: RUN_MOVES,
};

const isOpen: Offer = ({ fields }) => fields.status === "open";
const isOut: Offer = ({ fields }) => fields.status === "out";
const isWith: Offer = (state) => assetRow(state).holder !== null;

/** By act, the record that the window offers it for. */
const OFFERED: Readonly<Record<string, Readonly<Record<string, Offer>>>> = {
  asset: {
    "asset.classify": (state) => !isClassified(state),
    "asset.declassify": isClassified,
    "custody.return": isWith,
    "custody.miss": isWith,
  },
  medium: {
    "medium.wipe": ({ fields }) => fields.mediumType !== undefined,
    "medium.verify": (state) => clearingOf(state).attempt !== null,
    "medium.validate": (state) => clearingOf(state).attempt !== null,
  },
  disposal: {
    ...{ "disposal.edit": isOpen, "disposal.check": isOpen, "disposal.appraise": isOpen },
    ...{ "disposal.recycler": isOut, "disposal.prove": isOut, "disposal.writeOff": isOut },
    "disposal.takeOut": (state) => isOpen(state) && assetsIn(state).length > 1,
  },
  run: { "run.agree": isOpen, "run.undo": isOpen },
};

/** Whether the window offers an act for a record: of what could only be refused, little would be learned. */
export function isOffered(type: string, state: EntityState): boolean {
  const { kind, fields } = state;
  const move = MOVES[kind]?.[type.slice(kind.length + 1)];
  if (type.startsWith(`${kind}.`) && move) return move.from.includes(String(fields.status));
  return OFFERED[kind]?.[type]?.(state) ?? true;
}
