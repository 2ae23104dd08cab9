// CUPS, which prints on Linux and macOS, takes a PDF as it is: `lp` reads it from its input and keeps no copy.
import { spawn } from "node:child_process";
import type { Printer } from "../../../shared/ipc/printing.ts";
import type { SystemPrinting } from "./printing.ts";

/** Finding printers on the network takes some seconds. */
const LIST_MS = 15_000;
/** A page that goes to a printer far away. */
const SEND_MS = 120_000;
/** As much of what a program says as anybody reads. */
const MOST_SAID = 300;

interface Ended {
  /** Null: it could not be started, or had to be ended. */
  code: number | null;
  output: string;
  said: string;
}

export const lpPrinting: SystemPrinting = {
  async printers() {
    const [listed, usual] = await Promise.all([
      run("lpstat", ["-e"], LIST_MS),
      run("lpstat", ["-d"], LIST_MS),
    ]);
    return printersIn(listed.output, usual.output);
  },
  async send(pdf, { printer, copies, name }) {
    const sheet = ["-o", "media=A4", "-n", String(copies)];
    const { code, output, said } = await run("lp", ["-d", printer, "-t", name, ...sheet], SEND_MS, pdf);
    if (code === 0 && isTaken(output)) return null;
    return wordsOf(said) || (code === null ? "lp did not answer" : `lp ended with ${code}`);
  },
};

/** Of what `lpstat -e` and `lpstat -d` say in the language C. */
export function printersIn(listed: string, usual: string): Printer[] {
  // The usual one may be an instance of a printer, with settings of its own behind a stroke.
  const named = /^system default destination: (.+)$/m.exec(usual)?.[1]?.trim().split("/")[0];
  const names = new Set(
    listed
      .split("\n")
      .map((line) => line.trim())
      .filter((name) => name !== ""),
  );
  return [...names].map((name) => ({ name, label: name.replaceAll("_", " "), usual: name === named }));
}

/** `request id is Office-12 (0 file(s))`: it has a number in the queue. */
const isTaken = (output: string) => /^request id is \S/m.test(output);

/** `lp: Error - no such printer.` as a part of a sentence. */
function wordsOf(said: string): string {
  const plain = said.trim().replace(/^lp: (?:Error - )?/, "");
  return plain.slice(0, MOST_SAID).replace(/\.$/, "");
}

/** Without a shell, in the language that is read here; what is given goes in through the pipe. */
function run(program: string, args: readonly string[], patience: number, input?: Uint8Array): Promise<Ended> {
  return new Promise((done) => {
    let [output, said] = ["", ""];
    const end = (code: number | null) => done({ code, output, said });
    const child = spawn(program, args, { env: { ...process.env, LC_ALL: "C" }, stdio: "pipe" });
    const timer = setTimeout(() => child.kill("SIGKILL"), patience);
    child.stdout.setEncoding("utf8").on("data", (part: string) => (output += part));
    child.stderr.setEncoding("utf8").on("data", (part: string) => (said += part));
    // It may be gone before it has read everything, and says by its code why.
    child.stdin.on("error", () => {});
    child.once("error", () => end(null));
    child.once("close", (code) => {
      clearTimeout(timer);
      end(code);
    });
    child.stdin.end(input);
  });
}
