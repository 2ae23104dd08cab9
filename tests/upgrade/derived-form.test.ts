import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openProfile, systemEnvironment } from "../../electron/core/compose.ts";
import { FORM } from "../../electron/core/store/derived/declaration.ts";
import { deskRank, isListed, namedBy, rowOf } from "../../electron/core/store/derived/projections.ts";
import { searchText } from "../../electron/core/store/derived/search-text.ts";
import { operationFrom } from "../../electron/core/store/log/stored-parts.ts";
import { sha256 } from "../../electron/core/keys/device-key.ts";
import { conflictRows } from "../../shared/domain/conflict/conflict-view.ts";
import { foldEntity } from "../../shared/domain/evolve.ts";
import { marksOf } from "../../shared/domain/known-marks.ts";
import { recordsOf } from "../../shared/domain/registry.ts";
import { canonicalJson } from "../../shared/log/canonical.ts";
import type { LoggedOperation } from "../../shared/log/operation.ts";
import { splitEntityKey } from "../../shared/log/operation.ts";
import { must, temporaryFolder } from "../support/core/core.ts";
import { KEPT, PASSPHRASE } from "./kept.ts";
import type { Kept } from "./kept.ts";

/** What follows from the kept logs, by the number under which a store knows that it changed. */
const RECORDED = { form: 10, derived: "c76be5112359671641cbb6524e2b91519f229f4ca8809067e9ab1f8b4f4aaf74" };

interface Logged {
  seq: number | null;
  body: string;
}

const folder = temporaryFolder();
afterAll(() => folder.remove());

function operationsOf({ version, profile }: Kept): Logged[] {
  const copy = join(folder.path, version);
  cpSync(profile, copy, { recursive: true });
  const secret = { by: "passphrase", passphrase: PASSPHRASE } as const;
  const { store } = must(openProfile({ folder: copy, secret, environment: systemEnvironment() }));
  try {
    return store.db
      .prepare<[], Logged>("SELECT seq, body FROM operation WHERE status IN ('pending', 'accepted')")
      .all();
  } finally {
    store.close();
  }
}

/** Everything a store derives from the kept logs, as one hash. */
function derivedFromKept(): string {
  const records = new Map<string, LoggedOperation[]>();
  for (const { seq, body } of KEPT.flatMap(operationsOf)) {
    const op = operationFrom({ body, parts: null });
    for (const key of recordsOf(op)) records.set(key, [...(records.get(key) ?? []), { op, seq }]);
  }
  const derived = [...records]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, logged]) => {
      const { kind, id } = splitEntityKey(key);
      const state = foldEntity(kind, id, logged);
      const row = rowOf(state);
      return {
        state,
        row,
        names: namedBy(state),
        marks: marksOf(state),
        found: isListed(state) ? searchText(state) : null,
        rank: deskRank(kind, row, ""),
        conflicts: conflictRows(state),
      };
    });
  expect(derived.length).toBeGreaterThan(20);
  return sha256(canonicalJson(JSON.parse(JSON.stringify(derived))));
}

test("code that derives something else from the same operations raises FORM, so that stores derive anew", () => {
  expect(
    { form: FORM, derived: derivedFromKept() },
    "raise FORM in electron/core/store/derived/declaration.ts by one, and record both here",
  ).toEqual(RECORDED);
});
