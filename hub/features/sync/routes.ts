import { z } from "zod";
import { handshakeReply, handshakeRequest } from "../../../shared/protocol/handshake.ts";
import { CONSOLE_PATHS } from "../../../shared/protocol/paths.ts";
import { PULL_PAGE, pullReply } from "../../../shared/protocol/pull.ts";
import { PUSH_BATCH, pushReply } from "../../../shared/protocol/push.ts";
import { sessionOf } from "../../api/access.ts";
import { answer } from "../../api/answers.ts";
import type { HubApp, RouteParts } from "../../api/route-parts.ts";
import { headOf } from "../../log/standing.ts";
import { done } from "../../outcome.ts";
import { handshake } from "./handshake.ts";
import { openNotices } from "./notices.ts";
import { pageText } from "./page-text.ts";
import { pull } from "./pull.ts";
import { sharedAs, sharedPage } from "./shared-page.ts";
import { push } from "./push.ts";

/**
 * As `pushRequest`, but an operation that is too large or badly signed is refused by itself, so
 * that it does not hold up the operations behind it.
 */
const pushForm = z.object({
  epoch: z.number().int().nonnegative(),
  operations: z
    .array(
      z.object({
        body: z.string().min(2),
        sig: z
          .string()
          .max(200)
          .regex(/^[A-Za-z0-9+/=]*$/),
        parts: z.array(z.string()).optional(),
      }),
    )
    .min(1)
    .max(PUSH_BATCH),
});

/** As `pullRequest`, but of digits alone: no `0x10`, and nothing is not nought. */
const digits = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number)
  .pipe(z.number().int());
const pullForm = z.object({
  epoch: digits,
  feed: digits,
  limit: digits.pipe(z.number().min(1).max(PULL_PAGE)).default(PULL_PAGE),
  protocol: digits.pipe(z.number().min(1)).default(1),
});

export function routes(app: HubApp, { context, crowd, metrics, pollMs }: RouteParts): void {
  const notices = openNotices({
    context,
    pollMs,
    onFailure: (error) => app.log.error({ err: error }, "the head of the log could not be read"),
  });
  app.addHook("preClose", async () => notices.close());

  const pushed = metrics.counter("deskside_pushed_operations_total", "Operations pushed, by answer", [
    "status",
    "code",
  ]);
  const pulled = metrics.counter("deskside_pulled_operations_total", "Operations handed out", []);
  metrics.gauge("deskside_notice_streams", "Open streams of notices", () => notices.streams);
  metrics.gauge(
    "deskside_log_feed",
    "Highest feed number of the log",
    async () => (await headOf(context)).feed,
  );

  app.post(
    CONSOLE_PATHS.handshake,
    {
      config: { services: true },
      bodyLimit: 10_000,
      schema: {
        summary: "Where both sides stand",
        body: handshakeRequest,
        response: { 200: handshakeReply },
      },
    },
    async (request, reply) =>
      answer(request, reply, await handshake(context, sessionOf(request), request.body)),
  );

  app.get(
    CONSOLE_PATHS.pull,
    {
      schema: { summary: "The log after a cursor", querystring: pullForm, response: { 200: pullReply } },
    },
    async (request, reply) => {
      const session = sessionOf(request);
      return crowd.sendPage(request, reply, {
        shared: () => sharedPage(context, session, request.query),
        async make() {
          const page = await pull(context, session, request.query);
          if (!page.ok) return page;
          pulled({}, page.value.operations.length);
          return done({ text: pageText(page.value), shared: sharedAs(session, request.query, page.value) });
        },
      });
    },
  );

  app.post(
    CONSOLE_PATHS.push,
    {
      config: { services: true },
      schema: { summary: "Operations of this device", body: pushForm, response: { 200: pushReply } },
    },
    async (request, reply) => {
      const outcome = await push(context, sessionOf(request), request.body);
      for (const each of outcome.ok ? outcome.value.answers : []) {
        pushed({ status: each.status, code: each.status === "refused" ? each.code : "" }, 1);
      }
      return answer(request, reply, outcome);
    },
  );

  app.get(
    CONSOLE_PATHS.notice,
    { schema: { summary: "Server-sent events: the head of the log, whenever it moves" } },
    async (request, reply) => notices.open(request, reply),
  );
}
