import { OTHER_PATHS } from "../../../shared/protocol/paths.ts";
import { sendJson } from "../../api/answers.ts";
import type { HubApp, RouteParts } from "../../api/route-parts.ts";
import { headOf } from "../../log/standing.ts";

export function routes(app: HubApp, { context, metrics }: RouteParts): void {
  metrics.gauge(
    "deskside_free_bytes",
    "Bytes left for the database on this machine; -1 where that cannot be known",
    () => context.store.freeBytes() ?? -1,
  );

  app.get(
    OTHER_PATHS.health,
    { config: { access: "anybody" }, schema: { summary: "Whether the hub can serve" } },
    async (request, reply) => {
      await headOf(context);
      const message = await context.store.trouble();
      if (message !== null) reply.code(503);
      return sendJson(
        request,
        reply,
        JSON.stringify(message === null ? { ok: true } : { ok: false, message }),
      );
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
