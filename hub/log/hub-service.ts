import { OPERATION_TYPES } from "../../shared/domain/registry.ts";
import type { OperationType } from "../../shared/domain/registry.ts";
import type { ForkReply, ForkRequest } from "../../shared/protocol/fork.ts";
import type { HandshakeReply, HandshakeRequest, RestoreGap } from "../../shared/protocol/handshake.ts";
import type { PairReply, PairRequest } from "../../shared/protocol/pairing.ts";
import { PULL_PAGE_CHARS } from "../../shared/protocol/pull.ts";
import type { PullReply } from "../../shared/protocol/pull.ts";
import type { PushReply, PushRequest } from "../../shared/protocol/push.ts";
import type { ReofferReply, ReofferRequest } from "../../shared/protocol/reoffer.ts";
import { PROTOCOL, agree } from "../../shared/protocol/version.ts";
import type { HubEnvironment, HubLog } from "../environment.ts";
import { done, fault } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { EpochRow, HubStore, StoredOperation } from "../store/hub-store.ts";
import { administrationOf } from "./administration.ts";
import type { Administration } from "./administration.ts";
import { readFacts } from "./hub-facts.ts";
import type { HubContext, HubFacts } from "./hub-facts.ts";
import { fork, pair } from "./pair.ts";
import { push } from "./push.ts";
import { reoffer } from "./reoffer.ts";
import { authenticate } from "./sessions.ts";
import type { Session } from "./sessions.ts";

export interface Head {
  epoch: number;
  feed: number;
}

export interface PullQuery {
  epoch: number;
  feed: number;
  limit: number;
}

/** One page as it is stored, before anybody made JSON of it. */
export interface Page {
  epoch: number;
  operations: StoredOperation[];
  through: number;
  head: number;
}

/**
 * The hub without HTTP: accepts operations, gives each the next number of the workspace's log and
 * hands the log out. Keeps nothing between calls beside its store, so several may serve one store.
 */
export interface HubService {
  readonly facts: HubFacts;
  readonly administration: Administration;
  pair(request: PairRequest): Promise<Outcome<PairReply>>;
  authenticate(token: string): Promise<Outcome<Session>>;
  fork(session: Session, request: ForkRequest): Promise<Outcome<ForkReply>>;
  handshake(session: Session, request: HandshakeRequest): Promise<Outcome<HandshakeReply>>;
  pull(session: Session, query: PullQuery): Promise<Outcome<PullReply>>;
  /** As `pull`, for a caller that writes the reply itself. */
  page(session: Session, query: PullQuery): Promise<Outcome<Page>>;
  push(session: Session, request: PushRequest): Promise<Outcome<PushReply>>;
  missing(session: Session, ids: readonly string[]): Promise<Outcome<{ missing: string[] }>>;
  reoffer(session: Session, request: ReofferRequest): Promise<Outcome<ReofferReply>>;
  head(): Promise<Head>;
  /** Called whenever the log has grown, on whichever hub. */
  subscribe(listener: () => void): () => void;
}

export interface HubServiceOptions {
  store: HubStore;
  environment: HubEnvironment;
  log: HubLog;
  hubVersion: string;
  types?: ReadonlyMap<string, OperationType>;
}

/** @throws Error when the store was never initialised */
export async function makeHubService(options: HubServiceOptions): Promise<HubService> {
  const { store, environment, log, hubVersion, types = OPERATION_TYPES } = options;
  const facts = await readFacts(store);
  const context: HubContext = { store, environment, log, facts, types };

  const page = async (query: PullQuery): Promise<Outcome<Page>> => {
    // The head first: whatever it counts is committed, so the rows read next cannot lack any of it.
    const standing = await store.standing();
    const behind = cursorFault(query, standing);
    if (behind) return behind;
    const { feed: head, epoch } = standing;
    const operations = await store.page(query.feed, head, query.limit, PULL_PAGE_CHARS);
    const last = operations.at(-1)?.feed ?? query.feed;
    // Fewer than asked for may also mean that the page was full of text.
    const through = operations.length === 0 ? head : last;
    return done({ epoch, operations, through, head });
  };

  return {
    facts,
    administration: administrationOf(context),
    pair: (request) => pair(context, request),
    authenticate: (token) => authenticate(context, token),
    fork: (session, request) => fork(context, session, request),

    async handshake(session, request) {
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
      const device = await store.device(session.device);
      const { id, name, role, active } = session.member;
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
      });
    },

    page: (_session, query) => page(query),

    async pull(_session, query) {
      const found = await page(query);
      if (!found.ok) return found;
      const { operations, ...rest } = found.value;
      return done({
        ...rest,
        operations: operations.map(({ body, sig, seq, feed, receivedAt, receipt }) => ({
          body,
          sig,
          seq,
          feed,
          receivedAt,
          receipt,
        })),
      });
    },

    push: (session, request) => push(context, session, request),

    async missing(_session, ids) {
      const known = await store.knownIds(ids);
      return done({ missing: ids.filter((id) => !known.has(id)) });
    },

    reoffer: (_session, request) => reoffer(context, request),

    async head() {
      const { epoch, feed } = await store.standing();
      return { epoch, feed };
    },

    subscribe: (listener) => store.onHead(listener),
  };
}

function cursorFault(cursor: Head, head: Head) {
  const never = cursor.epoch === 0 && cursor.feed === 0;
  if (cursor.epoch > head.epoch) return hubBehind(head);
  if (cursor.epoch !== head.epoch && !never) {
    return fault("epoch", "the log has entered another epoch", "epoch", { epoch: head.epoch });
  }
  return cursor.feed > head.feed ? hubBehind(head) : null;
}

function hubBehind(head: Head) {
  return fault(
    "hubBehind",
    "this device has seen more of the log than the hub holds; the hub was put back without `hub restore`",
    "cursor",
    { epoch: head.epoch, feed: head.feed },
  );
}

export function gapsOf(epochs: readonly EpochRow[]): RestoreGap[] {
  return epochs.flatMap(({ epoch, gapFrom, gapTo }) =>
    gapFrom === null || gapTo === null ? [] : [{ epoch, from: gapFrom, to: gapTo }],
  );
}
