import type { Measured, ProbeEnd } from "../../../../shared/domain/checklist/reading.ts";
import type { Localized } from "../../../../shared/domain/definition/localized.ts";
import { plainText } from "../../../../shared/domain/kind/plain-text.ts";
import type { NoResult, ProbeAnswer } from "../probe.ts";

export const said = (zh: string, en: string): Localized => ({ "zh-CN": zh, en });

type Rest = Partial<Pick<ProbeAnswer, "values" | "raw">>;

export function answered(values: Measured[], text: Localized, raw: ProbeAnswer["raw"]): ProbeAnswer {
  return { end: "result", reason: null, values, raw, text };
}

/** An end without a result; what was measured on the way stays with it. */
export function without(
  reason: NoResult,
  text: Localized,
  { values = [], raw = null }: Rest = {},
): ProbeAnswer {
  return { end: endOf(reason), reason, values, raw, text };
}

const NOT_AVAILABLE: readonly NoResult[] = [
  ...(["toolMissing", "noSuchPart", "needsAdministrator", "needsCredentials"] as const),
  ...(["unsupported", "noHub", "badOption", "forbidden"] as const),
];

function endOf(reason: NoResult): ProbeEnd {
  if (reason === "cancelled") return "stopped";
  return NOT_AVAILABLE.includes(reason) ? "notAvailable" : "noAnswer";
}

/** A reading that was taken; none of what a device left out, or of a number that is none. */
export function reading(
  name: string,
  value: Measured["value"] | null | undefined,
  { unit = "", of = "" }: { unit?: string; of?: string } = {},
): Measured[] {
  if (value === null || value === undefined || value === "") return [];
  if (typeof value === "number" && !Number.isFinite(value)) return [];
  return [{ name, of: shown(of, 80), value: typeof value === "string" ? shown(value, 400) : value, unit }];
}

/** A device's own words, as they may be shown: on one line, without what steers a screen. */
export function shown(text: string, most: number): string {
  const line = plainText(text)
    .replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, " ")
    .trim();
  return [...line].slice(0, most).join("");
}

/** Text of a device that does not say its encoding: UTF-8, else GBK, which makers in China still send. */
export function deviceText(bytes: Uint8Array): string {
  const [unicode, chinese] = ["utf-8", "gb18030"].map((encoding) => decoded(bytes, encoding));
  // Short words of GBK can pass for UTF-8, but make no word of any one script.
  if (unicode != null && (chinese == null || isWord(unicode))) return unicode;
  return chinese ?? new TextDecoder("latin1").decode(bytes);
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const BEYOND_TWO_BYTES = /[\u0800-\u{10ffff}]/u;
const ONE_SCRIPT = ["Latin", "Cyrillic", "Greek", "Arabic", "Hebrew"].map(
  (script) => new RegExp(`^[\\p{Script=${script}}\\p{Script=Common}]*$`, "u"),
);

const isWord = (text: string): boolean =>
  BEYOND_TWO_BYTES.test(text) || ONE_SCRIPT.some((script) => script.test(text));
