import { expect, test } from "vitest";
import { certificateKeys } from "../../../shared/protocol/certificate-keys.ts";
import type { HubTransaction } from "../../store/hub-store.ts";
import { carryKeys, knownKeys } from "./known-keys.ts";
import type { DatedKey } from "./known-keys.ts";

const some = (count: number, from: number): DatedKey[] =>
  Array.from({ length: count }, (_, n) => ({
    key: (from + n).toString(16).padStart(64, "0"),
    since: from + n,
  }));

test("after a restore no more keys are named than a console takes, and the last retired are among them", async () => {
  // A row of the database is all that is read and written.
  const row: Record<string, string> = {
    certificateKeys: JSON.stringify({ keys: some(8, 0), retired: some(100, 1000) }),
  };
  const tx = {
    meta: () => Promise.resolve(row),
    setMeta: (change: Record<string, string>) => Promise.resolve(void Object.assign(row, change)),
  } as unknown as HubTransaction;
  await carryKeys(tx, { keys: some(8, 100), retired: some(100, 2000) });
  const { keys, retired } = await knownKeys(tx);
  const named = { keys: keys.map(({ key }) => key), retired: retired.map(({ key }) => key), sig: "AA==" };
  expect(certificateKeys.safeParse(named).error?.issues).toBeUndefined();
  expect(retired.at(-1)?.since).toBe(2099);
});
