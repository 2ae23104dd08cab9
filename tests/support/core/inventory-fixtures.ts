import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export const FIXTURES = "tests/fixtures/inventory";
/** Real documents lie beside the checkout where they exist (CI always has them). */
export const REAL = "../shared/data/glpi-inventory";
export const hasReal = existsSync(REAL);

export function fixture(path: string): unknown {
  return JSON.parse(readFileSync(join(FIXTURES, path), "utf8"));
}

export function documentsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => join(folder, name));
}
