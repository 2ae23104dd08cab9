import type { Lines } from "../document.ts";
import { filled, printedMoment } from "../printed.ts";
import { RUN_WORDS } from "../run/run-words.ts";
import type { TicketPage } from "./ticket-page.ts";
import type { StoryLine } from "./ticket-sources.ts";

/** All that happened in one stream, as it would be told: who did what, and what they wrote. */
export function storyOf(page: TicketPage): Lines {
  const { words, sources, said } = page;
  return {
    title: filled(words.story, { count: sources.story.length }),
    columns: [
      { head: words["story.at"], share: 17 },
      { head: words["story.by"], share: 12 },
      { head: words["story.what"], share: 26 },
      { head: words["story.text"], share: 45 },
    ],
    rows: sources.story.map((line) => [
      printedMoment(line.at),
      line.by,
      whatOf(page, line),
      [marksOf(page, line), line.text ? said(line.text) : "", cameTo(page, line)].filter(Boolean).join(" "),
    ]),
  };
}

function whatOf(page: TicketPage, { what, about, fields, run, undone }: StoryLine): string {
  const { words, word, common, told: inWords } = page;
  if (run) return filled(words["act.run"], { about: `${about} ${inWords(run.title)}` });
  const named = fields.flatMap((name) => word(name) ?? []).join(common.between);
  const chosen = what === "ticket.explainMiss" || what === "ticket.review" ? `${what}.${about}` : what;
  const kind = what === "ticket.assign" && about === "" ? "ticket.assign.nobody" : chosen;
  // What only a newer program knows is told by nobody here.
  const told = filled(word(`act.${kind}`) ?? words["act.other"], { about: about || named }).trim();
  return undone ? `${told}${words.undone}` : told;
}

/** Whom a note is for, and what it took. */
function marksOf({ words }: TicketPage, { to, minutes, way }: StoryLine): string {
  return [
    ...(to === null ? [] : [to === "team" ? words.internal : words.toUser]),
    ...(way === null ? [] : [words[`way.${way}`]]),
    ...(minutes > 0 ? [filled(words.minutes, { count: minutes })] : []),
  ].join(" ");
}

/** Of a checklist: how it ended, and what follows. */
function cameTo({ language }: TicketPage, { run }: StoryLine): string {
  if (!run) return "";
  const words: Readonly<Record<string, string>> = RUN_WORDS[language];
  const named = (name: string, value: string) => (value === "" ? [] : [words[`${name}.${value}`] ?? value]);
  return [
    ...named("status", run.status),
    ...named("verdict", run.verdict).map((verdict) => `${words.verdict ?? ""} ${verdict}`),
    ...named("next", run.next).map((next) => `${words.next ?? ""} ${next}`),
  ].join(words["environment.between"]);
}
