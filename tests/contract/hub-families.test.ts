import { describe, expect, test } from "vitest";
import { createHubService, verifyHub } from "../../hub/compose.ts";
import { allDevices, saveDevice } from "../../hub/features/devices/device-rows.ts";
import { FORKS_PER_DAY } from "../../hub/features/devices/fork.ts";
import { done } from "../../hub/outcome.ts";
import type { HubService } from "../../hub/service.ts";
import type { HubStore } from "../../hub/store/hub-store.ts";
import { TestDevice, enrol, faultOf, hubsOver, must, pairAgain } from "../support/hub/device.ts";
import { pushAs, sessionOf, testEnvironment } from "../support/hub/device.ts";
import { hubEngines } from "../support/hub/engines.ts";

const { engines } = hubEngines();

/** A new identity out of a device's, as a cloned laptop asks for it. */
async function forkOf(hub: HubService, device: TestDevice, next = new TestDevice()): Promise<TestDevice> {
  const reply = must(await hub.fork(await sessionOf(hub, device), device.forkRequest(next)));
  const { token, workspace, code, member } = reply;
  return Object.assign(next, { token, workspace, code, member: member.id });
}

/** The rows as an older hub left them: it did not note who was forked from whom. */
async function forgetOrigins(store: HubStore): Promise<void> {
  const devices = await allDevices(store);
  must(
    await store.write(async (tx) => {
      for (const device of devices) await saveDevice(tx, { ...device, forkedFrom: "" });
      return done(null);
    }),
  );
}

describe.each(engines)("$name: revocation reaches the family", ({ open }) => {
  const fresh = hubsOver(open);

  test("a revoked device takes all with it that came from it, and that it came from; nobody else", async () => {
    const { hub, store } = await fresh();
    const laptop = await enrol(hub);
    const child = await forkOf(hub, laptop);
    const grandchild = await forkOf(hub, child);
    const sibling = await forkOf(hub, laptop);
    const stranger = await enrol(hub);
    const second = await pairAgain(hub, laptop.member, new TestDevice());
    const session = await sessionOf(hub, grandchild);

    const revoked = must(await hub.administration.revokeDevice(child.id, "lost"));
    expect(revoked[0]?.id).toBe(child.id);
    const family = [laptop, child, grandchild, sibling];
    expect(revoked.map(({ id }) => id).sort()).toEqual(family.map(({ id }) => id).sort());
    for (const each of family) expect(faultOf(await hub.authenticate(each.token))).toBe("revoked");
    const late = { epoch: 1, operations: grandchild.tickets(1) };
    expect(faultOf(await hub.push(session, late))).toBe("revoked");
    expect(faultOf(await hub.fork(session, grandchild.forkRequest(new TestDevice())))).toBe("revoked");
    for (const each of [stranger, second]) must(await pushAs(hub, each, each.tickets(1)));
    expect((await verifyHub(store)).problems).toEqual([]);
  });

  test("a revoked device and its forks cannot pair again, with whichever code", async () => {
    const { hub } = await fresh();
    const laptop = await enrol(hub);
    const child = await forkOf(hub, laptop);
    must(await hub.administration.revokeDevice(laptop.id));
    const { secret } = must(await hub.administration.createPairingSecret(laptop.member, 30));
    for (const each of [laptop, child]) {
      expect(faultOf(await hub.pair(each.pairRequest(secret)))).toBe("revoked");
    }
  });

  test("a member's forks are bounded by the day, from whichever of their devices; a repeated one is one", async () => {
    const environment = testEnvironment();
    const { hub } = await fresh({ environment });
    let last = await enrol(hub);
    const calm = await enrol(hub);
    const asks = [last];
    for (let count = 0; count < FORKS_PER_DAY; count += 1) {
      const next = new TestDevice();
      await forkOf(hub, last, next);
      last = await forkOf(hub, last, next);
      asks.push(last);
    }
    for (const each of [asks[0]!, last]) {
      const request = each.forkRequest(new TestDevice());
      expect(faultOf(await hub.fork(await sessionOf(hub, each), request))).toBe("rateLimited");
    }
    await forkOf(hub, calm);
    environment.advance(24 * 60 * 60_000);
    await forkOf(hub, last);
  });

  test("what an older hub did not note is known where the log shows it, and otherwise said to be unknown", async () => {
    const { hub, store } = await fresh();
    const laptop = await enrol(hub);
    const clone = laptop.clone();
    const { sealed, op } = laptop.ticket();
    must(await pushAs(hub, laptop, [sealed]));
    const child = await forkOf(hub, clone);
    // Sealed anew under the new identity: the log holds it already, as the twin's.
    const anew = child.seal(op.type, op.payload, op.touches, { id: op.id }).sealed;
    expect(must(await pushAs(hub, child, [anew])).answers).toMatchObject([{ status: "accepted" }]);
    const other = await pairAgain(hub, laptop.member, new TestDevice());
    await forgetOrigins(store);

    const upgraded = await createHubService({ store });
    const origins = new Map((await allDevices(store)).map(({ id, forkedFrom }) => [id, forkedFrom]));
    expect([laptop, child, other].map(({ id }) => origins.get(id))).toEqual(["", laptop.id, ""]);
    must(await upgraded.administration.revokeDevice(laptop.id));
    expect(faultOf(await upgraded.authenticate(child.token))).toBe("revoked");
    must(await upgraded.authenticate(other.token));
  });
});
