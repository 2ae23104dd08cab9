import { XmlElement, parseXml } from "@rgrove/parse-xml";
import { numberOf } from "./values.ts";

const MAX_DEPTH = 20;

/**
 * A property list of macOS as plain data; undefined for what is none. Data and dates are left as text.
 * Entities but those of XML itself are refused by the parser, nothing is fetched.
 */
export function plistOf(text: string): unknown {
  if (!text.trimStart().startsWith("<")) return undefined;
  try {
    const { root } = parseXml(text);
    const [value] = root ? elementsIn(root) : [];
    return value ? valueOf(value, 0) : undefined;
  } catch {
    return undefined;
  }
}

const elementsIn = (element: XmlElement) => element.children.filter((node) => node instanceof XmlElement);

function valueOf(element: XmlElement, depth: number): unknown {
  if (depth > MAX_DEPTH) return undefined;
  switch (element.name) {
    case "true":
      return true;
    case "false":
      return false;
    case "integer":
    case "real":
      return numberOf(element.text);
    case "array":
      return elementsIn(element).map((each) => valueOf(each, depth + 1));
    case "dict": {
      const parts = elementsIn(element);
      const pairs: [string, unknown][] = [];
      for (const [index, part] of parts.entries()) {
        const next = parts[index + 1];
        if (part.name === "key" && next) pairs.push([part.text, valueOf(next, depth + 1)]);
      }
      return Object.fromEntries(pairs);
    }
    default:
      return element.text;
  }
}
