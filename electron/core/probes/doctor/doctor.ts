import { DOCTOR_LINKS, DOCTOR_TITLES } from "../../../../shared/domain/checklist/doctor.ts";
import type { DoctorLink, DoctorResult, ExaminedLink } from "../../../../shared/domain/checklist/doctor.ts";
import { noAnswer, readingsOf, result, say } from "../frame/answers.ts";
import { chosenInterface, networkFacts } from "../network/facts.ts";
import { proxySettings } from "../network/proxy-settings.ts";
import type { Probe, ProbeContext } from "../probe.ts";
import { DEFAULT_TARGETS } from "../targets.ts";
import { examineDns } from "./dns-link.ts";
import { examineHub, examineInternet, examinePortal, examineProxy, examineTime } from "./far-links.ts";
import { broken } from "./link-answer.ts";
import type { Broken, Examination, Link, LinkAnswer } from "./link-answer.ts";
import { examineAddress, examineGateway, examineLink } from "./near-links.ts";

const EXAMINE: Readonly<Record<DoctorLink, Link>> = {
  link: examineLink,
  address: examineAddress,
  gateway: examineGateway,
  dns: examineDns,
  proxy: examineProxy,
  portal: examinePortal,
  internet: examineInternet,
  time: examineTime,
  hub: examineHub,
};

/** A good one of these proves the doubtful ones before it: it lies behind the gateway and was found by name. */
const PROVES: readonly DoctorLink[] = ["portal", "internet"];

const NOT_REACHED = say("前面的环节已断，未检查", "Not examined: the chain is broken before it");

/** Walks the chain in its order and stops at the first broken link. */
export async function examine(
  names: readonly DoctorLink[],
  ask: (name: DoctorLink) => Promise<LinkAnswer>,
  onLink: (done: number) => void = () => {},
): Promise<DoctorResult> {
  const links: ExaminedLink[] = [];
  const doubtful: { at: number; answer: Extract<LinkAnswer, { state: "doubtful" }> }[] = [];
  const pending: { at: number; unless: Promise<Broken | null> }[] = [];
  let first: number | null = null;
  for (const [at, name] of names.entries()) {
    const answer = await ask(name);
    if (answer.state === "doubtful") doubtful.push({ at, answer });
    if (answer.state === "good" && answer.unless) pending.push({ at, unless: answer.unless });
    const state = answer.state === "doubtful" ? "good" : answer.state;
    links.push({ name, state, text: answer.text });
    if (state === "good" && PROVES.includes(name)) doubtful.length = 0;
    if (state === "broken") {
      first = at;
      // What was in doubt before it is the cause, unless it has shown itself meanwhile. A log-in page that
      // answered is a page: it came through gateway and DNS.
      for (const each of name === "portal" ? [] : doubtful) {
        if (!(await each.answer.isStillDoubtful())) continue;
        first = each.at;
        links[first] = { name: names[first] ?? name, state: "broken", text: each.answer.ifBroken };
        break;
      }
      break;
    }
    onLink((at + 1) / names.length);
  }
  // Found out meanwhile, and before what broke behind it: that is the cause.
  for (const { at, unless } of pending) {
    const found = await unless;
    if (found === null || (first !== null && first < at)) continue;
    first = at;
    links[at] = { name: names[at] as DoctorLink, ...found };
    break;
  }
  const last = first;
  if (last === null) return { links, broken: null };
  const walked = names.map((name, at): ExaminedLink => {
    const link = links[at];
    return link && at <= last ? link : { name, state: "notReached", text: NOT_REACHED };
  });
  return { links: walked, broken: names[last] ?? null };
}

async function begin(context: ProbeContext): Promise<Examination> {
  const facts = await networkFacts(context);
  // A route through what is unplugged leads nowhere, though the system may still list it.
  const down = facts.interfaces.filter(({ up }) => up === false).map(({ name }) => name);
  const alive = { ...facts, routes: facts.routes.filter((route) => !down.includes(route.interface)) };
  const used = chosenInterface(alive);
  const proxy = await proxySettings(context);
  return {
    context,
    targets: context.targets ?? DEFAULT_TARGETS,
    facts: alive,
    used,
    proxy,
    clockByPage: null,
  };
}

/** The readings, and the whole chain as JSON in the raw output (shared/domain/checklist/doctor.ts reads it). */
export const doctor: Probe = async (_options, context) => {
  const examination = await begin(context);
  const late = () => broken("没有在时限内查完", "Not examined in time");
  const found = await examine(
    DOCTOR_LINKS,
    async (name) => {
      const answer = await EXAMINE[name](examination);
      return context.signal.aborted && answer.state === "good" ? late() : answer;
    },
    context.progress,
  );
  const raw = JSON.stringify(found);
  if (context.signal.aborted) {
    return noAnswer(
      "timeout",
      say("网络体检没有在时限内完成", "The network doctor did not finish in time"),
      raw,
    );
  }
  const readings = readingsOf("doctor");
  // '' is what "no link is broken" is called; readings leave '' out elsewhere.
  readings.values.push({ name: "broken", of: "", value: found.broken ?? "", unit: "" });
  readings.add("good", found.links.filter(({ state }) => state === "good").length);
  const faulty = found.links.find(({ state }) => state === "broken");
  if (faulty) {
    const [zh, en] = DOCTOR_TITLES[faulty.name];
    return result(
      readings.values,
      say(`断在“${zh}”：${faulty.text["zh-CN"] ?? ""}`, `Broken at “${en}”: ${faulty.text.en ?? ""}`),
      raw,
    );
  }
  const unasked = found.links
    .filter(({ state }) => state === "notAvailable")
    .map(({ name }) => DOCTOR_TITLES[name]);
  const rest =
    unasked.length > 0
      ? [
          `（未检查：${unasked.map(([zh]) => zh).join("、")}）`,
          ` (not examined: ${unasked.map(([, en]) => en).join(", ")})`,
        ]
      : ["", ""];
  return result(
    readings.values,
    say(`从链路到外网一切正常${rest[0]}`, `All well from cable to internet${rest[1]}`),
    raw,
  );
};
