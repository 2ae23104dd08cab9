import { forkStatement } from "../../../shared/protocol/fork.ts";
import { PAIRING_PREFIX, keysOf, parsePairingCode } from "../../../shared/protocol/pairing.ts";
import type { HandshakeReply } from "../../../shared/protocol/handshake.ts";
import type { PairingCode, PairReply } from "../../../shared/protocol/pairing.ts";
import type { Environment } from "../environment.ts";
import type { DeviceIdentity, HubBinding, HubPins } from "../identity.ts";
import { keysAfter } from "./hub-pins.ts";
import { vouchingAfter } from "./vouching-after.ts";
import type { SyncStore } from "./sync-store.ts";
import { transportError } from "./transport.ts";
import type { HubTransport, OpenTransport, TransportError, TransportErrorCode } from "./transport.ts";

/** Keys of new devices; Node's crypto in programs. */
export interface DeviceKeys {
  generate(): { publicKey: string; privateKey: string };
  sign(privateKey: string, text: string): string;
  verify(publicKey: string, text: string, signature: string): boolean;
}

interface Candidate {
  device: string;
  publicKey: string;
  /** Null: the key the device has. */
  privateKey: string | null;
}

export type Paired =
  | { ok: true; workspaceName: string; member: PairReply["member"]; code: string }
  | { ok: false; code: "malformed" | TransportErrorCode; message: string };

export interface Enrolment {
  pair(text: string, openTransport: OpenTransport): Promise<Paired>;
  /** Asks the hub, over the transport of the present identity, for an identity of its own. */
  fork(transport: HubTransport): Promise<{ ok: true } | TransportError>;
  /** Takes to heart which keys the hub says its certificates have, and what it signs of this laptop's own. */
  learnKeys(hub: HandshakeReply): void;
}

/** How a laptop gets its identity at a hub: by pairing, or because it found itself cloned. */
export function createEnrolment(store: SyncStore, environment: Environment, keys: DeviceKeys): Enrolment {
  /** Kept until the hub has answered: asked again after a lost reply it enrols no second device. */
  let candidate: Candidate | null = null;

  const newCandidate = (): Candidate => ({ device: environment.uuidv7(), ...keys.generate() });

  function take(
    { device, publicKey, privateKey }: Candidate,
    reply: PairReply,
    { address, fingerprint, keys = [], keysNamed = false }: Pick<HubBinding, "address" | keyof HubPins>,
  ): void {
    store.takeIdentity(
      {
        device,
        publicKey,
        privateKey,
        code: reply.code,
        member: reply.member.id,
        workspace: reply.workspace,
        workspaceName: reply.workspaceName,
      },
      { address, fingerprint, keys, keysNamed, token: reply.token, hubKey: reply.hubKey },
    );
    candidate = null;
  }

  async function ask(transport: HubTransport, code: PairingCode, as: Candidate, deviceCode: string | null) {
    const statement = `deskside-pair|${code.secret}|${as.device}`;
    const proof = as.privateKey ? keys.sign(as.privateKey, statement) : store.sign(statement);
    const { device, publicKey } = as;
    return transport.pair({ secret: code.secret, device, publicKey, proof, code: deviceCode });
  }

  /** Once more where no answer came: the hub answers the same device again (shared/protocol/pairing.ts). */
  async function askTwice(...request: Parameters<typeof ask>): ReturnType<typeof ask> {
    const reply = await ask(...request);
    return !reply.ok && reply.code === "unreachable" ? ask(...request) : reply;
  }

  async function pairWith(transport: HubTransport, code: PairingCode): Promise<Paired> {
    const present = store.identity();
    if (belongsElsewhere(store, present, code)) {
      return refusal("wrongWorkspace", "this laptop already belongs to another workspace");
    }
    let as: Candidate = { device: present.device, publicKey: present.publicKey, privateKey: null };
    let reply = await askTwice(transport, code, as, present.code || null);
    if (!reply.ok && reply.code === "revoked") {
      // The old identity was taken from this laptop, yet an administrator gave it a new code.
      candidate ??= newCandidate();
      as = candidate;
      reply = await askTwice(transport, code, as, null);
    }
    if (!reply.ok) return refusal(reply.code, reply.message);
    const { workspace, workspaceName, member } = reply.value;
    if (workspace !== code.workspace) {
      return refusal("wrongWorkspace", "the hub's workspace is not the one of the pairing code");
    }
    take(as, reply.value, pinsOf(code));
    return { ok: true, workspaceName, member, code: reply.value.code };
  }

  return {
    async pair(text, openTransport) {
      const code = parsePairingCode(text);
      if (!code) return refusal("malformed", `a pairing code begins with ${PAIRING_PREFIX}`);
      const transport = openTransport({ ...pinsOf(code), token: null });
      try {
        return await pairWith(transport, code);
      } finally {
        transport.close();
      }
    },

    async fork(transport) {
      const present = store.identity();
      const binding = store.binding();
      if (!binding) return transportError("unauthenticated", "this laptop is not paired");
      candidate ??= newCandidate();
      const { device, publicKey, privateKey } = candidate;
      const statement = forkStatement(present.workspace, present.device, device, publicKey);
      const reply = await transport.fork({
        device,
        publicKey,
        proof: store.sign(statement),
        newProof: keys.sign(privateKey ?? "", statement),
      });
      if (!reply.ok) return reply;
      if (reply.value.workspace !== present.workspace || reply.value.hubKey !== binding.hubKey) {
        return transportError("wrongWorkspace", "another hub answers at this address");
      }
      take(candidate, reply.value, binding);
      return { ok: true };
    },

    learnKeys(hub) {
      const binding = store.binding();
      const keysNow = binding && keysAfter(binding, hub, keys.verify);
      if (keysNow) store.setHubKeys(keysNow);
      const vouching = binding && vouchingAfter(binding, store.identity(), hub, keys.verify);
      if (vouching) store.setVouching(vouching);
    },
  };
}

function pinsOf(code: PairingCode): { address: string; fingerprint: string; keys: string[] } {
  return { address: code.address, fingerprint: code.fingerprint, keys: keysOf(code) };
}

/** What was accepted by one hub cannot move to another; only a laptop that worked alone may choose. */
function belongsElsewhere(store: SyncStore, present: DeviceIdentity, code: PairingCode): boolean {
  const joined = store.binding() !== null || store.cursor().epoch > 0;
  return joined && present.workspace !== code.workspace;
}

function refusal(code: "malformed" | TransportErrorCode, message: string): Paired {
  return { ok: false, code, message };
}
