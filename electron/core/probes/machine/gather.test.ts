import { expect, test } from "vitest";
import { bytesOf, smartDocument, stagedContext } from "../../../../tests/support/probes/machine.ts";
import { disks } from "./disks.ts";
import { encryption } from "./encryption.ts";
import { identity } from "./identity.ts";
import { memory } from "./memory.ts";
import { scannedIn } from "./smart-scan.ts";
import { TAKE, batchOf } from "./shell-batch.ts";
import { temperatures } from "./temperatures.ts";
import { WINDOWS } from "./windows.ts";

/** What PowerShell answers to a batch: the outputs of a machine that it was asked for. */
function shellOf(machine: "windows-chinese", line: string): string {
  const asked = [...line.matchAll(/Take '([a-zA-Z.]+)'/gu)].map(([, id]) => id ?? "");
  const outputs = bytesOf(machine);
  const entries = asked.map((id) => {
    const out = outputs.get(id)?.toString();
    const denied = { id, exit: 1, missing: false, out: "", err: "PermissionDenied HRESULT 0x80041003" };
    return out === undefined ? denied : { id, exit: 0, missing: false, out, err: "" };
  });
  return `${Buffer.from(JSON.stringify(entries)).toString("base64")}\r\n`;
}

test("Windows is asked once for all of a fact, and the code page of its console does not matter", async () => {
  const { context, lines } = stagedContext({
    platform: "win32",
    run: (line) => (line.startsWith("powershell.exe ") ? shellOf("windows-chinese", line) : null),
  });
  const { end, values } = await identity({}, context);
  expect(end).toBe("result");
  expect(values).toContainEqual({ name: "name", of: "", value: "财务-张伟", unit: "" });
  expect(lines).toHaveLength(1);
});

test("a newer PowerShell answers where the old one is gone; neither is a tool that is missing", async () => {
  const newer = stagedContext({
    platform: "win32",
    run: (line) => (line.startsWith("pwsh ") ? shellOf("windows-chinese", line) : null),
  });
  expect(await identity({}, newer.context)).toMatchObject({ end: "result" });
  const none = stagedContext({ platform: "win32" });
  expect(await identity({}, none.context)).toMatchObject({ end: "notAvailable", reason: "toolMissing" });
});

test("garbage of PowerShell is no answer", async () => {
  const gbk = Buffer.from("b4cbcfb5cdb3c9cfbdfbd6b9", "hex");
  const { context } = stagedContext({ platform: "win32", run: () => ({ stdout: gbk }) });
  const { end, reason, raw } = await memory({}, context);
  expect({ end, reason }).toEqual({ end: "noAnswer", reason: "garbage" });
  expect(raw).toContain("此系统上禁止");
});

test("what is asked of PowerShell holds no quote that a command line would turn", () => {
  for (const source of Object.values(WINDOWS)) {
    expect("shell" in source && source.shell).not.toMatch(/["\n]/u);
  }
  expect(TAKE).not.toMatch(/["\n]/u);
  const all = Object.values(WINDOWS).flatMap((each) => ("shell" in each ? [each] : []));
  // Even all of them together are far from the 32 767 characters that Windows takes.
  expect(batchOf(all).length).toBeLessThan(12_000);
});

test("each disk that smartctl finds is asked in the dialect that it names", async () => {
  const { context, lines } = stagedContext({
    platform: "linux",
    run(line) {
      if (line === "smartctl --scan") {
        return "/dev/sda -d sat # /dev/sda [SAT], ATA device\n/dev/nvme0 -d nvme # NVMe\n/dev/x; -d sat # no\n";
      }
      if (line === "smartctl -j -a -d sat /dev/sda") {
        return { code: 88, stdout: Buffer.from(smartDocument("failing-sata")) };
      }
      return line === "smartctl -j -a -d nvme /dev/nvme0" ? smartDocument("healthy-nvme") : null;
    },
  });
  const { values } = await disks({}, context);
  const health = values.filter(({ name }) => name === "health").map(({ of, value }) => [of, value]);
  expect(health).toEqual([
    ["ZN1ABCDE", "failing"],
    ["23094A801234", "passed"],
  ]);
  expect(lines.filter((line) => line.startsWith("smartctl"))).toHaveLength(3);
});

test("devices of smartctl with words of a shell or an option are none", () => {
  const lines = [
    "/dev/sdb -d sat;reboot #",
    "-x -d sat # x",
    "/dev/../etc -d sat # x",
    "# nothing",
    "/dev/sdc",
  ];
  expect(scannedIn(lines.join("\n"))).toEqual([]);
});

test("once it is stopped, nothing more is started", async () => {
  const stop = new AbortController();
  const { context, lines } = stagedContext({
    platform: "linux",
    signal: stop.signal,
    run() {
      stop.abort();
      return "";
    },
  });
  expect(await identity({}, context)).toMatchObject({ end: "stopped", reason: "cancelled" });
  expect(lines).toHaveLength(1);
});

test("a system that nobody wrote a reader for is not supported", async () => {
  const { context } = stagedContext({ platform: "freebsd" });
  expect(await encryption({}, context)).toMatchObject({ end: "notAvailable", reason: "unsupported" });
  const mac = stagedContext({ platform: "darwin" });
  expect(await temperatures({}, mac.context)).toMatchObject({ reason: "unsupported" });
});

test("progress goes to its end", async () => {
  const { context, progress } = stagedContext({ platform: "linux", run: () => "" });
  await disks({}, context);
  expect(progress.at(-1)).toBe(1);
  expect(progress.toSorted((a, b) => a - b)).toEqual(progress);
});
