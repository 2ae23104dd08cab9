import { expect, test } from "vitest";
import type { HandshakeReply } from "../../../shared/protocol/handshake.ts";
import { vouchingStatement } from "../../../shared/proof/vouching.ts";
import type { DeviceIdentity, HubBinding } from "../identity.ts";
import { createVerifier, generateDeviceKey, signerOf } from "../keys/device-key.ts";
import { vouchingAfter } from "./vouching-after.ts";

const hub = generateDeviceKey();
const { publicKey } = generateDeviceKey();
const { verify } = createVerifier();
const binding = { hubKey: hub.publicKey } as HubBinding;
const own = { code: "K7", publicKey } as DeviceIdentity;
const saying = (code: string, key: string, by = hub.privateKey) =>
  ({ vouching: { code, sig: signerOf(by).sign(vouchingStatement(code, key)) } }) as HandshakeReply;

test("what the hub signs of this laptop's key is taken, and only once", () => {
  const said = saying("K7", publicKey);
  const taken = vouchingAfter(binding, own, said, verify);
  expect(taken).toEqual({ code: "K7", publicKey, sig: said.vouching?.sig });
  expect(vouchingAfter({ ...binding, vouching: taken ?? undefined }, own, said, verify)).toBeNull();
});

test("nothing else is: another code, another key, another's signature, none", () => {
  const stranger = generateDeviceKey();
  for (const said of [
    saying("K8", publicKey),
    saying("K7", stranger.publicKey),
    saying("K7", publicKey, stranger.privateKey),
    {} as HandshakeReply,
  ]) {
    expect(vouchingAfter(binding, own, said, verify)).toBeNull();
  }
});
