import type { HubResult, HubTransport } from "../../../electron/core/sync/transport.ts";
import { transportError } from "../../../electron/core/sync/transport.ts";
import type { Outcome } from "../../../hub/outcome.ts";
import type { HubService } from "../../../hub/service.ts";

const wire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const given = <T>(outcome: Outcome<T>): HubResult<T> =>
  outcome.ok
    ? { ok: true, value: wire(outcome.value) }
    : transportError(outcome.error.code, outcome.error.message, outcome.error.details);

/** The hub's service in this process, as consoles reach it: messages pass as JSON, as on a wire. */
export function directTransport(service: HubService, token: string | null): HubTransport {
  const asDevice =
    <Q, R>(ask: (session: never, request: Q) => Promise<Outcome<R>>) =>
    async (request: Q): Promise<HubResult<R>> => {
      const session = await service.authenticate(token ?? "");
      return given(session.ok ? await ask(session.value as never, wire(request)) : session);
    };
  return {
    pair: async (request) => given(await service.pair(wire(request))),
    fork: asDevice((session, request) => service.fork(session, request)),
    handshake: asDevice((session, request) => service.handshake(session, request)),
    pull: asDevice((session, request) => service.pull(session, request)),
    push: asDevice((session, request) => service.push(session, request)),
    missing: asDevice((session, { ids }) => service.missing(session, ids)),
    reoffer: asDevice((session, request) => service.reoffer(session, request)),
    parts: asDevice((session, { ids }) => service.parts(session, ids)),
    notices: () => () => {},
    close: () => {},
  };
}
