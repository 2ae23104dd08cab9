import { pairReply, pairRequest } from "../../../shared/protocol/pairing.ts";
import { CONSOLE_PATHS } from "../../../shared/protocol/paths.ts";
import { Refused, answer } from "../../api/answers.ts";
import type { HubApp, RouteParts } from "../../api/route-parts.ts";
import { pair } from "./pair.ts";

export function routes(app: HubApp, { context, limits }: RouteParts): void {
  // Failures alone are counted: whoever guesses must not hold off those who have a code, which may all
  // come from the one address of a balancer.
  const failed = app.createRateLimit({
    max: limits.pairingsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => request.ip,
  });

  app.post(
    CONSOLE_PATHS.pair,
    {
      config: { access: "anybody", rateLimit: false },
      bodyLimit: 10_000,
      schema: { summary: "Enrols a device", body: pairRequest, response: { 200: pairReply } },
    },
    async (request, reply) => {
      const paired = await pair(context, request.body);
      const limit = paired.ok ? null : await failed(request);
      if (limit && !limit.isAllowed && limit.isExceeded) {
        throw new Refused({ code: "rateLimited", message: "too many failed pairings", path: "" });
      }
      return answer(request, reply, paired);
    },
  );
}
