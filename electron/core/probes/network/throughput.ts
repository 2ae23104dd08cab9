import https from "node:https";
import { MEASURE_MOST_BYTES } from "../../../../shared/protocol/measure.ts";
import { OTHER_PATHS } from "../../../../shared/protocol/paths.ts";
import { createPinnedAgent, isCertificateError } from "../../sync/pinned-agent.ts";
import { noAnswer, notAvailable, readingsOf, result, rounded, say } from "../frame/answers.ts";
import { reasonOf, whyNot } from "../frame/reasons.ts";
import type { HubAccess, NoResult, Probe } from "../probe.ts";
import { within } from "./reach.ts";

/** First a little, which a slow line carries too; only a line that does so in no time carries all. */
const FIRST_BYTES = 256 * 1024;
const IN_NO_TIME_MS = 1000;
/** Longest that one of the two takes; what came until then is measured. */
const MOST_MS = 12_000;

type Moved =
  { ok: true; bytes: number; timed: number; ms: number } | { ok: false; reason: NoResult; status: number };

/** From the hub to this laptop, by a body that is asked of it: what comes, and how fast once it comes. */
export const throughput: Probe = async (_options, { hubAccess, signal, progress, targets }) => {
  if (!hubAccess) {
    if (targets?.hub) {
      return notAvailable(
        "needsCredentials",
        say("没有本机的令牌，无法测量", "without this laptop's token nothing is measured"),
      );
    }
    return notAvailable(
      "noHub",
      say("本机没有配对服务器，没有测速对象", "this laptop is paired with no hub to measure to"),
    );
  }
  const shown = new URL(hubAccess.address).host;
  const agent = createPinnedAgent(hubAccess);
  try {
    const first = await move(hubAccess, agent, FIRST_BYTES, signal);
    progress(0.3);
    const again = first.ok && first.ms < IN_NO_TIME_MS && !signal.aborted;
    const more = again ? await move(hubAccess, agent, MEASURE_MOST_BYTES, signal) : first;
    // A line that broke the second time has been measured once.
    const moved = more.ok ? more : first;
    if (!moved.ok) return unmeasured(shown, moved);
    const readings = readingsOf("throughput");
    const down = rounded((moved.timed * 8) / Math.max(moved.ms, 0.1) / 1000, 2);
    readings.add("down", down);
    readings.add("bytes", moved.bytes + (more === first || !more.ok || !first.ok ? 0 : first.bytes));
    const text = say(`从服务器 ${shown} 下行 ${down} Mbit/s`, `${down} Mbit/s down from the hub ${shown}`);
    return result(readings.values, text);
  } finally {
    agent.destroy();
  }
};

function unmeasured(shown: string, { reason, status }: Extract<Moved, { ok: false }>) {
  if (status === 404) {
    const text = say(`服务器 ${shown} 的版本没有测速接口`, `the hub ${shown} is too old to be measured to`);
    return notAvailable("unsupported", text);
  }
  if (status === 429) {
    const text = say("刚才已测过多次，一分钟后再测", "measured often enough just now; wait a minute");
    return noAnswer("refused", text);
  }
  return noAnswer(reason, whyNot(shown, reason));
}

/** Asks for so many bytes and times them from the first that comes to the last. Never rejects. */
function move(
  { address, token }: HubAccess,
  agent: https.Agent,
  bytes: number,
  signal: AbortSignal,
): Promise<Moved> {
  const ending = within(signal, MOST_MS);
  return new Promise((resolve) => {
    const url = new URL(`${OTHER_PATHS.measure}?bytes=${bytes}`, address);
    const headers = { authorization: `Bearer ${token}`, "accept-encoding": "identity" };
    const request = https.request(url, { agent, headers, signal: ending });
    let began = 0;
    let first = 0;
    let came = 0;
    const moved = (): Moved => {
      const ms = performance.now() - began;
      return { ok: true, bytes: came, timed: came - first, ms };
    };
    const fail = (error: unknown) => {
      request.destroy();
      // Time is over in the middle of it: what came until then is a measurement.
      if (ending.aborted && !signal.aborted && came > first) return resolve(moved());
      resolve({ ok: false, reason: isCertificateError(error) ? "denied" : reasonOf(error), status: 0 });
    };
    request.once("error", fail);
    request.once("response", (response) => {
      const status = response.statusCode ?? 0;
      if (status !== 200) {
        response.resume();
        const refused = status === 401 || status === 403;
        return resolve({ ok: false, reason: refused ? "denied" : "garbage", status });
      }
      response.once("error", fail);
      response.on("data", (part: Buffer) => {
        if (began === 0) {
          began = performance.now();
          first = part.length;
        }
        came += part.length;
        // More than was asked for is no answer of a hub.
        if (came > bytes) fail(Object.assign(new Error("too much"), { code: "EPROTO" }));
      });
      response.once("end", () => {
        if (came === bytes) resolve(moved());
        else fail(Object.assign(new Error("cut off"), { code: "ECONNRESET" }));
      });
    });
    request.end();
  });
}
