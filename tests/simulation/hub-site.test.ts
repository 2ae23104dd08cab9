import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { transportError } from "../../electron/core/sync/transport.ts";
import type { HubTransport } from "../../electron/core/sync/transport.ts";
import { formatPairingCode } from "../../shared/protocol/pairing.ts";
import { HubSite, must } from "./hub-site.ts";
import type { Asked } from "./hub-site.ts";
import { Laptop } from "./laptop.ts";
import { randomOf } from "./random.ts";

const NOW = Date.UTC(2026, 10, 23, 8);

let folder: string;
let hub: HubSite;
let laptop: Laptop;
/** The hub dies over the next push, after it is written. */
let diesOverPush: boolean;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "deskside-hub-site-"));
  diesOverPush = false;
  const random = randomOf(1);
  hub = await HubSite.open(
    () => NOW,
    random.branch(),
    (store) => store,
  );
  const { administration, facts } = hub.service;
  const member = must(await administration.addMember({ name: "Li Na", role: "technician" }));
  let folders = 0;
  laptop = Laptop.create("K1", member.id, {
    now: () => NOW,
    random,
    folder: () => path.join(folder, String((folders += 1))),
    openTransport: () => (endpoint) => transportTo(endpoint.token),
    onError: (message) => {
      throw new Error(message);
    },
  });
  const { secret } = must(await administration.createPairingSecret(member.id, 60));
  const { workspace } = facts;
  const fingerprint = "0".repeat(64);
  const code = formatPairingCode({ address: "https://hub.test", fingerprint, secret, workspace });
  expect(await laptop.core.sync.pair(code)).toMatchObject({ ok: true });
});

afterEach(async () => {
  laptop.end();
  await hub.store.close();
  rmSync(folder, { recursive: true, force: true });
});

function transportTo(token: string | null): HubTransport {
  const ask = (asked: Asked) => async (request: unknown) => {
    if (asked === "push" && diesOverPush) hub.dieAt("afterCommit");
    const reply = await hub.answer(asked, token, request);
    return reply === "died" ? transportError("unreachable", "the connection broke") : reply;
  };
  const asked = ["pair", "fork", "handshake", "pull", "push", "missing", "reoffer", "parts"] as const;
  return {
    ...Object.fromEntries(asked.map((each) => [each, ask(each)])),
    notices: () => () => {},
    close: () => {},
  } as unknown as HubTransport;
}

test("what a hub refused and died over before it could say so has its number, also once it is put back", async () => {
  const backup = await hub.backup();
  must(laptop.does({ type: "ticket.open", set: { title: "Printer is silent" } }));
  must(await hub.service.administration.setRole(laptop.member, "auditor"));
  diesOverPush = true;
  const round = await laptop.core.sync.syncNow();
  expect([round.ok, round.refused]).toEqual([false, 0]);

  await hub.restore(backup, null);
  expect(await hub.decided()).toContain(`${laptop.core.profile.store.identity().device} 1`);
});
