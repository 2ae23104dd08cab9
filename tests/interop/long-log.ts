import { signerOf } from "../../electron/core/keys/device-key.ts";
import { separate } from "../../shared/log/parts.ts";
import { seal } from "../../shared/log/seal.ts";
import { sha256 } from "../../electron/core/keys/device-key.ts";
import { OPERATION_TYPES, personalOf } from "../../shared/domain/registry.ts";
import { logLine } from "../../shared/proof/log-line.ts";
import { seeded } from "./seeded.ts";

const DEVICES = 4;
const ASSETS = 300;

/** A custody log as long as one likes, of the same sealing as the product's, without a store to hold it. */
export function* longLog(events: number, seed: number): Generator<string, void> {
  const random = seeded(seed);
  const workspace = random.uuid();
  const hub = { device: random.uuid(), ...random.keyPair() };
  const devices = Array.from({ length: DEVICES }, (_, n) => {
    return { device: random.uuid(), member: random.uuid(), code: `K${n}`, count: 0, ...random.keyPair() };
  });
  const assets = Array.from({ length: ASSETS }, () => ({
    id: random.uuid(),
    head: null as null | { id: string; hash: string },
  }));
  let seq = 0;
  const line = (
    by: { device: string; publicKey: string; privateKey: string },
    said: { type: string; v: number; actor: string; deviceSeq: number; touches: string[]; payload: object },
  ) => {
    const { sealed, op } = seal(
      {
        ...said,
        id: random.uuid(),
        workspace,
        device: by.device,
        at: new Date(Date.parse("2026-11-27T00:00:00Z") + seq * 1000).toISOString(),
        clockSkewMs: 0,
        baseSeq: seq,
        payload: said.payload as Record<string, unknown>,
      },
      signerOf(by.privateKey),
    );
    seq += 1;
    return { op, text: logLine({ seq, device: by.device, key: by.publicKey, ...sealed }) };
  };
  yield hub.publicKey;
  for (const [n, { device, member, code, publicKey }] of devices.entries()) {
    const payload = { device, member, code, publicKey };
    const touches = [`device:${device}`];
    const enrolled = { type: "device.enrol", v: 1, actor: hub.device, deviceSeq: n + 1, touches, payload };
    yield line(hub, enrolled).text;
  }
  const type = OPERATION_TYPES.get("custody.handOver");
  if (!type) throw new Error("no hand-over");
  for (let n = 1; n <= events; n += 1) {
    const by = random.one(devices);
    by.count += 1;
    const first = random.upTo(ASSETS - 3);
    const chosen = assets.slice(first, first + 1 + random.upTo(3));
    const payload = {
      purpose: "issue",
      giverName: "甲",
      to: { holder: "person", person: null, name: "张伟", responsible: "", site: null, place: "" },
      place: "3 楼",
      handedAt: "2026-11-20T10:05:12.000+08:00",
      number: `H-${by.code}-${String(by.count).padStart(4, "0")}`,
      lines: chosen.map(({ id, head }) => ({
        ...{ asset: id, condition: "good", accessories: "电源", note: "" },
        ...{ prev: head?.id ?? null, prevHash: head?.hash ?? null },
      })),
      signatures: [],
      unsigned: { reason: "本人不在" },
    };
    const salt = () => random.bytes(16).toString("base64");
    const hidden = separate(payload, personalOf(type, payload), salt, sha256).payload;
    const touches = chosen.map(({ id }) => `asset:${id}`);
    const said = {
      type: type.type,
      v: type.v,
      actor: by.member,
      deviceSeq: by.count,
      touches,
      payload: hidden,
    };
    const { op, text } = line(by, said);
    for (const asset of chosen) asset.head = { id: op.id, hash: op.hash };
    yield text;
  }
}
