import https from "node:https";
import { buffer, text } from "node:stream/consumers";
import { setTimeout as after } from "node:timers/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { backoffMs } from "../../../electron/core/sync/backoff.ts";
import { createPinnedAgent } from "../../../electron/core/sync/pinned-agent.ts";
import { CONSOLE_PATHS } from "../../../shared/protocol/paths.ts";
import { PULL_PAGE } from "../../../shared/protocol/pull.ts";
import { PROTOCOL } from "../../../shared/protocol/version.ts";
import type { CrowdOrder, CrowdResult } from "./crowd.ts";

// Many consoles in one process: the real connection, the real patience and the real backoff. Pages are
// counted and not read into objects, since all these consoles share one machine with the hub.

const unpack = promisify(gunzip);
const order = JSON.parse(await text(process.stdin)) as CrowdOrder;
const { address, fingerprint, workspace, operations } = order;
const began = performance.now();
const passed = () => performance.now() - began;
/** As electron/core/sync/https-exchange.ts: without a byte from the hub. */
const SILENCE_TIMEOUT_MS = 30_000;

/** The reply's text; null when the round is over for now. */
async function ask(
  agent: https.Agent,
  token: string,
  path: string,
  body: object | null,
): Promise<string | null> {
  try {
    const response = await new Promise<import("node:http").IncomingMessage>((resolve, reject) => {
      const request = https.request(new URL(path, address), {
        agent,
        method: body ? "POST" : "GET",
        headers: {
          authorization: `Bearer ${token}`,
          "accept-encoding": "gzip",
          ...(body ? { "content-type": "application/json" } : {}),
        },
      });
      request.setTimeout(SILENCE_TIMEOUT_MS, () => request.destroy(new Error("the hub is silent")));
      request.on("response", resolve);
      request.on("error", reject);
      request.end(body ? JSON.stringify(body) : undefined);
    });
    const raw = await buffer(response);
    if (response.statusCode !== 200) return null;
    return (response.headers["content-encoding"] === "gzip" ? await unpack(raw) : raw).toString("utf8");
  } catch {
    return null;
  }
}

/** First sync of one console, with what the hub itself has written meanwhile; what it had stays when a round ends early. */
async function firstSync({ device, token }: CrowdOrder["consoles"][number]) {
  const agent = createPinnedAgent({ fingerprint });
  let feed = 0;
  let head = Infinity;
  let held = 0;
  let failures = 0;
  while (feed < head) {
    const cursor = { epoch: feed === 0 ? 0 : 1, feed };
    const greeting = { protocol: { ...PROTOCOL }, workspace, device, cursor, now: Date.now() };
    let going = (await ask(agent, token, CONSOLE_PATHS.handshake, greeting)) !== null;
    while (going && feed < head) {
      const query = `epoch=1&feed=${feed}&limit=${PULL_PAGE}&protocol=${PROTOCOL.max}`;
      const page = await ask(agent, token, `${CONSOLE_PATHS.pull}?${query}`, null);
      const end = /"through":(\d+),"head":(\d+)(?:,"history":\{[^{}]*\})?}$/.exec(page ?? "");
      going = page !== null && end !== null;
      if (!page || !end) break;
      held += page.match(/"receipt":/g)?.length ?? 0;
      feed = Number(end[1]);
      head = Number(end[2]);
    }
    if (feed >= head) break;
    failures += 1;
    const wait = backoffMs(failures, Math.random());
    if (passed() + wait > order.deadlineMs) break;
    await after(wait);
  }
  agent.destroy();
  return { whole: held >= operations, failures, ms: passed() };
}

const ends = await Promise.all(order.consoles.map(firstSync));
const result: CrowdResult = {
  served: ends.filter(({ whole, ms }) => whole && ms <= order.deadlineMs).length,
  turnedAway: ends.reduce((sum, { failures }) => sum + failures, 0),
  lastMs: Math.round(Math.max(...ends.map(({ ms }) => ms))),
};
process.stdout.write(JSON.stringify(result));
