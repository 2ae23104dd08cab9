import { XmlElement, parseXml } from "@rgrove/parse-xml";
import type { XmlNode } from "@rgrove/parse-xml";

/** More than any agent nests; a file that nests deeper is no inventory. */
const MAX_DEPTH = 50;

/**
 * An agent's XML (`<REQUEST><CONTENT>…`) as its JSON says the same: names in lower case, one element
 * of a name as a value, several as a list. No entities but those of XML itself, nothing is fetched.
 *
 * @throws where the text is no XML
 */
export function xmlDocument(text: string): unknown {
  const { root } = parseXml(text.replace(/^\uFEFF/u, ""));
  return root ? valueOf(root, 0) : null;
}

function valueOf(element: XmlElement, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new Error("nested too deep");
  const children = element.children.filter((node: XmlNode) => node instanceof XmlElement);
  if (children.length === 0) return element.text;
  const found = new Map<string, unknown[]>();
  for (const child of children) {
    const name = child.name.toLowerCase();
    const value = valueOf(child, depth + 1);
    const values = found.get(name);
    if (values) values.push(value);
    else found.set(name, [value]);
  }
  return Object.fromEntries(
    [...found].map(([name, values]) => [name, values.length > 1 ? values : values[0]]),
  );
}
