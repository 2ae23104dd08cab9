import type { DocumentKind, Fact, Lines } from "../document.ts";
import { filled, printedMoment } from "../printed.ts";
import { ticketPage } from "./ticket-page.ts";
import type { TicketPage } from "./ticket-page.ts";
import { requestOf } from "./ticket-request.ts";
import type { TicketSources } from "./ticket-sources.ts";
import { storyOf } from "./ticket-story.ts";

/** The paper of a ticket: head, the user's own words, what was done, what it came to. */
export const ticket: DocumentKind<TicketSources> = {
  of: ["ticket.open"],
  describe(sources, language) {
    const page = ticketPage(sources, language);
    const { words, common } = page;
    const title = words[sources.forUser ? "title.forUser" : "title"];
    const secret = sources.security ? `  ${words["security.foot"]}` : "";
    return {
      language,
      title,
      number: sources.number,
      numberLabel: common.number,
      code: sources.number,
      organisation: sources.organisation,
      marks: marksOf(page),
      facts: factsOf(page),
      tables: [toldOf(page), requestOf(page), outcomeOf(page), assetsOf(page), storyOf(page)].filter(
        ({ rows }) => rows.length > 0,
      ),
      terms: null,
      signatures: [],
      notes: [words[sources.forUser ? "about.forUser" : "about"], ...(sources.unsent ? [words.unsent] : [])],
      receipt: null,
      proof: [{ label: common[`anchor.${sources.anchor.of}`], value: sources.anchor.key }],
      foot: `${sources.number}  ${title}${secret}`,
      pageOf: common.pageOf,
    };
  },
};

function marksOf({ sources, words }: TicketPage): string[] {
  const { security, status, needsUpdate, conflicts, withheld } = sources;
  return [
    ...(security ? [words.security] : []),
    ...(status === "new" || status === "accepted" ? [words.notFinished] : []),
    ...(needsUpdate ? [words.newer] : []),
    ...(conflicts === 0 ? [] : [filled(words.conflicts, { count: conflicts })]),
    ...(["erased", "absent"] as const).flatMap((why) =>
      withheld[why] === 0 ? [] : [filled(words[why], { count: withheld[why] })],
    ),
  ];
}

function factsOf({ sources, words, fields, word, told, said, common }: TicketPage): Fact[] {
  const { type, priority, channel, startedAt } = sources;
  return [
    { label: fields.title, value: said(sources.title) },
    { label: fields.status, value: fields[`status.${sources.status}`] },
    { label: fields.priority, value: priority === null ? fields.ungraded : fields[`priority.${priority}`] },
    { label: fields.type, value: word(`type.${type}`) ?? type },
    { label: fields.requester, value: said(sources.requester) || common.unstated },
    ...(sources.onBehalf.text === "" && sources.onBehalf.lacking === null
      ? []
      : [{ label: words.onBehalf, value: said(sources.onBehalf) }]),
    { label: fields.contact, value: said(sources.contact) || common.unstated },
    { label: fields.dept, value: sources.dept || common.unstated },
    {
      label: fields.site,
      value: [sources.site, sources.place].filter(Boolean).join("  ") || common.unstated,
    },
    { label: fields.category, value: told(sources.category) || common.unstated },
    { label: fields.assignee, value: sources.assignee || words.nobody },
    {
      label: words.opened,
      value: filled(words.who, { when: printedMoment(sources.openedAt), name: sources.openedBy }),
    },
    { label: words.channel, value: word(`channel.${channel}`) ?? common.unstated },
    ...(startedAt === "" ? [] : [{ label: words.startedAt, value: printedMoment(startedAt) }]),
  ];
}

type Row = readonly [label: string, value: string];

/** Labels and running texts, which have no room beside each other; what nobody said is left out. */
function texts(title: string, [what, text]: Row, rows: readonly Row[]): Lines {
  return {
    title,
    columns: [
      { head: what, share: 15 },
      { head: text, share: 85 },
    ],
    rows: rows.filter(([, value]) => value.trim() !== ""),
  };
}

const toldOf = ({ sources, words, said }: TicketPage): Lines =>
  texts(
    words.told,
    [words["told.what"], words["told.text"]],
    [
      [words.description, said(sources.description)],
      [words.errorText, said(sources.errorText)],
    ],
  );

const outcomeOf = ({ sources, words, told, said, word }: TicketPage): Lines =>
  texts(
    words.outcome,
    [words["outcome.what"], words["outcome.text"]],
    [
      [words.resolution, told(sources.resolution)],
      [words.solution, said(sources.solution)],
      [words.cause, told(sources.cause)],
      [words.confirmation, word(`confirmation.${sources.confirmation}`) ?? sources.confirmation],
    ],
  );

const assetsOf = ({ sources, words, word }: TicketPage): Lines => ({
  title: words.assets,
  columns: [
    { head: words["assets.number"], share: 25 },
    { head: words["assets.name"], share: 45 },
    { head: words["assets.serial"], share: 30 },
  ],
  rows:
    sources.assets.length === 0 && sources.noAsset !== ""
      ? [[words.none, word(`noAsset.${sources.noAsset}`) ?? sources.noAsset, ""]]
      : sources.assets.map(({ number, name, serial }) => [number, name, serial]),
});
