import { expect, test } from "vitest";
import type { CoreReply, CoreRequest } from "../../shared/ipc/contract.ts";
import type { DeskApi } from "../../shared/ipc/desk-channels.ts";
import { createClient } from "./client.ts";

/** A core that answers when it is told to. */
function slowCore() {
  const asked: { request: CoreRequest; answer: (reply: CoreReply) => void }[] = [];
  const api = {
    onEvent: () => () => undefined,
    request: (request: CoreRequest) => new Promise((answer) => asked.push({ request, answer })),
  } as unknown as DeskApi;
  const answerAll = () => {
    for (const { request, answer } of asked) answer({ id: request.id, ok: true, result: request.id });
  };
  return { client: createClient(api), asked, answerAll };
}

test("the same command twice, while it is under way, is sent once; both are answered", async () => {
  const { client, asked, answerAll } = slowCore();
  const both = [1, 2].map(() => client.execute("preference.set", { key: "a", value: 1 }));
  expect(asked).toHaveLength(1);
  answerAll();
  expect(await Promise.all(both)).toEqual([
    { ok: true, value: 1 },
    { ok: true, value: 1 },
  ]);
});

test("done, it may be meant once more; and there and back again is three commands", async () => {
  const { client, asked, answerAll } = slowCore();
  const first = client.execute("preference.set", { key: "a", value: 1 });
  answerAll();
  await first;
  for (const value of [1, 2, 1]) void client.execute("preference.set", { key: "a", value });
  expect(asked).toHaveLength(4);
});
