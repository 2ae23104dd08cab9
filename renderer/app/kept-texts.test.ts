import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";

const RENDERER = new URL("../", import.meta.url);

// What somebody types is kept as a draft (issue: nothing typed is lost). A field whose text lives in the window
// alone says so: `data-unkept`, as a search, a scan and a secret do.

const LOCAL = /const \[\w+, (set\w+)\] = useState(?:<string>)?\((?:"|[^)]*\?\? "")/g;

/** Text fields of a file whose words only the window has, and that do not say so. */
function unkeptIn(source: string): string[] {
  const setters = [...source.matchAll(LOCAL)].map(([, setter]) => setter as string);
  const fields = source.split(/(?=<(?:TextInput|FreeText|Textarea)\b)/).slice(1);
  return fields.flatMap((field) => {
    const [own = ""] = field.split(/\/>/, 1);
    const setter = setters.find((each) => own.includes(`${each}(event.currentTarget.value)`));
    return setter !== undefined && !own.includes("data-unkept") ? [setter] : [];
  });
}

test("every text field of the window is kept as a draft, or says that it is not", () => {
  const files = readdirSync(RENDERER, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".tsx"),
  );
  expect(files.length).toBeGreaterThan(200);
  const unkept = files.flatMap((file) =>
    unkeptIn(readFileSync(new URL(file, RENDERER), "utf8")).map((setter) => `${file} ${setter}`),
  );
  expect(unkept).toEqual([]);
});

test("the rule sees a field whose words are nowhere else", () => {
  const own = (more: string) =>
    `const [why, setWhy] = useState("");\n<FreeText${more} onChange={(event) => setWhy(event.currentTarget.value)} />`;
  expect(unkeptIn(own(""))).toEqual(["setWhy"]);
  expect(unkeptIn(own(' data-unkept=""'))).toEqual([]);
});
