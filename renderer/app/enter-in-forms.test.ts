import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../shared/domain/commands.ts";
import type { Written } from "../ui/use-form-submit.ts";
import { enterSends, isFieldEnter } from "../ui/use-form-submit.ts";

const SENDS = "sends it";
const NOTHING = "does nothing; the button or Ctrl+Enter sends it";
const BUTTON_ALONE = "does nothing; the button alone sends it";

/** Every form of the window, what it writes, and what Enter in a field of it does. */
const FORMS: readonly [file: string, writes: string, enter: string][] = [
  ["assets/detail/classify-dialog.tsx", "asset.*", NOTHING],
  ["directory/probe-policy.tsx", "site.setProbes", NOTHING],
  ["assets/forms/edit-asset.tsx", "asset.edit", NOTHING],
  ["assets/forms/register-asset.tsx", "asset.register", NOTHING],
  ["assets/register/move-dialog.tsx", "asset.edit", NOTHING],
  ["conflicts/text-part.tsx", "conflict.resolve", BUTTON_ALONE],
  ["custody/chain-part.tsx", "custody.resolve", BUTTON_ALONE],
  ["custody/later/attempt-dialog.tsx", "custody.attempt", NOTHING],
  ["custody/later/miss-dialog.tsx", "custody.miss", NOTHING],
  ["custody/later/unseal-dialog.tsx", "custody.unseal", NOTHING],
  ["custody/later/renew-dialog.tsx", "custody.renew", NOTHING],
  ["custody/later/sign-later.tsx", "custody.sign", NOTHING],
  ["custody/forms/custody-form.tsx", "custody.*", NOTHING],
  ["custody/forms/unsigned-dialog.tsx", "custody.*", BUTTON_ALONE],
  ["custody/row/row.tsx", "custody.handOver", NOTHING],
  ["delivery/new-problem.tsx", "problem.open", NOTHING],
  ["delivery/edit-problem.tsx", "problem.edit", NOTHING],
  ["delivery/shift-dialog.tsx", "shift.write", NOTHING],
  ["delivery/shift-card.tsx", "shift.takeOver", NOTHING],
  ["delivery/duty-dialog.tsx", "definition.set", NOTHING],
  ["diagnostics/start-dialog.tsx", "run.start", NOTHING],
  ["diagnostics/editor/editor.tsx", "definition.setChecklist", NOTHING],
  ["diagnostics/forms/agree-dialog.tsx", "run.agree", NOTHING],
  ["diagnostics/forms/reason-dialog.tsx", "run.*", NOTHING],
  ["diagnostics/forms/sign-dialog.tsx", "run.answer", NOTHING],
  ["queue/detail/held-back.tsx", "run.override", NOTHING],
  ["disposal/forms/lot-dialog.tsx", "*", NOTHING],
  ["fields/form/record-form.tsx", "*.set", NOTHING],
  ["media/medium-dialog.tsx", "medium.*", NOTHING],
  ["onboarding/wizard-frame.tsx", "profile", SENDS],
  ["queue/detail/note-composer.tsx", "ticket.note", NOTHING],
  ["queue/detail/person-name-editor.tsx", "ticket.edit", SENDS],
  ["queue/batch/batch-dialog.tsx", "ticket.note", NOTHING],
  ["queue/forms/assign-dialog.tsx", "ticket.assign", NOTHING],
  ["queue/forms/attempt-dialog.tsx", "ticket.attempt", NOTHING],
  ["queue/forms/close-dialog.tsx", "ticket.close", NOTHING],
  ["queue/forms/group-dialog.tsx", "ticket.group", NOTHING],
  ["queue/delivery/escalate-dialog.tsx", "ticket.escalate", NOTHING],
  ["queue/delivery/verify-dialog.tsx", "ticket.verify", NOTHING],
  ["queue/delivery/call-back-dialog.tsx", "ticket.callBack", NOTHING],
  ["queue/delivery/explain-miss-dialog.tsx", "ticket.explainMiss", NOTHING],
  ["queue/delivery/review-dialog.tsx", "ticket.review", NOTHING],
  ["queue/forms/happened-dialog.tsx", "ticket.happened", NOTHING],
  ["queue/forms/pause-dialog.tsx", "ticket.pause", NOTHING],
  ["queue/forms/report-dialog.tsx", "ticket.report", NOTHING],
  ["queue/forms/hang-dialog.tsx", "ticket.hang", NOTHING],
  ["queue/forms/plan-dialog.tsx", "ticket.plan", NOTHING],
  ["queue/forms/approve-dialog.tsx", "ticket.approve", NOTHING],
  ["directory/packages/package-dialog.tsx", "ticket.open", NOTHING],
  ["directory/addresses/take-dialog.tsx", "address.take", NOTHING],
  ["directory/addresses/address-view.tsx", "address.extend", NOTHING],
  ["defining/definition-dialog.tsx", "definition.set", NOTHING],
  ["queue/forms/prioritise-dialog.tsx", "ticket.prioritise", NOTHING],
  ["queue/forms/told-dialog.tsx", "ticket.told", NOTHING],
  ["queue/forms/new-ticket.tsx", "ticket.open", NOTHING],
  ["queue/intake/on-the-spot.tsx", "ticket.open", NOTHING],
  ["queue/forms/reopen-dialog.tsx", "ticket.reopen", NOTHING],
  ["queue/forms/resolve-in-place.tsx", "ticket.resolve", NOTHING],
  ["rounds/plan/round-form.tsx", "round.edit", NOTHING],
  ["rounds/plan/round-form.tsx", "round.plan", NOTHING],
  ["rounds/plan/end-dialog.tsx", "round.end", NOTHING],
  ["rounds/walk/miss-dialog.tsx", "tour.miss", NOTHING],
  ["rounds/walk/finish-dialog.tsx", "tour.finish", NOTHING],
  ["records/erase/erase-dialog.tsx", "record.erase", NOTHING],
  ["restoring/restore-dialog.tsx", "restore", BUTTON_ALONE],
  ["settings/credentials/credentials-dialog.tsx", "probe.setCredentials", NOTHING],
  ["settings/service/calendar-dialog.tsx", "definition.set", NOTHING],
  ["settings/service/notice-dialog.tsx", "definition.set", NOTHING],
  ["settings/service/target-dialog.tsx", "definition.set", NOTHING],
  ["settings/definitions/levels-dialog.tsx", "definition.set", NOTHING],
  ["signing/pin-dialog.tsx", "nothing", SENDS],
  ["signing/set-pin-dialog.tsx", "profile", SENDS],
  ["sync/join-hub.tsx", "hub", BUTTON_ALONE],
];

/** The frames that hand on what the form around them says. */
const FRAMES = ["ui/task-form.tsx", "ui/form-dialog.tsx", "records/act-dialog.tsx"];

interface Sources {
  /** What forms say that they write, by file; what is put in at run time is `*`. */
  declared: [file: string, writes: string][];
  /** Elements `<form>` that are not sent through `useFormSubmit`. */
  bare: string[];
  /** Dialogs, by file, and whether Ctrl+Enter sends them as well. */
  dialogs: [file: string, byKey: boolean][];
}

const renderer = fileURLToPath(new URL("..", import.meta.url));

function readForms(): Sources {
  const found: Sources = { declared: [], bare: [], dialogs: [] };
  for (const file of readdirSync(renderer, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".tsx")) continue;
    const source = ts.createSourceFile(
      file,
      readFileSync(join(renderer, file), "utf8"),
      ts.ScriptTarget.Latest,
      true,
    );
    look(source, file, found);
  }
  return found;
}

function look(node: ts.Node, file: string, found: Sources): void {
  if (ts.isJsxOpeningElement(node) && node.tagName.getText() === "form") {
    const { properties } = node.attributes;
    const spread = properties.some(ts.isJsxSpreadAttribute);
    const own = properties.some((each) => ts.isJsxAttribute(each) && each.name.getText() === "onSubmit");
    if (!spread || own) found.bare.push(file);
  }
  if (ts.isJsxOpeningElement(node) && node.tagName.getText() === "FormDialog") {
    const names = node.attributes.properties.filter(ts.isJsxAttribute).map((each) => each.name.getText());
    found.dialogs.push([file, !names.includes("deliberate")]);
  }
  const said = ts.isJsxAttribute(node) || ts.isPropertyAssignment(node) ? node : null;
  if (said?.name.getText() === "writes" && said.initializer && !FRAMES.includes(file)) {
    found.declared.push([file, wordIn(said.initializer)]);
  }
  ts.forEachChild(node, (child) => look(child, file, found));
}

function wordIn(node: ts.Node): string {
  if (ts.isJsxExpression(node) && node.expression) return wordIn(node.expression);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map((span) => `*${span.literal.text}`).join("");
  }
  return "*";
}

const sources = readForms();

describe("Enter in a field of a form", () => {
  test("is decided in one place: no form is sent past it", () => {
    expect(sources.bare).toEqual([]);
  });

  test("every form says what it writes and stands in this table", () => {
    expect(sources.declared.sort()).toEqual(FORMS.map(([file, writes]) => [file, writes]).sort());
  });

  test("Ctrl+Enter sends every dialog but those that their button alone sends", () => {
    const alone = new Set(FORMS.flatMap(([file, , enter]) => (enter === BUTTON_ALONE ? [file] : [])));
    expect(sources.dialogs.length).toBeGreaterThan(4);
    expect(sources.dialogs.filter(([file, byKey]) => byKey === alone.has(file))).toEqual([]);
  });

  test.each(FORMS)("%s, which writes %s: %s", (_file, writes, enter) => {
    const pattern = new RegExp(`^${writes.replaceAll(".", "\\.").replaceAll("*", "\\w+")}$`);
    const meant = writes.includes(".")
      ? Object.keys(COMMANDS).filter((name) => pattern.test(name))
      : [writes];
    expect(meant).not.toEqual([]);
    expect(meant.filter((each) => enterSends(each as Written) !== (enter === SENDS))).toEqual([]);
  });

  const enter = { key: "Enter", ctrlKey: false, metaKey: false };
  const plain = { isComposing: false, keyCode: 13, key: "Enter" };
  test.each([
    ["a line of text", { ...enter, nativeEvent: plain, target: { tagName: "INPUT", type: "text" } }, true],
    ["a box to tick", { ...enter, nativeEvent: plain, target: { tagName: "INPUT", type: "checkbox" } }, true],
    ["a date", { ...enter, nativeEvent: plain, target: { tagName: "INPUT", type: "datetime-local" } }, true],
    ["a text of many lines", { ...enter, nativeEvent: plain, target: { tagName: "TEXTAREA" } }, false],
    ["a button", { ...enter, nativeEvent: plain, target: { tagName: "BUTTON", type: "submit" } }, false],
    ["Ctrl+Enter", { ...enter, ctrlKey: true, nativeEvent: plain, target: { tagName: "INPUT" } }, false],
    [
      "the end of a composition",
      { ...enter, nativeEvent: { ...plain, isComposing: true }, target: { tagName: "INPUT" } },
      false,
    ],
    ["a letter", { ...enter, key: "e", nativeEvent: plain, target: { tagName: "INPUT" } }, false],
  ])("%s is taken from the browser: %o", (_what, press, taken) => {
    expect(isFieldEnter(press)).toBe(taken);
  });
});
