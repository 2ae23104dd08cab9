import { OTHER_PATHS } from "../../../shared/protocol/paths.ts";
import { sendJson } from "../../api/answers.ts";
import type { HubApp, RouteParts } from "../../api/route-parts.ts";
import { headOf } from "../../log/standing.ts";

export function routes(app: HubApp, { context, metrics }: RouteParts): void {
  app.get(
    OTHER_PATHS.health,
    { config: { access: "anybody" }, schema: { summary: "Whether the hub can serve" } },
    async (request, reply) => {
      await headOf(context);
      return sendJson(request, reply, '{"ok":true}');
    },
  );

  app.get(
    OTHER_PATHS.metrics,
    { config: { access: "operator" }, schema: { summary: "Prometheus metrics" } },
    async (_request, reply) => {
      reply.header("content-type", metrics.contentType);
      return reply.send(await metrics.text());
    },
  );

  app.get(
    OTHER_PATHS.openapi,
    { config: { access: "either" }, schema: { summary: "This description" } },
    async (request, reply) => sendJson(request, reply, JSON.stringify(app.swagger())),
  );
}
