import type { LABEL_READ } from "../../shared/domain/medium/medium-fields.ts";
import type { MediumType } from "../../shared/domain/medium/medium-types.ts";
import type { AskingForm } from "../records/index.ts";

/** How a label was read. */
type LabelRead = (typeof LABEL_READ)[number];

export interface RegisterValues {
  maker: string;
  model: string;
  label: string;
  reported: string;
}

export const EMPTY_MEDIUM: RegisterValues = { maker: "", model: "", label: "", reported: "" };

/** Enters a medium that is in a machine, from a moment on. */
export function registerForm(asset: string, at: string): AskingForm<RegisterValues> {
  return {
    asks: (values) => {
      const said = Object.entries(values).map(([name, value]) => [name, (value as string).trim()]);
      const set = Object.fromEntries(said.filter(([, value]) => value !== ""));
      return ["medium.register", { set, asset, at }];
    },
    places: {
      at: "model",
      "set.maker": "maker",
      "set.model": "model",
      "set.label": "label",
      "set.reported": "reported",
    },
  };
}

/** Nothing of it is preset: what an inventory took it for is shown beside, and is not its type. */
export interface ConfirmValues {
  mediumType: MediumType | null;
  labelRead: LabelRead | null;
  label: string;
}

export const UNCONFIRMED: ConfirmValues = { mediumType: null, labelRead: null, label: "" };

export function confirmForm(medium: string): AskingForm<ConfirmValues> {
  return {
    asks: ({ mediumType, labelRead, label }) => [
      "medium.confirm",
      { medium, mediumType, labelRead, label: labelRead === "read" ? label.trim() : "" } as never,
    ],
    places: { mediumType: "mediumType", labelRead: "labelRead", label: "label" },
  };
}

export interface MoveValues {
  /** Into a machine, or where else. */
  to: "asset" | "pool" | "place" | "department" | "supplier" | null;
  asset: { id: string; label: string } | null;
  name: string;
  responsible: string;
  place: string;
  seal: string;
  /** Who allowed that what is on it leaves the house, and where that stands. */
  by: string;
  reference: string;
}

export const UNMOVED: MoveValues = {
  ...{ to: null, asset: null, name: "", responsible: "", place: "", seal: "", by: "", reference: "" },
};

export function moveForm(medium: string, at: string): AskingForm<MoveValues> {
  return {
    asks: (values) => ["medium.move", { medium, at, ...whereIn(values) } as never],
    places: {
      asset: "to",
      at: "to",
      "away.name": "name",
      "away.responsible": "responsible",
      "away.place": "place",
      seal: "seal",
      "approval.reference": "reference",
      approval: "by",
    },
  };
}

function whereIn({ to, asset, name, responsible, place, seal, by, reference }: MoveValues) {
  if (to === null) return { seal: seal.trim() };
  if (to === "asset") return { asset: asset?.id ?? null, seal: seal.trim() };
  const allowed = to === "supplier" && (by.trim() !== "" || reference.trim() !== "");
  return {
    away: { holder: to, name: name.trim(), responsible: responsible.trim(), place: place.trim() },
    seal: seal.trim(),
    approval: allowed ? { by: by.trim(), reference: reference.trim() } : null,
  };
}

export interface HoldValues {
  by: string;
  reason: string;
}

export const NO_HOLD: HoldValues = { by: "", reason: "" };

/** @param on what is on it must be kept from now on; false: no longer */
export function holdForm(medium: string, on: boolean): AskingForm<HoldValues> {
  return {
    asks: ({ by, reason }) => ["medium.hold", { medium, hold: { on, by: by.trim(), reason: reason.trim() } }],
    places: { "hold.by": "by", "hold.reason": "reason" },
  };
}
