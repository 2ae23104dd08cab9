import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { z } from "zod";
import { HUB_ERRORS, REFUSALS, hubError } from "../../shared/protocol/errors.ts";
import { handshakeReply, handshakeRequest } from "../../shared/protocol/handshake.ts";
import { pairReply, pairRequest } from "../../shared/protocol/pairing.ts";
import { CONSOLE_PATHS, OTHER_PATHS } from "../../shared/protocol/paths.ts";
import { pullReply } from "../../shared/protocol/pull.ts";
import { pushReply, pushRequest } from "../../shared/protocol/push.ts";
import { reofferRequest } from "../../shared/protocol/reoffer.ts";

// docs/protocol.md says what the program does: its examples fit, and it names everything there is.

const SCHEMAS: Record<string, z.ZodObject> = {
  pairRequest,
  pairReply,
  handshakeRequest,
  handshakeReply,
  pullReply,
  pushRequest,
  pushReply,
  reofferRequest,
  hubError,
};

const text = await readFile(new URL("../../docs/protocol.md", import.meta.url), "utf8");
const examples = [...text.matchAll(/^```json (\w+)\n([\s\S]*?)^```/gm)];

test.each(examples.map(([, name, json]) => [name!, json!]))(
  "the example of %s fits its schema",
  (name, json) => {
    const schema = SCHEMAS[name];
    expect(schema).toBeDefined();
    expect(schema!.strict().safeParse(JSON.parse(json)).error?.issues ?? []).toEqual([]);
  },
);

test("every message has an example, every route, error and reason is named", () => {
  expect(examples.map(([, name]) => name).sort()).toEqual(Object.keys(SCHEMAS).sort());
  for (const path of Object.values({ ...CONSOLE_PATHS, ...OTHER_PATHS })) expect(text).toContain(path);
  for (const [code, status] of Object.entries(HUB_ERRORS)) {
    expect(text).toMatch(new RegExp(`\\| \`${code}\` +\\| ${status} `));
  }
  for (const reason of REFUSALS) expect(text).toContain(`\`${reason}\``);
});
