import type { Lines } from "../document.ts";
import { filled, printedMoment } from "../printed.ts";
import type { ManifestPage } from "./manifest-page.ts";
import type { LotMachine, LotOut, LotStep } from "./manifest-sources.ts";

/** Machines, media with their certificates, who decided, what went out: what there is none of is no table. */
export function lotTables(page: ManifestPage): Lines[] {
  return [machinesOf(page), mediaOf(page), stepsOf(page), outsOf(page)].filter(({ rows }) => rows.length > 0);
}

const lined = (...parts: string[]) => parts.filter((part) => part !== "").join("\n");

function machinesOf(page: ManifestPage): Lines {
  const { sources, words, stated } = page;
  const amount = (value: number | null) => (value === null ? stated("") : value.toFixed(2));
  return {
    title: filled(words["machines.title"], { count: sources.machines.length }),
    columns: [
      { head: words["machines.no"], share: 6 },
      { head: words["machines.tag"], share: 16 },
      { head: words["machines.name"], share: 22 },
      { head: words["machines.serial"], share: 15 },
      { head: words["machines.value"], share: 13 },
      { head: words["machines.dates"], share: 12 },
      { head: words["machines.standing"], share: 16 },
    ],
    rows: sources.machines.map((machine, index) => [
      `${index + 1}`,
      machine.number === ""
        ? words["machines.unknown"]
        : lined(
            machine.tag,
            machine.number,
            machine.financeNo === "" ? "" : filled(words["machines.finance"], { number: machine.financeNo }),
          ),
      lined(machine.name, machine.model),
      machine.serial,
      lined(amount(machine.line.origValue), amount(machine.line.netValue)),
      lined(stated(machine.line.acquiredOn ?? ""), machine.line.inUseOn ?? ""),
      lined(standingOf(page, machine), usableOf(page, machine)),
    ]),
  };
}

function standingOf({ words, said }: ManifestPage, machine: LotMachine): string {
  const { out: number, unlisted, refused, approved } = machine;
  if (number !== "") return filled(words[unlisted ? "standing.unlisted" : "standing.gone"], { number });
  if (refused) {
    return filled(words["standing.refused"], { reason: refused.reason, by: said(refused.by) });
  }
  return words[approved ? "standing.approved" : "standing.asked"];
}

function usableOf({ words, stated }: ManifestPage, { line }: LotMachine): string {
  return line.stillUsable ? filled(words["standing.usable"], { why: stated(line.justification) }) : "";
}

function mediaOf({ sources, words, media, stated, common }: ManifestPage): Lines {
  return {
    title: filled(words["media.title"], { count: sources.media.length }),
    columns: [
      { head: words["media.number"], share: 13 },
      { head: words["media.type"], share: 13 },
      { head: words["media.serial"], share: 17 },
      { head: words["media.seal"], share: 10 },
      { head: words["media.machine"], share: 14 },
      { head: words["media.cleared"], share: 14 },
      { head: words["media.certificate"], share: 13 },
      { head: words["media.out"], share: 13 },
    ],
    rows: sources.media.map((each) => [
      each.number,
      stated(each.type === null ? "" : media[`mediumType.${each.type}`]),
      stated(each.serial),
      each.seal,
      each.machine === "" ? words["media.alone"] : each.machine,
      words[`cleared.${each.clearedness}`],
      each.certificates.join(common.between),
      each.out,
    ]),
  };
}

function stepsOf(page: ManifestPage): Lines {
  const { sources, words, word } = page;
  const taken = new Set(sources.steps.map(({ level }) => level));
  const over = sources.steps.some(({ level, decision }) => level !== "appraisal" && decision === "reject");
  const due = over ? [] : sources.levels.filter((level) => !taken.has(level));
  return {
    title: words["steps.title"],
    columns: [
      { head: words["steps.level"], share: 13 },
      { head: words["steps.name"], share: 12 },
      { head: words["steps.decision"], share: 12 },
      { head: words["steps.at"], share: 16 },
      { head: words["steps.way"], share: 22 },
      { head: words["steps.opinion"], share: 25 },
    ],
    rows: [
      ...sources.steps.map((step) => stepRow(page, step)),
      ...due.map((level) => [word("level", level), "", words["decision.due"], "", "", ""]),
    ],
  };
}

function stepRow({ words, word, said }: ManifestPage, step: LotStep): string[] {
  const { repairCost, except, recordedBy, afterwards } = step;
  return [
    word("level", step.level),
    said(step.name),
    lined(
      words[`decision.${step.decision}`],
      except === 0 ? "" : filled(words.except, { count: except }),
      afterwards ? words.afterwards : "",
    ),
    printedMoment(step.at),
    lined(
      filled(words[`taken.${step.way}`], { number: step.external }),
      recordedBy === "" ? "" : filled(words.recordedBy, { name: recordedBy }),
    ),
    lined(
      said(step.opinion),
      repairCost === null ? "" : filled(words.repairCost, { amount: repairCost.toFixed(2) }),
    ),
  ];
}

function outsOf(page: ManifestPage): Lines {
  const { sources, words } = page;
  return {
    title: words["outs.title"],
    columns: [
      { head: words["outs.number"], share: 14 },
      { head: words["outs.at"], share: 16 },
      { head: words["outs.to"], share: 17 },
      { head: words["outs.giver"], share: 11 },
      { head: words["outs.what"], share: 20 },
      { head: words["outs.told"], share: 22 },
    ],
    rows: sources.outs.map((out) => outRow(page, out)),
  };
}

function outRow({ words, said, common }: ManifestPage, out: LotOut): string[] {
  const counted = (told: string, machines: string[], media: string[], seals: string[]) =>
    machines.length + media.length + seals.length === 0
      ? ""
      : filled(told, { machines: machines.length, media: media.length, seals: seals.length });
  return [
    out.number,
    printedMoment(out.at),
    lined(said(out.to), out.place),
    said(out.giver),
    lined(
      filled(words["outs.counts"], { machines: out.machines, media: out.media }),
      out.seals.length === 0 ? "" : filled(words["outs.seals"], { seals: out.seals.join(common.between) }),
    ),
    lined(
      out.unapproved ? words["outs.unapproved"] : "",
      counted(words["outs.tooMany"], out.unlisted, out.unlistedMedia, out.unlistedSeals),
      counted(words["outs.tooFew"], out.missing, out.missingMedia, out.missingSeals),
      said(out.words),
      out.letGo ? filled(words["outs.letGo"], { name: said(out.letGo) }) : "",
      out.unsigned ? filled(words["outs.unsigned"], { reason: said(out.unsigned) }) : "",
    ),
  ];
}
