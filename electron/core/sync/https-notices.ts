import { createParser } from "eventsource-parser";
import https from "node:https";
import { noticeHead } from "../../../shared/protocol/handshake.ts";
import type { NoticeHead } from "../../../shared/protocol/handshake.ts";
import { CONSOLE_PATHS } from "../../../shared/protocol/paths.ts";
import { headersOf } from "./https-exchange.ts";
import type { HubEndpoint } from "./transport.ts";

/** The hub writes at least a comment every 20 s. */
const SILENCE_TIMEOUT_MS = 60_000;
const MAX_EVENT_CHARS = 10_000;

/** The stream of notices; the returned function closes it without calling `onClose`. */
export function openNotices(
  endpoint: HubEndpoint,
  agent: https.Agent,
  onHead: (head: NoticeHead) => void,
  onClose: () => void,
): () => void {
  let open = true;
  const request = https.request(new URL(CONSOLE_PATHS.notice, endpoint.address), {
    agent,
    headers: { ...headersOf(endpoint), accept: "text/event-stream" },
  });
  const end = () => {
    if (!open) return;
    open = false;
    request.destroy();
    onClose();
  };
  const parser = createParser({
    maxBufferSize: MAX_EVENT_CHARS,
    onEvent: ({ event, data }) => {
      const head = event === "head" ? readHead(data) : null;
      if (head && open) onHead(head);
    },
    onError: (error) => {
      if (error.type === "max-buffer-size-exceeded") end();
    },
  });
  request.setTimeout(SILENCE_TIMEOUT_MS, end);
  request.on("error", end);
  request.on("response", (response) => {
    const type = response.headers["content-type"] ?? "";
    if (response.statusCode !== 200 || !type.startsWith("text/event-stream")) {
      end();
      return;
    }
    response.setEncoding("utf8");
    response.on("data", (text: string) => {
      if (open) parser.feed(text);
    });
    response.on("error", end);
    response.on("close", end);
  });
  request.end();
  return () => {
    open = false;
    request.destroy();
  };
}

function readHead(data: string): NoticeHead | null {
  try {
    return noticeHead.parse(JSON.parse(data));
  } catch {
    return null;
  }
}
