import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lpPrinting, printersIn } from "./lp.ts";

describe("what lpstat says", () => {
  test("names the printers, and the usual one", () => {
    expect(printersIn("Front_desk\n财务打印机\n", "system default destination: 财务打印机\n")).toEqual([
      { name: "Front_desk", label: "Front desk", usual: false },
      { name: "财务打印机", label: "财务打印机", usual: true },
    ]);
  });

  test("names none, or none as usual", () => {
    expect(printersIn("", "no system default destination\n")).toEqual([]);
    expect(printersIn("A\n", "lpstat: Bad file descriptor\n")).toMatchObject([{ name: "A", usual: false }]);
  });

  test("means the printer where the usual one is an instance of it", () => {
    expect(printersIn("A\n", "system default destination: A/draft\n")).toMatchObject([{ usual: true }]);
  });
});

describe("lp", () => {
  const path = process.env["PATH"];
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "deskside-lp-"));
    process.env["PATH"] = `${folder}${delimiter}${path}`;
  });
  afterEach(() => {
    process.env["PATH"] = path;
    rmSync(folder, { recursive: true });
  });

  function program(name: string, ...lines: string[]): void {
    writeFileSync(join(folder, name), `#!/bin/sh\n${lines.join("\n")}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const to = { printer: "A; rm -rf ~", copies: 2, name: "Deskside H-K7-0042" };

  test("gets the bytes on its input and the rest as words that no shell reads, in the language that is read", async () => {
    const [args, bytes] = [join(folder, "args"), join(folder, "bytes")];
    program(
      "lp",
      `printf '%s\\n' "$LC_ALL" "$@" > ${args}`,
      `cat > ${bytes}`,
      `echo "request id is A-7 (0 file(s))"`,
    );
    // More than a pipe holds, and every byte there is.
    const pdf = Buffer.alloc(300_000, Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)));
    expect(await lpPrinting.send(pdf, to)).toBeNull();
    expect(readFileSync(bytes).equals(pdf)).toBe(true);
    expect(readFileSync(args, "utf8").trim().split("\n")).toEqual([
      ...["C", "-d", "A; rm -rf ~", "-t", "Deskside H-K7-0042", "-o", "media=A4", "-n", "2"],
    ]);
  });

  test("says why it takes nothing; bytes that it does not read are no failure of their own", async () => {
    program("lp", `echo 'lp: Error - The printer or class does not exist.' >&2`, "exit 1");
    const much = Buffer.alloc(5_000_000);
    expect(await lpPrinting.send(much, to)).toBe("The printer or class does not exist");
  });

  test("has taken nothing without a number in the queue", async () => {
    program("lp", "cat > /dev/null");
    expect(await lpPrinting.send(Buffer.from("x"), to)).toBe("lp ended with 0");
  });

  test("is not there: no printers, and nothing is sent", async () => {
    process.env["PATH"] = folder;
    expect(await lpPrinting.printers()).toEqual([]);
    expect(await lpPrinting.send(Buffer.from("x"), to)).toBe("lp did not answer");
  });
});
