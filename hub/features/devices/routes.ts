import { forkReply, forkRequest } from "../../../shared/protocol/fork.ts";
import { CONSOLE_PATHS } from "../../../shared/protocol/paths.ts";
import { sessionOf } from "../../api/access.ts";
import { answer } from "../../api/answers.ts";
import type { HubApp, RouteParts } from "../../api/route-parts.ts";
import { fork } from "./fork.ts";

export function routes(app: HubApp, { context, limits }: RouteParts): void {
  app.post(
    CONSOLE_PATHS.fork,
    {
      bodyLimit: 10_000,
      config: { rateLimit: { max: limits.pairingsPerMinute, timeWindow: 60_000 } },
      schema: { summary: "A new identity for a clone", body: forkRequest, response: { 200: forkReply } },
    },
    async (request, reply) => answer(request, reply, await fork(context, sessionOf(request), request.body)),
  );
}
