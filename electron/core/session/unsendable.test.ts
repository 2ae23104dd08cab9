import { expect, test } from "vitest";
import { temporaryFolder, testEnvironment } from "../../../tests/support/core/core.ts";
import type { Core } from "./core.ts";
import { serveCore } from "./process.ts";

function nest(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

test("an answer that cannot be written is told as a failure; the core goes on", async () => {
  const folder = temporaryFolder();
  const heard: Record<string, unknown>[] = [];
  let say: (message: unknown) => void = () => {};
  let wake = () => {};
  const core: Partial<Core> = {
    sync: { start() {}, stop: async () => {} } as Core["sync"],
    idle: () => false,
    close: async () => {},
    handle: async (raw) => {
      const { id } = raw as { id: number };
      return { id, ok: true, value: id === 1 ? nest(100_000) : 2 } as never;
    },
  };
  try {
    let ended = () => {};
    const end = new Promise<void>((resolve) => (ended = resolve));
    serveCore({
      port: {
        // As a process writes to its parent: what nests too deep fails while it is written.
        send: (message) => {
          heard.push(JSON.parse(JSON.stringify(message)) as Record<string, unknown>);
          wake();
        },
        onMessage: (listener) => (say = listener),
        onGone: () => {},
      },
      environment: testEnvironment(1),
      version: "test",
      createCore: () => core as Core,
      exit: () => ended(),
    });
    const start = { how: "alone", name: "王五", workspaceName: "测试" };
    const answers = { locale: "zh-CN", passphrase: null, start };
    say({ control: "create", profile: `${folder.path}/profile`, answers, systemKeepsSecrets: true });
    while (!heard.some(({ life }) => life === "created")) await new Promise<void>((go) => (wake = go));
    say({ id: 1 });
    say({ id: 2 });
    while (!heard.some(({ id }) => id === 2)) await new Promise<void>((go) => (wake = go));
    expect(heard.filter(({ id }) => id !== undefined)).toMatchObject([
      { id: 1, ok: false, error: { code: "internal" } },
      { id: 2, ok: true, value: 2 },
    ]);
    say({ control: "close" });
    await end;
  } finally {
    folder.remove();
  }
});
