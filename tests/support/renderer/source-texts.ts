import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";

export interface KeyUse {
  file: string;
  line: number;
  /** Area of the `useText` the call goes through. */
  area: string;
  /** The key, or null for one that is put together at run time. */
  key: string | null;
}

export interface Wording {
  file: string;
  line: number;
  text: string;
}

export interface SourceTexts {
  uses: KeyUse[];
  /** Every string literal. */
  literals: Set<string>;
  /** Every template, its holes as `.+`. */
  patterns: RegExp[];
  /** Declared actions; the group is null where a helper adds it. */
  actions: { id: string; group: string | null }[];
  /** Forms that keep a draft, as `useDraftedForm` names them; what is put in at run time is `.+`. */
  drafts: string[];
  /** Tasks that are started (`startTask`). */
  tasks: string[];
  /** Words that a person would read and that stand in the code. */
  wordings: Wording[];
}

/** The frame of all forms of one act: whoever uses it names the draft. */
const FRAME = "ActDialog";

/** Attributes that a person reads or hears. */
const READ = new Set([
  "label",
  "title",
  "aria-label",
  "placeholder",
  "description",
  "alt",
  "error",
  "confirm",
  "submit",
]);
const CJK = /\p{Script=Han}/u;
/** The program's own name reads the same in every language. */
const NAME = "Deskside";

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(
      (name) => /\.tsx?$/.test(name) && !/\.test(-support)?\.tsx?$/.test(name) && !name.endsWith(".d.ts"),
    )
    .map((name) => join(folder, name));
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Reads what the window's sources say about texts. */
export function readSources(folder: string): SourceTexts {
  const found: SourceTexts = {
    uses: [],
    literals: new Set(),
    patterns: [],
    actions: [],
    drafts: [],
    tasks: [],
    wordings: [],
  };
  const constants = new Map<string, string>();
  for (const path of filesBelow(folder)) {
    const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
    readFile(source, relative(folder, path), found, constants);
  }
  found.drafts = found.drafts.map((name) => constants.get(name) ?? name);
  return found;
}

function readFile(
  source: ts.SourceFile,
  file: string,
  found: SourceTexts,
  constants: Map<string, string>,
): void {
  const areas = new Map<string, string>();
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const wording = (node: ts.Node, text: string) =>
    found.wordings.push({ file, line: lineOf(node), text: text.trim() });

  function keysOf(argument: ts.Expression | undefined): (string | null)[] {
    if (!argument) return [];
    if (ts.isStringLiteralLike(argument)) return [argument.text];
    if (ts.isConditionalExpression(argument)) {
      return [...keysOf(argument.whenTrue), ...keysOf(argument.whenFalse)];
    }
    return [null];
  }

  function readCall({ expression, arguments: given }: ts.CallExpression): void {
    const [first, second] = given;
    const called = expression.getText(source);
    if (called === "startTask" && second && ts.isStringLiteralLike(second)) found.tasks.push(second.text);
    if (called !== "useDraftedForm" || !first || !ts.isObjectLiteralExpression(first)) return;
    const form = first.properties.find((each) => each.name?.getText(source) === "form");
    if (form && ts.isPropertyAssignment(form) && !file.endsWith("act-dialog.tsx"))
      draftNamed(form.initializer);
  }

  function readFrame({ tagName, attributes }: ts.JsxOpeningLikeElement): void {
    if (tagName.getText(source) !== FRAME) return;
    const attribute = (name: string) =>
      attributes.properties.filter(ts.isJsxAttribute).find((each) => each.name.getText(source) === name);
    const said = (attribute("form") ?? attribute("writes"))?.initializer;
    const value = said && ts.isJsxExpression(said) ? said.expression : said;
    if (value) draftNamed(value);
  }

  function draftNamed(value: ts.Node): void {
    if (ts.isStringLiteralLike(value)) found.drafts.push(value.text);
    else if (ts.isTemplateExpression(value)) {
      const parts = [value.head.text, ...value.templateSpans.map((span) => span.literal.text)];
      found.drafts.push(parts.map(escaped).join(".+"));
    } else found.drafts.push(value.getText(source));
  }

  function visit(node: ts.Node): void {
    if (ts.isCallExpression(node)) readCall(node);
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) readFrame(node);
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isStringLiteralLike(node.initializer)) {
      constants.set(node.name.getText(source), node.initializer.text);
    }
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      const call = node.initializer;
      const [area] = ts.isCallExpression(call) ? call.arguments : [];
      if (
        ts.isCallExpression(call) &&
        call.expression.getText(source) === "useText" &&
        area &&
        ts.isStringLiteral(area)
      ) {
        areas.set(node.name.text, area.text);
      }
    }
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const area = areas.get(node.expression.text);
      if (area !== undefined) {
        for (const key of keysOf(node.arguments[0])) {
          const [other, own] = key?.includes(":") ? key.split(":") : [area, key];
          found.uses.push({ file, line: lineOf(node), area: other ?? area, key: own ?? null });
        }
      }
    }
    if (ts.isStringLiteralLike(node)) {
      found.literals.add(node.text);
      if (CJK.test(node.text)) wording(node, node.text);
    }
    if (ts.isTemplateExpression(node)) {
      const parts = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
      // Only templates that look like keys; `.+` alone would match them all.
      if (parts.some((part) => /[a-z]/i.test(part)) && !parts.some((part) => /\s/.test(part))) {
        found.patterns.push(new RegExp(`^${parts.map(escaped).join(".+")}$`));
      }
      if (parts.some((part) => CJK.test(part))) wording(node, parts.join("…"));
    }
    if (ts.isJsxText(node) && /\p{L}{2,}/u.test(node.text) && node.text.trim() !== NAME) {
      wording(node, node.text);
    }
    if (ts.isJsxAttribute(node) && READ.has(node.name.getText(source))) {
      const value = node.initializer;
      if (value && ts.isStringLiteral(value) && /\p{L}{2,}/u.test(value.text)) wording(node, value.text);
    }
    if (ts.isObjectLiteralExpression(node)) readAction(node);
    ts.forEachChild(node, visit);
  }

  function readAction(node: ts.ObjectLiteralExpression): void {
    const property = (name: string) =>
      node.properties.find((each) => ts.isPropertyAssignment(each) && each.name.getText(source) === name);
    const id = property("id");
    // Some are declared in short and completed by a helper.
    if (!id || !(property("shortcuts") || property("shortcut"))) return;
    const value = (id as ts.PropertyAssignment).initializer;
    if (!ts.isStringLiteralLike(value)) return;
    const group = property("group") as ts.PropertyAssignment | undefined;
    const heading = group && ts.isStringLiteralLike(group.initializer) ? group.initializer.text : null;
    found.actions.push({ id: value.text, group: heading });
  }

  visit(source);
}
