import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { MAX_REQUEST_CHARS } from "../../../shared/ipc/contract.ts";
import { failure } from "../outcome.ts";
import type { Core } from "../session/core.ts";

/**
 * The core over JSON lines: one request a line, one answer a line; events after `subscribe`. Ends
 * when the input ends and every answer is written.
 */
export async function runSession(core: Core, input: Readable, output: Writable): Promise<void> {
  const write = (message: unknown) => void output.write(`${JSON.stringify(message)}\n`);
  const underWay = new Set<Promise<void>>();
  const idle = setInterval(() => core.idle(), 50);
  idle.unref();
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === "") continue;
    const request = parse(line);
    if (!request.ok) {
      write({ id: -1, ...request });
      continue;
    }
    const answered = core.handle(request.value, write).then(write);
    underWay.add(answered);
    void answered.finally(() => underWay.delete(answered));
  }
  await Promise.all(underWay);
  clearInterval(idle);
}

function parse(line: string): { ok: true; value: unknown } | ReturnType<typeof failure> {
  if (line.length > MAX_REQUEST_CHARS) {
    return failure("tooLarge", `a request has at most ${MAX_REQUEST_CHARS} characters`);
  }
  try {
    return { ok: true, value: JSON.parse(line) as unknown };
  } catch {
    return failure("malformed", "the line is not JSON");
  }
}
