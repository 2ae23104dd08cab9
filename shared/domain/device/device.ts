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

export const deviceFields = {
  member: field("register", ref),
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

export const deviceRevoke = hubAct({
  payload: z.object({ device: ref, reason: text(200).default("") }),
  touches: ({ device: id }) => [entityKeyOf("device", id)],
  fold(draft) {
    writeField(draft, deviceFields.revoked, "revoked", true);
  },
});

export interface DeviceRow {
  id: string;
  member: string;
  code: string;
  publicKey: string;
  revoked: boolean;
}

/** An enrolled device and the public key that its signatures are checked with; written by the hub alone. */
export const device = recordKind<DeviceRow>()({
  name: "device",
  fields: deviceFields,
  acts: { "device.enrol": deviceEnrol, "device.revoke": deviceRevoke },
  row: (state): DeviceRow => ({
    id: state.id,
    member: textIn(state, "member"),
    code: textIn(state, "code"),
    publicKey: textIn(state, "publicKey"),
    revoked: state.fields.revoked === true,
  }),
  hit: ({ code }) => ({ title: code, subtitle: "" }),
  series: [],
  list: { columns: {}, indexes: {} },
  // The window never works from devices; who acted is named by queries.
  desk: { cap: 0, rank: () => null },
  names: () => [],
  keep: { years: null, locked: true, basis: "names who signed" },
});
