import { probeSpec } from "../../../../shared/domain/checklist/probes.ts";
import type { Measured } from "../../../../shared/domain/checklist/reading.ts";
import type { Localized } from "../../../../shared/domain/definition/localized.ts";
import { cut } from "../../../../shared/domain/words.ts";
import type { NoResult } from "../probe.ts";

/** Longest text of a reading. */
const MAX = 600;

export const both = (zh: string, en: string): Localized => ({ "zh-CN": zh, en });

/** Words that readings have for values, as a person says them. */
const WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  true: ["是", "yes"],
  false: ["否", "no"],
  passed: ["通过", "passed"],
  failing: ["即将失效", "failing"],
};

const MORE = both("部分项目需要管理员权限，未读取。", "Some items need an administrator and were not read.");

const NOTHING: Readonly<Partial<Record<NoResult, Localized>>> = {
  toolMissing: both(
    "本机没有可读取此项的工具，无法测量；这不是故障。",
    "No tool on this machine can read this; that is no fault.",
  ),
  needsAdministrator: both(
    "读取此项需要管理员权限，请以管理员身份运行后再测。",
    "Reading this needs an administrator; run it as one and measure again.",
  ),
  noSuchPart: both("此计算机没有该部件。", "This machine has no such part."),
  unsupported: both("此系统没有提供该项读数的途径。", "This system has no way to tell this."),
  garbage: both(
    "工具有输出，但无法读懂，请查看原始输出。",
    "The tool answered something that cannot be read; look at the raw output.",
  ),
  cancelled: both("已停止。", "Stopped."),
};

/** First what it means, then the values as they are, then what is not known. */
export function plainWords(
  probe: string,
  values: readonly Measured[],
  meaning: readonly Localized[],
  denied: boolean,
): Localized {
  const said = [...meaning, listed(probe, values), ...(denied ? [MORE] : [])];
  return joined(said);
}

export function noReading(reason: NoResult, notes: readonly Localized[]): Localized {
  return joined([...notes, NOTHING[reason] ?? both("没有读数。", "No reading.")]);
}

function joined(said: readonly Localized[]): Localized {
  const zh = said.map((each) => each["zh-CN"] ?? "").join("");
  const en = said.map(({ en = "" }) => en).join(" ");
  return both(cut(zh, MAX), cut(en, MAX));
}

/** `剩余空间 C: 12.3 GB；…` of each value in turn. */
function listed(probe: string, values: readonly Measured[]): Localized {
  const specs = probeSpec(probe)?.readings ?? {};
  const parts = ([0, 1] as const).map((language) =>
    values.map(({ name, of, value, unit }) => {
      const title = specs[name]?.title[language] ?? name;
      const word = WORDS[String(value)]?.[language] ?? String(value);
      return [title, of, unit === "" ? word : `${word} ${unit}`].filter((each) => each !== "").join(" ");
    }),
  );
  return both(`${parts[0]?.join("；") ?? ""}。`, `${parts[1]?.join("; ") ?? ""}.`);
}
