import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createCore, openProfile, systemEnvironment } from "../../electron/core/compose.ts";
import { failure, success } from "../../electron/core/outcome.ts";
import type { Outcome } from "../../electron/core/outcome.ts";
import { runSession } from "../../electron/core/cli/session.ts";
import type { Store } from "../../electron/core/store/store.ts";
import { openHttpsTransport } from "../../electron/core/sync/https-transport.ts";
import type { OpenTransport } from "../../electron/core/sync/transport.ts";

/**
 * `console session` that kills itself at a named point, the `count`-th time it gets there. Points:
 * - `inTransaction` an operation is appended and folded, its transaction not committed (F16);
 * - `afterCommit` it is committed, nobody was told;
 * - `beforePush` (F2) and `afterPush`: the hub has answered, the answer is not stored (F3);
 * - `afterPull` a page has come and is not integrated.
 */
export const POINTS = ["inTransaction", "afterCommit", "beforePush", "afterPush", "afterPull"] as const;
export type Point = (typeof POINTS)[number];
/**
 * No points: lies, so that the judge is seen to notice. A console that says "saved" and keeps `nothing`, or
 * of an `answer` of a run only the half.
 */
export const LIES = ["nothing", "answer"] as const;
export type Lie = (typeof LIES)[number];

if (import.meta.main) await main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      profile: { type: "string", default: "" },
      "recovery-key-file": { type: "string", default: "" },
      point: { type: "string", default: "" },
      count: { type: "string", default: "1" },
    },
  });
  let left = Number(values.count);
  const reach = (point: Point): void => {
    if (point !== values.point) return;
    left -= 1;
    if (left <= 0) process.kill(process.pid, "SIGKILL");
  };

  const recoveryKey = readFileSync(values["recovery-key-file"], "utf8").trim();
  const secret = { by: "recovery", recoveryKey } as const;
  const opened = openProfile({ folder: values.profile, secret, environment: systemEnvironment() });
  if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.message}`);
  const { store } = opened.value;
  const { append, write } = store;
  store.append = (act) => {
    const appended = append(values.point === ("answer" satisfies Lie) ? withoutWords(act) : act);
    reach("inTransaction");
    return appended;
  };
  store.write = (work, urgent) => {
    if (values.point === ("nothing" satisfies Lie)) return unkept(work);
    const written = write(work, urgent);
    reach("afterCommit");
    return written;
  };
  /** What `work` answers, rolled back. */
  function unkept<T>(work: () => Outcome<T>): Outcome<T> {
    let said: Outcome<T> | null = null;
    const undone = write<T>(() => {
      said = work();
      return failure("internal", "rolled back");
    });
    return said ?? undone;
  }
  const openTransport: OpenTransport = (endpoint) => {
    const real = openHttpsTransport(endpoint);
    return {
      ...real,
      async push(request, onLeft) {
        reach("beforePush");
        const reply = await real.push(request, onLeft);
        reach("afterPush");
        return reply;
      },
      async pull(request) {
        const reply = await real.pull(request);
        reach("afterPull");
        return reply;
      },
    };
  };
  const core = createCore({ profile: opened.value, openTransport });
  await runSession({ core, reopen: () => Promise.resolve(success(core)) }, process.stdin, process.stdout);
  await core.close();
}

/** An answer sealed without what was said of the step with words (`runs.ts`); any other act as it is. */
function withoutWords(act: Parameters<Store["append"]>[0]): Parameters<Store["append"]>[0] {
  if (act.type !== "run.answer") return act;
  const { seen: _, ...answer } = act.payload.answer as Record<string, unknown>;
  return { ...act, payload: { ...act.payload, answer } };
}
