import { partsReply, partsRequest } from "../../../shared/protocol/parts.ts";
import { CONSOLE_PATHS } from "../../../shared/protocol/paths.ts";
import { sessionOf } from "../../api/access.ts";
import type { HubApp, RouteParts } from "../../api/route-parts.ts";
import { done } from "../../outcome.ts";
import { parts } from "./parts.ts";

export function routes(app: HubApp, { context, crowd }: RouteParts): void {
  app.post(
    CONSOLE_PATHS.parts,
    {
      bodyLimit: 64 * 1024,
      schema: {
        summary: "Personal parts of operations that a console holds without them",
        body: partsRequest,
        response: { 200: partsReply },
      },
    },
    async (request, reply) =>
      crowd.sendPage(request, reply, {
        shared: async () => null,
        async make() {
          const found = await parts(context, sessionOf(request), request.body.ids);
          return found.ok ? done({ text: JSON.stringify(found.value), shared: null }) : found;
        },
      }),
  );
}
