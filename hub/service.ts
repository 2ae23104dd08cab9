import type { ForkReply, ForkRequest } from "../shared/protocol/fork.ts";
import type { HandshakeReply, HandshakeRequest } from "../shared/protocol/handshake.ts";
import type { PairReply, PairRequest } from "../shared/protocol/pairing.ts";
import type { PartsReply } from "../shared/protocol/parts.ts";
import type { AcceptedOperation, PullReply } from "../shared/protocol/pull.ts";
import type { PushReply, PushRequest } from "../shared/protocol/push.ts";
import type { MissingReply, ReofferReply, ReofferRequest } from "../shared/protocol/reoffer.ts";
import { authenticate } from "./features/devices/authenticate.ts";
import { allDevices } from "./features/devices/device-rows.ts";
import type { DeviceRow } from "./features/devices/device-rows.ts";
import { fork } from "./features/devices/fork.ts";
import { revokeDevice } from "./features/devices/revoke.ts";
import type { Session } from "./features/devices/session.ts";
import type { Feature } from "./features/feature.ts";
import { allMembers } from "./features/members/member-rows.ts";
import type { MemberRow } from "./features/members/member-rows.ts";
import { addMember, disableMember, setRole } from "./features/members/members.ts";
import { createPairingSecret } from "./features/pairing/create-code.ts";
import type { PairingSecret } from "./features/pairing/create-code.ts";
import { openContext } from "./features/open-context.ts";
import type { HubOptions } from "./features/open-context.ts";
import { pair } from "./features/pairing/pair.ts";
import { parts } from "./features/parts/parts.ts";
import { missing, reoffer } from "./features/reoffer/reoffer.ts";
import { handshake } from "./features/sync/handshake.ts";
import { pull } from "./features/sync/pull.ts";
import type { PullQuery } from "./features/sync/pull.ts";
import { push } from "./features/sync/push.ts";
import type { HubContext, HubFacts } from "./log/hub-context.ts";
import { partsOf } from "./log/parts.ts";
import { headOf } from "./log/standing.ts";
import type { Head } from "./log/standing.ts";
import { done } from "./outcome.ts";
import type { Outcome } from "./outcome.ts";
import type { StoredOperation } from "./store/hub-store.ts";

/** What the administrator does; each is one transaction, and works beside running hubs. */
export interface Administration {
  members(): Promise<MemberRow[]>;
  devices(): Promise<DeviceRow[]>;
  addMember(member: { name: string; role: string }): Promise<Outcome<MemberRow>>;
  setRole(member: string, role: string): Promise<Outcome<MemberRow>>;
  disableMember(member: string): Promise<Outcome<MemberRow>>;
  createPairingSecret(member: string, minutes: number): Promise<Outcome<PairingSecret>>;
  /** Answers the device and its family, which goes with it. */
  revokeDevice(device: string, reason?: string): Promise<Outcome<DeviceRow[]>>;
}

/**
 * The hub without HTTP, as one calls it in process: accepts operations, gives each the next number of
 * the workspace's log and hands the log out.
 */
export interface HubService {
  readonly context: HubContext;
  readonly features: readonly Feature[];
  readonly facts: HubFacts;
  readonly administration: Administration;
  pair(request: PairRequest): Promise<Outcome<PairReply>>;
  authenticate(this: void, token: string): Promise<Outcome<Session>>;
  fork(session: Session, request: ForkRequest): Promise<Outcome<ForkReply>>;
  handshake(session: Session, request: HandshakeRequest): Promise<Outcome<HandshakeReply>>;
  pull(session: Session, query: PullQuery): Promise<Outcome<PullReply>>;
  push(session: Session, request: PushRequest): Promise<Outcome<PushReply>>;
  missing(session: Session, ids: readonly string[]): Promise<Outcome<MissingReply>>;
  reoffer(session: Session, request: ReofferRequest): Promise<Outcome<ReofferReply>>;
  parts(session: Session, ids: readonly string[]): Promise<Outcome<PartsReply>>;
  head(): Promise<Head>;
  /** Called whenever the log has grown, on whichever hub. */
  subscribe(listener: () => void): () => void;
}

/** @throws Error when the store was never initialised */
export async function makeHubService(options: HubOptions): Promise<HubService> {
  const context = await openContext(options);
  const { store, facts } = context;
  for (const { open } of options.features) await open?.(context);
  return {
    context,
    features: options.features,
    facts,
    administration: {
      members: () => allMembers(store),
      devices: () => allDevices(store),
      addMember: (member) => addMember(context, member),
      setRole: (member, role) => setRole(context, member, role),
      disableMember: (member) => disableMember(context, member),
      createPairingSecret: (member, minutes) => createPairingSecret(context, member, minutes),
      revokeDevice: (device, reason) => revokeDevice(context, device, reason),
    },
    pair: (request) => pair(context, request),
    authenticate: (token) => authenticate(context, token),
    fork: (session, request) => fork(context, session, request),
    handshake: (session, request) => handshake(context, session, request),
    async pull(session, query) {
      const page = await pull(context, session, query);
      if (!page.ok) return page;
      const { operations, brought, sight: _, ...rest } = page.value;
      return done({
        ...rest,
        operations: operations.map(wireForm),
        ...(brought ? { brought: brought.map(wireForm) } : {}),
      });
    },
    push: (session, request) => push(context, session, request),
    missing: (_session, ids) => missing(context, ids),
    reoffer: (_session, request) => reoffer(context, request),
    parts: (session, ids) => parts(context, session, ids),
    head: () => headOf(context),
    subscribe: (listener) => store.onHead(listener),
  };
}

function wireForm({ body, sig, seq, feed, receivedAt, receipt, parts }: StoredOperation): AcceptedOperation {
  const accepted = { body, sig, seq, feed, receivedAt, receipt };
  return parts === null ? accepted : { ...accepted, parts: partsOf({ parts }) };
}
