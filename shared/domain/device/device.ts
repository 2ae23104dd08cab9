import { z } from "zod";
import { field } from "../../log/field.ts";
import type { FieldTable } from "../../log/field.ts";
import { entityKeyOf } from "../../log/operation.ts";
import { writeField } from "../../log/write.ts";
import { hubAct } from "../kind/act.ts";
import { textIn } from "../kind/read-state.ts";
import { recordKind } from "../kind/record-kind.ts";
import { ref, text } from "../words.ts";

/** Short code of a device; part of every number it gives out. */
export const deviceCode = z.string().regex(/^[A-Z0-9]{2,6}$/);
/** Ed25519, base64 of the raw 32 bytes. */
const publicKey = z.base64().length(44);

/** Any word: a program keeps the services that only a newer one knows. */
const serviceWord = z.string().regex(/^[a-z]{1,20}$/);

export const deviceFields = {
  /** Whose it is; of a service nobody's. */
  member: field("register", ref),
  /** What it acts for where no person does (`permission/service.ts`), and what people call it. */
  service: field("register", serviceWord),
  name: field("register", text(60, 1)),
  code: field("register", deviceCode),
  publicKey: field("register", publicKey),
  revoked: field("register", z.boolean()),
} as const satisfies FieldTable;

export const deviceEnrol = hubAct({
  payload: z.object({ device: ref, member: ref, code: deviceCode, publicKey }),
  touches: ({ device: id }) => [entityKeyOf("device", id)],
  fold(draft, payload) {
    draft.state.exists = true;
    writeField(draft, deviceFields.member, "member", payload.member);
    writeField(draft, deviceFields.code, "code", payload.code);
    writeField(draft, deviceFields.publicKey, "publicKey", payload.publicKey);
    writeField(draft, deviceFields.revoked, "revoked", false);
  },
});

/**
 * Enrols a key without a person: what it seals is done by the device itself. A type of its own and not
 * a version of the enrolment, so that 0.1.0 goes on reading who its members' laptops are (ADR 23).
 */
export const deviceEnrolService = hubAct({
  payload: z.object({ device: ref, service: serviceWord, name: text(60, 1), code: deviceCode, publicKey }),
  touches: ({ device: id }) => [entityKeyOf("device", id)],
  fold(draft, payload) {
    draft.state.exists = true;
    writeField(draft, deviceFields.service, "service", payload.service);
    writeField(draft, deviceFields.name, "name", payload.name);
    writeField(draft, deviceFields.code, "code", payload.code);
    writeField(draft, deviceFields.publicKey, "publicKey", payload.publicKey);
    writeField(draft, deviceFields.revoked, "revoked", false);
  },
});

export const deviceRevoke = hubAct({
  payload: z.object({ device: ref, reason: text(200).default("") }),
  touches: ({ device: id }) => [entityKeyOf("device", id)],
  fold(draft) {
    writeField(draft, deviceFields.revoked, "revoked", true);
  },
});

export interface DeviceRow {
  id: string;
  /** '' of a service. */
  member: string;
  /** '' of a member's laptop. */
  service: string;
  /** What people call a service; '' of a member's laptop. */
  name: string;
  code: string;
  publicKey: string;
  revoked: boolean;
}

/** An enrolled device and the public key that its signatures are checked with; written by the hub alone. */
export const device = recordKind<DeviceRow>()({
  name: "device",
  fields: deviceFields,
  acts: {
    "device.enrol": deviceEnrol,
    "device.enrolService": deviceEnrolService,
    "device.revoke": deviceRevoke,
  },
  row: (state): DeviceRow => ({
    id: state.id,
    member: textIn(state, "member"),
    service: textIn(state, "service"),
    name: textIn(state, "name"),
    code: textIn(state, "code"),
    publicKey: textIn(state, "publicKey"),
    revoked: state.fields.revoked === true,
  }),
  hit: ({ code, name }) => ({ title: code, subtitle: name }),
  series: [],
  list: { columns: {}, indexes: {} },
  // The window never works from devices; who acted is named by queries.
  desk: { cap: 0, rank: () => null },
  names: () => [],
  keep: { years: null, locked: true, basis: "names who signed" },
});
