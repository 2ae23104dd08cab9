import { expect, test } from "vitest";
import {
  HANDOVER_PURPOSES,
  IDENTITY_CHECKS,
  RETURN_REASONS,
} from "../../../shared/domain/custody/custody-forms.ts";
import { CONDITIONS } from "../../../shared/domain/custody/line-forms.ts";
import { SLIP_WORDS } from "../../../shared/documents/slip/slip-words.ts";
import { RECEIPT_WORDS } from "../../../shared/proof/receipt-words.ts";
import en from "../../i18n/en/custody.json" with { type: "json" };
import zh from "../../i18n/zh-CN/custody.json" with { type: "json" };

// The core prints without the window's catalogues; a document is called on paper what it is called on screen.
test.each([
  ["zh-CN", zh],
  ["en", en],
] as const)("paper, receipt and window have the same words: %s", (language, { slip, ...shown }) => {
  const words = SLIP_WORDS[language];
  const { titles, otherTitle } = RECEIPT_WORDS[language];
  const both = [
    ...HANDOVER_PURPOSES.flatMap((each) => [
      [titles[each], slip.title[each]],
      [words[`purpose.${each}`], shown.purpose[each]],
    ]),
    ...RETURN_REASONS.map((each) => [words[`reason.${each}`], shown.reason[each]]),
    ...CONDITIONS.map((each) => [words[`condition.${each}`], shown.condition[each]]),
    ...IDENTITY_CHECKS.map((each) => [words[`identityCheck.${each}`], shown.identityCheck[each]]),
    [titles.return, slip.title.return],
    [titles.underSeal, slip.title.underSeal],
    [otherTitle, slip.title.handOver],
    [words.giver, slip.giver],
    [words.returner, slip.returner],
    [words.receiver, slip.receiver],
  ];
  expect(both.map(([paper]) => paper)).toEqual(both.map(([, window]) => window));
});
