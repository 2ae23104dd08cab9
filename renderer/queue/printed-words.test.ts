import { expect, test } from "vitest";
import {
  CHANNELS,
  CONFIRMATIONS,
  PRIORITIES,
  TICKET_STATUS,
  TICKET_TYPES,
} from "../../shared/domain/ticket/ticket-words.ts";
import { TICKET_PAPER_WORDS } from "../../shared/documents/ticket/ticket-paper-words.ts";
import { TICKET_WORDS } from "../../shared/documents/ticket/ticket-words.ts";
import enQueue from "../i18n/en/queue.json" with { type: "json" };
import zhQueue from "../i18n/zh-CN/queue.json" with { type: "json" };
import en from "../i18n/en/ticket.json" with { type: "json" };
import zh from "../i18n/zh-CN/ticket.json" with { type: "json" };

const FIELDS = [
  ...(["number", "title", "status", "type", "priority", "category", "requester", "contact"] as const),
  ...(["dept", "site", "place", "assignee", "securityFlag", "assets", "tags"] as const),
];

test.each([
  ["zh-CN", zh, zhQueue],
  ["en", en, enQueue],
] as const)("tables and papers of tickets have the words of the window: %s", (language, shown, queue) => {
  const table = TICKET_WORDS[language];
  const paper = TICKET_PAPER_WORDS[language];
  const both = [
    ...FIELDS.map((each) => [table[each], shown.field[each]]),
    ...TICKET_STATUS.map((each) => [table[`status.${each}`], shown.status[each]]),
    ...TICKET_TYPES.map((each) => [table[`type.${each}`], shown.type[each]]),
    ...PRIORITIES.map((each) => [table[`priority.${each}`], shown.priority[each]]),
    [table.ungraded, shown.ungraded],
    [paper.title, queue.paper.title],
    [paper["title.forUser"], queue.paper.titleForUser],
    ...CHANNELS.map((each) => [paper[`channel.${each}`], shown.channel[each]]),
    ...CONFIRMATIONS.map((each) => [paper[`confirmation.${each}`], shown.confirmation[each]]),
    ...(["channel", "startedAt", "description", "errorText", "solution"] as const).map((each) => [
      paper[each],
      shown.field[each],
    ]),
  ];
  expect(both.map(([said]) => said)).toEqual(both.map(([, window]) => window));
});
