import type { Core } from "../../../electron/core/compose.ts";
import type { WrittenChecklist } from "../../../shared/domain/checklist/checklist-form.ts";
import type { TourTarget } from "../../../shared/ipc/rounds.ts";
import { ask, run } from "../core/core.ts";

export const AT = "2026-11-20T08:00:00.000Z";
const words = (zh: string, en: string) => ({ title: { "zh-CN": zh, en } });

/** What is looked at at each thing: one reading, and whether it is clean. */
export const CHECKED: WrittenChecklist = {
  ...{ section: "round", ...words("机柜巡检", "Racks"), gate: "none" },
  steps: [
    { key: "volts", kind: "number", ...words("输入电压", "Input"), unit: "V", range: { min: 198, max: 242 } },
    { key: "clean", kind: "confirm", ...words("外观清洁", "Clean"), go: [{ to: "fine" }] },
  ],
  conclusions: [
    { key: "fine", ...words("正常", "Fine"), verdict: "hardware", next: "solved", action: { "zh-CN": "无" } },
  ],
};

export function defineChecked(core: Core, body: WrittenChecklist = CHECKED): void {
  run(core, {
    ...{ type: "definition.setChecklist", family: "checklist", key: "own.racks" },
    set: { title: body.title, body },
  });
}

/** Assets with tags `UPS-001` and up. */
export const machines = (core: Core, count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const at = String(index + 1).padStart(3, "0");
    const set = {
      kind: "other",
      name: `机柜 ${at}`,
      tag: `UPS-${at}`,
      serial: `SN-${at}`,
      place: "3 楼机房",
    };
    return run(core, { type: "asset.register", set }).id as string;
  });

export const MONDAYS = { of: "week", every: 1, weekdays: [1] };

/** A round of these machines, due each Monday of November 2026. */
export function planned(core: Core, assets: readonly string[], set: object = {}): string {
  return run(core, {
    type: "round.plan",
    set: {
      ...{ name: "机房周检", checklist: "own.racks", rhythm: MONDAYS, from: "2026-11-01", grace: 1 },
      ...set,
    },
    targets: assets.map((asset) => ({ asset })),
  }).id as string;
}

/** One thing: scanned, looked at, finished. */
export function look(core: Core, tour: string, code: string, volts = 220): string {
  const [target] = ask(core, "tour.find", { id: tour, code }).targets;
  const { id } = run(core, { type: "run.start", tour, target });
  const at = { at: AT };
  const outcome = volts > 242 ? "abnormal" : "normal";
  const answer = { volts: { outcome, value: volts, ...at }, clean: { outcome: "normal", ...at } };
  run(core, { type: "run.answer", run: id, answer });
  run(core, { type: "run.conclude", run: id });
  return id as string;
}

export const targetsOf = (core: Core, id: string): TourTarget[] => ask(core, "tour.get", { id }).targets;
export const tagOf = (index: number) => `UPS-${String(index).padStart(3, "0")}`;
