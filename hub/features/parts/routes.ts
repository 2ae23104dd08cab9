import { partsReply, partsRequest } from "../../../shared/protocol/parts.ts";
import { CONSOLE_PATHS } from "../../../shared/protocol/paths.ts";
import { sessionOf } from "../../api/access.ts";
import { answer } from "../../api/answers.ts";
import type { HubApp, RouteParts } from "../../api/route-parts.ts";
import { parts } from "./parts.ts";

export function routes(app: HubApp, { context }: RouteParts): void {
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
      answer(request, reply, await parts(context, sessionOf(request), request.body.ids)),
  );
}
