import type { HandshakeReply, HandshakeRequest, RestoreGap } from "../../../shared/protocol/handshake.ts";
import { CERTIFICATE_KEYS_SINCE, PROTOCOL, VOUCHING_SINCE, agree } from "../../../shared/protocol/version.ts";
import { vouchingStatement } from "../../../shared/proof/vouching.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { hubBehind } from "../../log/standing.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import type { EpochRow } from "../../store/hub-store.ts";
import { namedKeys } from "../certificate/named-keys.ts";
import { deviceOf } from "../devices/device-rows.ts";
import type { DeviceRow } from "../devices/device-rows.ts";
import type { Session } from "../devices/session.ts";

/** Where both sides stand, before anything is pulled or pushed. */
export async function handshake(
  context: HubContext,
  session: Session,
  request: HandshakeRequest,
): Promise<Outcome<HandshakeReply>> {
  const { store, facts, environment, hubVersion, types } = context;
  const protocol = agree(PROTOCOL, request.protocol);
  if (protocol === null) {
    return fault("protocol", "this console and this hub speak no common protocol", "protocol", {
      ...PROTOCOL,
    });
  }
  if (request.workspace !== facts.workspace) {
    return fault("wrongWorkspace", "this hub serves another workspace", "workspace");
  }
  if (request.device !== session.device) {
    return fault("forbidden", "the token belongs to another device", "device");
  }
  const standing = await store.standing();
  const { cursor } = request;
  const ahead = cursor.feed > standing.feed || cursor.epoch > standing.epoch;
  if (ahead) return hubBehind(standing);
  const device = await deviceOf(store, session.device);
  const { id, name, role, active } = session.member;
  const certificateKeys = protocol >= CERTIFICATE_KEYS_SINCE ? await namedKeys(context) : null;
  const vouchingFor = ({ code, publicKey }: DeviceRow) => ({
    code,
    sig: facts.sign(vouchingStatement(code, publicKey)),
  });
  return done({
    protocol,
    workspace: facts.workspace,
    hubVersion,
    hubKey: facts.hubKey,
    epoch: standing.epoch,
    head: { seq: standing.seq, feed: standing.feed },
    gaps: gapsOf(await store.epochs()),
    nextDeviceSeq: device?.nextDeviceSeq ?? 1,
    now: environment.now(),
    member: { id, name, role, active },
    types: Object.fromEntries([...types].map(([type, { v }]) => [type, v])),
    ...(certificateKeys ? { certificateKeys } : {}),
    ...(protocol >= VOUCHING_SINCE && device?.service === "" ? { vouching: vouchingFor(device) } : {}),
  });
}

function gapsOf(epochs: readonly EpochRow[]): RestoreGap[] {
  return epochs.flatMap(({ epoch, gapFrom, gapTo }) =>
    gapFrom === null || gapTo === null ? [] : [{ epoch, from: gapFrom, to: gapTo }],
  );
}
