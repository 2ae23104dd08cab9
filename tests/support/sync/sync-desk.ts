import { afterEach, beforeEach, describe, expect } from "vitest";
import type { OutboxRow, SyncStatus } from "../../../shared/ipc/change-batch.ts";
import type { Console, Office } from "./sync-office.ts";
import { WIRES, hubLog, logOf, openOffice, statesOf, temporaryFolder, verified } from "./sync-office.ts";

/** What each test of the sync begins with: an office of its own with one paired console. */
export interface Given {
  office: Office;
  /** Member and console. */
  member: string;
  a: Console;
  /** For profiles that are closed, copied and opened again. */
  folder: { path: string };
}

/** Tests of consoles and a hub, in one process and over real HTTPS. */
export function describeSync(title: string, tests: (given: Given) => void): void {
  describe.each(WIRES)(`${title}, %s`, (wire) => {
    const given = {} as Given;
    let removeFolder: () => Promise<void>;

    beforeEach(async () => {
      const { path, remove } = temporaryFolder();
      removeFolder = remove;
      const office = await openOffice(wire);
      const member = await office.member();
      Object.assign(given, { office, member, a: await office.console(member), folder: { path } });
    });
    afterEach(async () => {
      await given.office.close();
      await removeFolder();
    });

    tests(given);
  });
}

export const open = (console: Console, title = "打印机卡纸") =>
  console.act({ type: "ticket.open", set: { title } });
export const note = (console: Console, ticket: string, text: string) =>
  console.act({ type: "ticket.note", ticket, text });
export const status = (console: Console) => console.query<SyncStatus>("sync.status");
export const pending = (console: Console) =>
  console.query<{ rows: OutboxRow[] }>("outbox.page", { state: "waiting" }).rows;
export const refused = (console: Console) =>
  console.query<{ rows: OutboxRow[] }>("outbox.page", { state: "refused" }).rows;

/** Everything all know is the same, nothing waits, and each store verifies. */
export async function expectAgreement(office: Office, ...consoles: Console[]): Promise<void> {
  const log = (await hubLog(office)).map(({ id, seq }) => ({ id, seq }));
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  for (const console of consoles) {
    expect(pending(console)).toEqual([]);
    const held = logOf(console).filter((each) => each.status === "accepted");
    expect(held.map(({ id, seq }) => ({ id, seq })).sort(byId)).toEqual([...log].sort(byId));
    expect(statesOf(console)).toEqual(statesOf(consoles[0] as Console));
    await verified(console);
  }
}
