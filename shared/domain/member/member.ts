import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { entityKeyOf } from "../../log/operation.ts";
import { writeField } from "../../log/write.ts";
import { operationType, step } from "../operation-type.ts";
import type { Step } from "../operation-type.ts";
import { ROLES } from "../permission/permission.ts";
import { ref, text } from "../words.ts";

/**
 * The roster: members of the service department and their enrolled devices. The hub writes it
 * into the log with its own key, so that every console knows names, roles and the public keys
 * it needs to verify signatures, offline too.
 */
export const memberFields = {
  name: field("register", text(60, 1)),
  role: field("register", z.enum(ROLES)),
  active: field("register", z.boolean()),
} as const satisfies FieldTable;

/** Short code of a device; part of every number it gives out. */
export const deviceCode = z.string().regex(/^[A-Z0-9]{2,6}$/);

export const deviceFields = {
  member: field("register", ref),
  code: field("register", deviceCode),
  /** Ed25519, base64 of the raw 32 bytes. */
  publicKey: field("register", z.base64().length(44)),
  revoked: field("register", z.boolean()),
} as const satisfies FieldTable;

export const memberSet = operationType({
  type: "member.set",
  v: 1,
  permission: "hub",
  payload: z.object({
    member: ref,
    name: text(60, 1),
    role: z.enum(ROLES),
    active: z.boolean(),
  }),
  touches: ({ member }) => [entityKeyOf("member", member)],
});

export const deviceEnrol = operationType({
  type: "device.enrol",
  v: 1,
  permission: "hub",
  payload: z.object({
    device: ref,
    member: ref,
    code: deviceCode,
    publicKey: deviceFields.publicKey.schema as z.ZodType<string>,
  }),
  touches: ({ device }) => [entityKeyOf("device", device)],
});

export const deviceRevoke = operationType({
  type: "device.revoke",
  v: 1,
  permission: "hub",
  payload: z.object({ device: ref, reason: text(200).default("") }),
  touches: ({ device }) => [entityKeyOf("device", device)],
});

export const memberSteps: Readonly<Record<string, Step>> = {
  "member.set": step((draft, payload: { name: string; role: string; active: boolean }) => {
    draft.state.exists = true;
    writeField(draft, memberFields.name, "name", payload.name);
    writeField(draft, memberFields.role, "role", payload.role);
    writeField(draft, memberFields.active, "active", payload.active);
  }),
};

export const deviceSteps: Readonly<Record<string, Step>> = {
  "device.enrol": step((draft, payload: { member: string; code: string; publicKey: string }) => {
    draft.state.exists = true;
    writeField(draft, deviceFields.member, "member", payload.member);
    writeField(draft, deviceFields.code, "code", payload.code);
    writeField(draft, deviceFields.publicKey, "publicKey", payload.publicKey);
    writeField(draft, deviceFields.revoked, "revoked", false);
  }),
  "device.revoke": step((draft) => {
    writeField(draft, deviceFields.revoked, "revoked", true);
  }),
};

export const memberOperations = [memberSet, deviceEnrol, deviceRevoke];
