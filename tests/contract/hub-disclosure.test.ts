import { describe, expect, test } from "vitest";
import type { OperationBody } from "../../shared/log/operation.ts";
import { enrol, must, newHub, pushAs, sessionOf } from "../support/hub/device.ts";
import type { TestDevice } from "../support/hub/device.ts";
import { hubEngines } from "../support/hub/engines.ts";

// S28: a program that does not ask who may show a matter of security to everybody is refused by the hub.

const { engines } = hubEngines();

describe.each(engines)("that a matter is none of security, on $name", ({ open }) => {
  const fresh = async () => {
    const hub = await newHub(await open());
    const [lead, technician, other] = [await enrol(hub, "lead"), await enrol(hub), await enrol(hub)];
    const opening = technician.ticket("疑似泄密");
    const ticket = opening.op.payload.ticket as string;
    const seal = (device: TestDevice, type: string, said: object) =>
      device.seal(type, { ticket, ...said }, [`ticket:${ticket}`], { v: type === "ticket.edit" ? 2 : 1 });
    const flag = (device: TestDevice, securityFlag: boolean) =>
      seal(device, "ticket.edit", { set: { securityFlag }, add: {}, remove: {} });
    const back = (device: TestDevice, { id, type }: Pick<OperationBody, "id" | "type">, before: unknown) =>
      seal(device, "ticket.undo", {
        ...{ operation: id, act: type, set: { securityFlag: before }, from: {}, add: {}, remove: {} },
      });
    const say = async (device: TestDevice, { sealed }: ReturnType<typeof flag>) =>
      must(await pushAs(hub, device, [sealed])).answers.map((each) =>
        each.status === "refused" ? [each.code, each.path] : each.status,
      );
    const pageOf = async (device: TestDevice) => {
      const { epoch } = await hub.head();
      const asked = { epoch, feed: 0, limit: 2000, protocol: 2 };
      return must(await hub.pull(await sessionOf(hub, device), asked));
    };
    const sees = async (device: TestDevice) => {
      const { operations, brought } = await pageOf(device);
      return JSON.stringify([operations, brought]).includes("疑似泄密");
    };
    expect(await say(technician, opening)).toEqual(["accepted"]);
    const knowing = async () => {
      const { head } = await pageOf(lead);
      for (const device of [lead, technician, other]) device.baseSeq = head;
    };
    return { hub, lead, technician, other, flag, back, say, sees, knowing };
  };

  test("is said by a lead; from whoever else sees it, it is refused and shows nobody anything", async () => {
    const { lead, technician, other, flag, say, sees, knowing } = await fresh();
    expect(await say(lead, flag(lead, true))).toEqual(["accepted"]);
    await knowing();
    expect(await say(technician, flag(technician, false))).toEqual([["forbidden", "overseen"]]);
    expect(await sees(other)).toBe(false);
    expect(await say(lead, flag(lead, false))).toEqual(["accepted"]);
    expect(await sees(other)).toBe(true);
  });

  test("whoever called it one by mistake takes that back, and nobody else's", async () => {
    const { lead, technician, flag, back, say, knowing } = await fresh();
    const mistaken = flag(technician, true);
    expect(await say(technician, mistaken)).toEqual(["accepted"]);
    expect(await say(technician, back(technician, mistaken.op, false))).toEqual(["accepted"]);
    const meant = flag(lead, true);
    expect(await say(lead, meant)).toEqual(["accepted"]);
    await knowing();
    for (const before of [false, null]) {
      expect(await say(technician, back(technician, meant.op, before))).toEqual([["forbidden", "overseen"]]);
    }
  });

  test("from whoever had not seen that it is one, it is taken as a fact", async () => {
    const { lead, technician, flag, say } = await fresh();
    expect(await say(lead, flag(lead, true))).toEqual(["accepted"]);
    expect(await say(technician, flag(technician, false))).toEqual(["accepted"]);
  });
});
