import { pairReply, pairRequest } from "../../../shared/protocol/pairing.ts";
import { CONSOLE_PATHS } from "../../../shared/protocol/paths.ts";
import { answer } from "../../api/answers.ts";
import type { HubApp, RouteParts } from "../../api/route-parts.ts";
import { pair } from "./pair.ts";

export function routes(app: HubApp, { context, limits }: RouteParts): void {
  app.post(
    CONSOLE_PATHS.pair,
    {
      config: {
        access: "anybody",
        rateLimit: { max: limits.pairingsPerMinute, timeWindow: 60_000 },
      },
      bodyLimit: 10_000,
      schema: { summary: "Enrols a device", body: pairRequest, response: { 200: pairReply } },
    },
    async (request, reply) => answer(request, reply, await pair(context, request.body)),
  );
}
