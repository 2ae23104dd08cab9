import { describe, expect, test } from "vitest";
import { judge } from "../../hub/features/sync/judge.ts";
import { sha256Hex } from "../../hub/log/hub-crypto.ts";
import type { Author } from "../../hub/log/hub-context.ts";
import { device } from "../../shared/domain/device/device.ts";
import { SERVICES, serviceMay } from "../../shared/domain/permission/service.ts";
import { OPERATION_TYPES, personalOf } from "../../shared/domain/registry.ts";
import type { Operation } from "../../shared/log/operation.ts";
import { separate } from "../../shared/log/parts.ts";
import { Story, TICKET, WORKSPACE, openTicket, uuid } from "../support/domain/operations.ts";

const SERVICE = uuid(101);
const KEY = `${"A".repeat(43)}=`;
const web: Author = { workspace: WORKSPACE, service: "web" };
const enrolment = { device: SERVICE, service: "web", name: "Request page", code: "W1", publicKey: KEY };

/** An operation of device 1, acting in its own name unless it says otherwise. */
function sealed(type: string, payload: Record<string, unknown>, actor = SERVICE): Operation {
  const op = new Story().act(1, type, payload);
  const definition = OPERATION_TYPES.get(type);
  const personal = definition ? personalOf(definition, payload) : {};
  const { payload: hidden } = separate(op.payload, personal, () => "salt", sha256Hex);
  return { ...op, payload: hidden, actor };
}
const judged = (op: Operation, author: Author = web) => judge(op, true, author, OPERATION_TYPES);
const note = { ticket: TICKET, text: "It is still broken", to: "team" };

describe("a service", () => {
  test("is a device with a key and a purpose, and nobody's", () => {
    const story = new Story();
    story.act(9, "device.enrolService", enrolment);
    const row = device.row(story.state("device", SERVICE));
    expect(row).toMatchObject({
      service: "web",
      name: "Request page",
      member: "",
      publicKey: KEY,
      revoked: false,
    });
    story.act(9, "device.revoke", { device: SERVICE });
    expect(device.row(story.state("device", SERVICE)).revoked).toBe(true);
  });

  test("acts in its own name", () => {
    expect(judged(sealed("ticket.open", openTicket()))).toEqual({ kind: "accept" });
    const asMember = judged(sealed("ticket.open", openTicket(), uuid(201)));
    expect(asMember).toMatchObject({ kind: "refuse", refusal: { code: "forbidden", path: "actor" } });
  });

  test("a member's laptop does not", () => {
    const member: Author = { workspace: WORKSPACE, member: uuid(201), role: "lead" };
    expect(judged(sealed("ticket.open", openTicket(), uuid(201)), member)).toEqual({ kind: "accept" });
    expect(judged(sealed("ticket.open", openTicket()), member)).toMatchObject({ refusal: { path: "actor" } });
  });

  test.each([
    ["mail", "ticket.note", note, true],
    ["ladder", "ticket.assign", { ticket: TICKET, assignee: uuid(201) }, true],
    ["mail", "ticket.accept", { ticket: TICKET }, false],
    ["web", "ticket.edit", { ticket: TICKET, set: { place: "3-12" } }, false],
    ["ladder", "ticket.open", openTicket(), false],
    ["telegram", "ticket.open", openTicket(), false],
    ["web", "device.enrolService", enrolment, false],
  ] as const)("%s: %s is in its table: %o", (service, type, payload, may) => {
    const verdict = judged(sealed(type, payload), { workspace: WORKSPACE, service });
    if (may) expect(verdict).toEqual({ kind: "accept" });
    else expect(verdict).toMatchObject({ kind: "refuse", refusal: { code: "forbidden", path: "type" } });
  });

  test("is signed like anything else", () => {
    const op = sealed("ticket.open", openTicket());
    expect(judge(op, false, web, OPERATION_TYPES)).toMatchObject({ refusal: { code: "signature" } });
  });

  test("may only what exists, and nothing of custody or of the roster", () => {
    for (const service of SERVICES) {
      const may = [...OPERATION_TYPES.values()].filter(({ type }) => serviceMay(service, type));
      expect(may.length, service).toBeGreaterThan(0);
      for (const { type, kind, permission } of may) {
        if (type !== "rating.sum") expect(kind).toBe("ticket");
        // What is a service's alone, no member may.
        expect(["ticket.write", "service"]).toContain(permission);
      }
    }
  });
});
