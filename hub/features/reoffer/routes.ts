import { CONSOLE_PATHS } from "../../../shared/protocol/paths.ts";
import {
  missingReply,
  missingRequest,
  reofferReply,
  reofferRequest,
} from "../../../shared/protocol/reoffer.ts";
import { answer } from "../../api/answers.ts";
import type { HubApp, RouteParts } from "../../api/route-parts.ts";
import { missing, reoffer } from "./reoffer.ts";

export function routes(app: HubApp, { context }: RouteParts): void {
  app.post(
    CONSOLE_PATHS.missing,
    {
      bodyLimit: 512 * 1024,
      schema: {
        summary: "What a restored hub lacks",
        body: missingRequest,
        response: { 200: missingReply },
      },
    },
    async (request, reply) => answer(request, reply, await missing(context, request.body.ids)),
  );

  app.post(
    CONSOLE_PATHS.reoffer,
    {
      schema: {
        summary: "Gives back what a restore lost",
        body: reofferRequest,
        response: { 200: reofferReply },
      },
    },
    async (request, reply) => answer(request, reply, await reoffer(context, request.body)),
  );
}
