import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { expect, test, vi } from "vitest";
import { PROBE_NAMES } from "../../../shared/domain/checklist/probes.ts";
import { DOCTOR_LINKS } from "../../../shared/domain/checklist/doctor.ts";
import { systemEnvironment } from "../compose.ts";
import { parseArguments } from "./arguments.ts";
import { probe as probeCommand } from "./probe.ts";
import { temporaryFolder } from "../../../tests/support/core/core.ts";

// Real processes on a busy machine: a stuck test is stopped, a slow one is not.
vi.setConfig({ testTimeout: 120_000 });

async function console_(...args: string[]) {
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts"), "probe", ...args, "--json"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, [code]] = await Promise.all([text(child.stdout), once(child, "exit") as Promise<[number]>]);
  return { code, answer: JSON.parse(out) as { ok: boolean; result: never; error: never } };
}

/** In this process: what is refused starts nothing. */
async function asked(...words: string[]) {
  const args = parseArguments(words);
  return args.ok ? probeCommand(args.value, environment) : args;
}
const environment = systemEnvironment();

test("probe list names every probe with what it must be told, and needs no profile", async () => {
  const listed = await asked("list");
  const value = listed.ok ? (listed.value as { name: string }[]) : [];
  expect(value.map(({ name }) => name)).toEqual(PROBE_NAMES);
  expect(value[7]).toMatchObject({
    needs: ["host", "port"],
    title: { en: "TCP port" },
  });
});

test("a probe answers its end, its readings with their units, and the machine", async () => {
  const server = createServer((socket) => socket.end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const answer = await asked("port", "--host", "127.0.0.1", "--port", String(port));
  server.close();
  expect(answer).toMatchObject({
    ok: true,
    value: {
      ...{ end: "result", reason: null, raw: null },
      readings: [
        { name: "open", value: true, unit: "" },
        { name: "connect", unit: "ms" },
      ],
    },
  });
  const { text: said, machine } = (answer.ok ? answer.value : {}) as { text: object; machine: object };
  expect([Object.keys(said), Object.keys(machine)]).toEqual([
    ["zh-CN", "en"],
    ["name", "serial", "model"],
  ]);
});

test.each([
  [["port", "--host", "-x", "--port", "1"], "--host"],
  [["port", "--host", "a"], "--port"],
  [["link", "--url", "http://a"], "--url"],
  [["nonsense"], "NAME"],
  [[], "NAME"],
  [["dns", "--name", "a", "--targets", "/nowhere"], "--targets"],
])("%j is refused at %s", async (args, path) => {
  expect(await asked(...args)).toMatchObject({ ok: false, error: { path } });
});

test("the doctor answers the chain in its order, and exits with 1 exactly when a link is broken", async () => {
  const folder = temporaryFolder();
  const targets = join(folder.path, "targets.json");
  // Nobody here answers: whatever this machine's network is, the test leaves it alone.
  const nobody = { host: "127.0.0.1", port: 9 };
  writeFileSync(
    targets,
    JSON.stringify({
      portal: [{ url: "http://127.0.0.1:9/", status: 204 }],
      internet: [nobody],
      names: ["www.lab.invalid"],
      time: ["127.0.0.1"],
    }),
  );
  const { code, answer } = await console_("doctor", "--targets", targets);
  folder.remove();
  const { links, broken } = answer.result as {
    links: { name: string; state: string }[];
    broken: string | null;
  };
  expect(links.map(({ name }) => name)).toEqual(DOCTOR_LINKS);
  expect(broken, "an internet that is not there is never all well").not.toBeNull();
  expect(links.find(({ state }) => state === "broken")?.name).toBe(broken);
  expect(code).toBe(1);
});
