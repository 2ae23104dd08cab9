import { expect, test } from "vitest";
import { CHECKED_BY } from "../../shared/domain/approval/step.ts";
import { NEXT_ACTIONS, OUTCOMES, VERDICTS } from "../../shared/domain/checklist/outcomes.ts";
import { RUN_STATUS } from "../../shared/domain/run/run-fields.ts";
import { RUN_WORDS } from "../../shared/documents/run/run-words.ts";
import en from "../i18n/en/run.json" with { type: "json" };
import zhPaper from "../i18n/zh-CN/diagnostics.json" with { type: "json" };
import zh from "../i18n/zh-CN/run.json" with { type: "json" };
import enPaper from "../i18n/en/diagnostics.json" with { type: "json" };

test.each([
  ["zh-CN", zh, zhPaper.paper],
  ["en", en, enPaper.paper],
] as const)("the paper of a run and the window have the same words: %s", (language, shown, title) => {
  const words = RUN_WORDS[language];
  const both = [
    ...OUTCOMES.map((each) => [words[`outcome.${each}`], shown.outcome[each]]),
    ...VERDICTS.map((each) => [words[`verdict.${each}`], shown.verdict[each]]),
    ...NEXT_ACTIONS.map((each) => [words[`next.${each}`], shown.next[each]]),
    ...RUN_STATUS.map((each) => [words[`status.${each}`], shown.status[each]]),
    ...CHECKED_BY.map((each) => [words[`identityCheck.${each}`], shown.identityCheck[each]]),
    [words.title, title],
  ];
  expect(both.map(([paper]) => paper)).toEqual(both.map(([, window]) => window));
});
