import type { HubErrorCode } from "../../../shared/protocol/errors.ts";
import type { ForkReply, ForkRequest } from "../../../shared/protocol/fork.ts";
import type { HandshakeReply, HandshakeRequest, NoticeHead } from "../../../shared/protocol/handshake.ts";
import type { PairReply, PairRequest } from "../../../shared/protocol/pairing.ts";
import type { PartsReply, PartsRequest } from "../../../shared/protocol/parts.ts";
import type { HubPins } from "../identity.ts";
import type { SyncProblem } from "../../../shared/protocol/problems.ts";
import type { PullReply } from "../../../shared/protocol/pull.ts";
import type { PushReply, PushRequest } from "../../../shared/protocol/push.ts";
import type {
  MissingReply,
  MissingRequest,
  ReofferReply,
  ReofferRequest,
} from "../../../shared/protocol/reoffer.ts";

/** What goes wrong without a word of the hub's program, and what it means to the person at the laptop. */
export const TRANSPORT_PROBLEMS = {
  unreachable: "unreachable",
  /** The certificate is neither the one from the pairing nor of a key that the hub named. Nothing was sent. */
  certificate: "certificate",
  /** What answered does not speak the protocol. */
  badReply: "internal",
  /** The transport was closed. */
  closed: "unreachable",
} as const satisfies Record<string, SyncProblem>;
type OwnCode = keyof typeof TRANSPORT_PROBLEMS;
export type TransportErrorCode = OwnCode | HubErrorCode;

export function isOwnCode(code: TransportErrorCode): code is OwnCode {
  return Object.hasOwn(TRANSPORT_PROBLEMS, code);
}

export interface TransportError {
  ok: false;
  code: TransportErrorCode;
  /** For logs and support; no contents of records. */
  message: string;
  details?: Record<string, unknown> | undefined;
}

export type HubResult<T> = { ok: true; value: T } | TransportError;

export interface PullRequest {
  epoch: number;
  feed: number;
  limit: number;
  /** What the handshake agreed on. */
  protocol: number;
}

/**
 * The hub as a console sees it. No method throws or rejects; every reply has the form of its
 * schema. Nothing is retried here: that is the engine's decision.
 */
export interface HubTransport {
  pair(request: PairRequest): Promise<HubResult<PairReply>>;
  fork(request: ForkRequest): Promise<HubResult<ForkReply>>;
  handshake(request: HandshakeRequest): Promise<HubResult<HandshakeReply>>;
  pull(request: PullRequest): Promise<HubResult<PullReply>>;
  /** `onLeft`: called when all of the request was handed over for sending, if it comes to that. */
  push(request: PushRequest, onLeft?: () => void): Promise<HubResult<PushReply>>;
  missing(request: MissingRequest): Promise<HubResult<MissingReply>>;
  reoffer(request: ReofferRequest): Promise<HubResult<ReofferReply>>;
  /** Only a hub of protocol 2 knows it. */
  parts(request: PartsRequest): Promise<HubResult<PartsReply>>;
  /**
   * Opens the stream of notices. `onHead` may be called at once; `onClose` is called once when the
   * stream ends, unless the returned function closed it.
   */
  notices(onHead: (head: NoticeHead) => void, onClose: () => void): () => void;
  /** Ends all requests (they answer `closed`) and connections. */
  close(): void;
}

/** Where a transport leads: the hub's address and what it is known by, and the device's token if it has one. */
export interface HubEndpoint extends HubPins {
  address: string;
  token: string | null;
}

export type OpenTransport = (endpoint: HubEndpoint) => HubTransport;

export function transportError(
  code: TransportErrorCode,
  message: string,
  details?: Record<string, unknown>,
): TransportError {
  return { ok: false, code, message, details };
}
