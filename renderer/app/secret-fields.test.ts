import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const renderer = fileURLToPath(new URL("..", import.meta.url));
const forms = readdirSync(renderer, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".tsx"))
  .map((name) => ({ name, text: readFileSync(join(renderer, name), "utf8") }))
  .filter(({ text }) => text.includes("<PasswordInput"));

test("every field in which a passphrase or a recovery key is typed says so, also while it is shown", () => {
  expect(forms.length).toBeGreaterThan(2);
  for (const { name, text } of forms) {
    const fields =
      text.match(/<(PasswordInput|TextInput)\b[^]*?\n\s*\/>|<(PasswordInput|TextInput)\b.*\/>/g) ?? [];
    const shared = /const field = \{[^]*?autoComplete: "current-password"/.test(text);
    for (const field of fields) {
      const isSecret = /autoComplete="(current|new)-password"/.test(field);
      expect(isSecret || (shared && field.includes("{...field}")), `${name}: ${field}`).toBe(true);
    }
  }
});
