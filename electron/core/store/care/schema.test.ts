import { describe, expect, test } from "vitest";
import { must } from "../../../../tests/support/core/core.ts";
import { IN_MEMORY, openDatabase } from "./open-database.ts";
import { MIGRATIONS, NewerSchema, SCHEMA_VERSION, migrate } from "./schema.ts";

const version = (db: ReturnType<typeof empty>) => db.pragma("user_version", { simple: true });
const empty = () => must(openDatabase(IN_MEMORY, null));

describe("migrations", () => {
  test("bring an empty database to this program's schema, and again change nothing", () => {
    const db = empty();
    expect(migrate(db)).toBe(0);
    expect(version(db)).toBe(SCHEMA_VERSION);
    expect(migrate(db)).toBe(SCHEMA_VERSION);
  });

  test("one that fails leaves the database as it was before it", () => {
    const db = empty();
    migrate(db);
    const broken = [...MIGRATIONS, "CREATE TABLE added (x); INSERT INTO nowhere VALUES (1)"];
    expect(() => migrate(db, broken)).toThrow(/nowhere/);
    expect(version(db)).toBe(SCHEMA_VERSION);
    expect(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'added'").get()).toBeUndefined();
  });

  test("a store of a newer program is refused, not changed", () => {
    const db = empty();
    migrate(db);
    db.pragma(`user_version=${SCHEMA_VERSION + 1}`);
    expect(() => migrate(db)).toThrow(NewerSchema);
    expect(version(db)).toBe(SCHEMA_VERSION + 1);
  });
});
