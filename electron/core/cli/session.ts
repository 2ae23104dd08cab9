import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import type { Core } from "../session/core.ts";
import { unsendable } from "../session/unsendable.ts";
import { requestLines } from "./request-lines.ts";

/**
 * The core over JSON lines: one request a line, one answer a line; events after `subscribe`. Ends
 * when the input ends and every answer is written, or when nobody reads the answers any more.
 */
export async function runSession(core: Core, input: Readable, output: Writable): Promise<void> {
  const write = (message: unknown) => void output.write(`${oneLine(lineOf(message))}\n`);
  const underWay = new Set<Promise<void>>();
  const idle = setInterval(() => core.idle(), 50);
  idle.unref();
  let unread = false;
  output.on("error", () => {
    unread = true;
    input.destroy();
  });
  try {
    for await (const line of requestLines(input)) {
      if (!line.ok) {
        write({ id: -1, ...line });
        continue;
      }
      const answered = core.handle(line.value, write).then(write);
      underWay.add(answered);
      void answered.finally(() => underWay.delete(answered));
      // Who sends requests and reads no answers waits; the answers would fill the memory.
      if (output.writableNeedDrain) await once(output, "drain");
    }
  } catch (error) {
    if (!unread) throw error;
  }
  await Promise.all(underWay);
  clearInterval(idle);
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
