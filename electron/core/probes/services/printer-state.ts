import { STATES, reasonWords } from "../../../../shared/domain/checklist/printer-words.ts";
import type { Measured } from "../../../../shared/domain/checklist/reading.ts";
import type { Localized } from "../../../../shared/domain/definition/localized.ts";
import { reading, say } from "../frame/answers.ts";
import { shown } from "../frame/device-text.ts";
import type { IppAnswer, IppValue } from "./ipp-message.ts";

type Attributes = IppAnswer["attributes"];

const STATE_WORDS: Readonly<Record<number, string>> = { 3: "idle", 4: "processing", 5: "stopped" };
const SEVERITIES = ["error", "warning", "report"];
const MOST_SUPPLIES = 40;
const MOST_REASONS = 20;

/** What a printer says of itself, each for itself: what it leaves out or garbles costs only that. */
export function printerReadings(attributes: Attributes): Measured[] {
  const number = (name: string) => attributes.get(name)?.find((each) => typeof each === "number");
  const words = (name: string) => attributes.get(name)?.find((each) => typeof each === "string");
  const accepting = attributes.get("printer-is-accepting-jobs")?.[0];
  const counters = [
    "printer-impressions-completed",
    "printer-pages-completed",
    "printer-media-sheets-completed",
  ];
  // A counter that stands at nothing is one that is not kept.
  const pages = counters.map(number).find((count) => count !== undefined && count > 0);
  const queued = number("queued-job-count");
  return [
    ...reading("state", STATE_WORDS[number("printer-state") ?? 0]),
    ...reasonReadings(attributes.get("printer-state-reasons") ?? []),
    ...reading("message", words("printer-state-message")),
    ...reading("accepting", typeof accepting === "boolean" ? accepting : null),
    ...reading("queued", queued !== undefined && queued >= 0 ? queued : null),
    ...supplyReadings(attributes),
    ...reading("model", words("printer-make-and-model")),
    ...reading("pages", pages),
  ];
}

/** The most severe first, which is the one that conditions look at; `of` is the reason as it came. */
function reasonReadings(values: readonly IppValue[]): Measured[] {
  const given = values.filter((each) => typeof each === "string" && each !== "").map(String);
  const reasons = given.map((of) => {
    const ending = SEVERITIES.find((each) => of.endsWith(`-${each}`));
    const value = ending === undefined ? of : of.slice(0, -ending.length - 1);
    // Without an ending it is an error (RFC 8011, 5.4.12).
    return { of, value, rank: ending === undefined ? 0 : SEVERITIES.indexOf(ending) };
  });
  if (reasons.length === 1 && reasons[0]?.value === "none") return reading("reasons", "none");
  return reasons
    .filter(({ value }) => value !== "none")
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST_REASONS)
    .flatMap(({ of, value }) => reading("reasons", value, { of }));
}

function supplyReadings(attributes: Attributes): Measured[] {
  const levels = attributes.get("marker-levels") ?? [];
  const names = attributes.get("marker-names") ?? [];
  const types = attributes.get("marker-types") ?? [];
  const markers = levels.map((level, index) => ({
    level,
    name: String(names[index] ?? ""),
    waste: /waste/i.test(String(types[index] ?? "")),
  }));
  const supplies = levels.length > 0 ? markers : namedSupplies(attributes);
  return supplies.slice(0, MOST_SUPPLIES).flatMap(({ level, name, waste }, index) => {
    // Below 0 is unknown (-2), or some left without a measure (-3).
    if (typeof level !== "number" || level < 0 || level > 100) return [];
    // Of a waste box the fill is told; what is left is the room in it.
    return reading("supply", waste ? 100 - level : level, { unit: "%", of: name || `#${index + 1}` });
  });
}

/** Supplies as PWG 5100.13 has them: `type=toner;maxcapacity=100;level=40;class=supplyThatIsConsumed`. */
function namedSupplies(attributes: Attributes) {
  const names = attributes.get("printer-supply-description") ?? [];
  return (attributes.get("printer-supply") ?? []).map((each, index) => {
    const told = new Map(
      String(each)
        .split(";")
        .map((pair) => pair.split("=", 2) as [string, string | undefined]),
    );
    const part = (name: string) => Number.parseInt(told.get(name) ?? "", 10);
    const [level, most] = [part("level"), part("maxcapacity")];
    return {
      level: level >= 0 && most > 0 ? Math.round((level / most) * 100) : -2,
      name: String(names[index] ?? ""),
      waste: /receptacle|waste/i.test(`${told.get("class")} ${told.get("type")}`),
    };
  });
}

/** The state in plain language. */
export function printerWords(
  host: string,
  readings: readonly Measured[],
  trusted: boolean | null,
): Localized {
  const one = (name: string) => readings.find((each) => each.name === name)?.value;
  const state = STATES[String(one("state"))] ?? ["状态未知", "state unknown"];
  const reasons = readings.filter(({ name, value }) => name === "reasons" && value !== "none");
  const lowest = readings
    .filter(({ name }) => name === "supply")
    .sort((a, b) => Number(a.value) - Number(b.value))
    .at(0);
  const parts: (readonly [zh: string, en: string])[] = [
    [`打印机${state[0]}`, `The printer is ${state[1]}`],
    ...reasons.slice(0, 4).map(({ value }) => reasonWords(String(value))),
  ];
  const message = shown(String(one("message") ?? ""), 120);
  if (message !== "") parts.push([`面板显示“${message}”`, `it says “${message}”`]);
  if (one("accepting") === false) parts.push(["不接受新作业", "it takes no new jobs"]);
  const queued = one("queued");
  if (typeof queued === "number" && queued > 0)
    parts.push([`排队 ${queued} 个作业`, `${queued} jobs queued`]);
  if (lowest)
    parts.push([`最低耗材 ${lowest.of} ${lowest.value}%`, `lowest supply ${lowest.of} ${lowest.value}%`]);
  if (trusted === false) {
    parts.push([
      "连接已加密，但证书无人担保（打印机常见）",
      "encrypted, by a certificate nobody vouches for (usual for printers)",
    ]);
  }
  const zh = parts.map(([words]) => words).join("；");
  const en = parts.map(([, words]) => words).join("; ");
  return say(`${host}：${zh}。`, `${host}: ${en}.`);
}
