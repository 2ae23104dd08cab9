import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Core } from "../session/core.ts";
import { unsendable } from "../session/unsendable.ts";
import { requestLines } from "./request-lines.ts";

/** The core of a session; another one once its store was found damaged. */
export interface Serving {
  core: Core;
  /** Closes the core and opens its profile again, which recovers the store. */
  reopen(): Promise<Outcome<Core>>;
}

/**
 * The core over JSON lines: one request a line, one answer a line; events after `subscribe`. Ends
 * when the input ends and every answer is written, or when nobody reads the answers any more. A store
 * that is found damaged is recovered between two requests; a failure when nothing could be recovered.
 */
export async function runSession(
  serving: Serving,
  input: Readable,
  output: Writable,
): Promise<Outcome<null>> {
  const write = (message: unknown) => void output.write(`${oneLine(lineOf(message))}\n`);
  const underWay = new Set<Promise<void>>();
  let { core } = serving;
  let subscribed = false;
  let recovering: Promise<Outcome<Core>> | null = null;
  const idle = setInterval(() => (core.profile.isSuspect() ? void recovered() : core.idle()), 50);
  idle.unref();
  let unread = false;
  output.on("error", () => {
    unread = true;
    input.destroy();
  });

  function recovered(): Promise<Outcome<Core>> {
    recovering ??= Promise.all(underWay)
      .then(() => serving.reopen())
      .then((opened) => {
        if (!opened.ok) {
          input.destroy();
          return opened;
        }
        core = opened.value;
        recovering = null;
        if (subscribed) core.subscribe(write);
        return opened;
      });
    return recovering;
  }

  try {
    for await (const line of requestLines(input)) {
      if (!line.ok) {
        write({ id: -1, ...line });
        continue;
      }
      if (core.profile.isSuspect() && !(await recovered()).ok) break;
      subscribed ||= (line.value as { kind?: unknown } | null)?.kind === "subscribe";
      const answered = core.handle(line.value, write).then(write);
      underWay.add(answered);
      void answered.finally(() => underWay.delete(answered));
      // Who sends requests and reads no answers waits; the answers would fill the memory.
      if (output.writableNeedDrain) await once(output, "drain");
    }
  } catch (error) {
    if (!unread && recovering === null) throw error;
  }
  clearInterval(idle);
  await Promise.all(underWay);
  const last = recovering === null ? null : await (recovering as Promise<Outcome<Core>>);
  return last?.ok === false ? last : success(null);
}

/** One answer that is no JSON (nested beyond what the program can walk) must not end the session. */
function lineOf(message: unknown): string {
  try {
    return JSON.stringify(message);
  } catch (error) {
    return JSON.stringify(unsendable(message, error));
  }
}

/** Readers that cut lines at U+2028 and U+2029 as well get whole ones too. */
function oneLine(json: string): string {
  return json.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}
