import { serveProbe } from "../../../electron/core/probes/frame/serve-probe.ts";
import type { Probe, ProbeAnswer } from "../../../electron/core/probes/probe.ts";

const fine: ProbeAnswer = { end: "result", reason: null, values: [], raw: null, text: { en: "fine" } };

/** A probe that misbehaves in the way its `name` option says. */
const misbehaving: Probe = async ({ name }, context) => {
  switch (name) {
    case "throws":
      throw new Error("a reader met what it did not expect");
    case "loops":
      for (;;) if (Number.isNaN(context.now())) break;
      return fine;
    case "waits":
      return new Promise<never>(() => {});
    case "exits":
      process.exit(0);
      return fine;
    case "eats": {
      const eaten: unknown[] = [];
      for (;;) {
        eaten.push({ at: eaten.length, of: [eaten.length] });
        if (eaten.length < 0) return fine;
      }
    }
    case "lies":
      return { ...fine, end: "excellent" } as unknown as ProbeAnswer;
    case "invents": {
      const value = { of: "", value: 1, unit: "" };
      const values = [
        { ...value, name: "invented" },
        { ...value, name: "resolved", value: true },
        { name: 7 },
      ];
      return { ...fine, values } as ProbeAnswer;
    }
    case "sleeps": {
      const ran = await context.run("sleep", ["600"]);
      return ran === null || context.signal.aborted
        ? { ...fine, end: "notAvailable", reason: "toolMissing" }
        : fine;
    }
    case "says-late":
      await new Promise((resolve) => context.signal.addEventListener("abort", resolve));
      return { ...fine, end: "noAnswer", reason: "timeout", raw: "so far" };
    case "floods": {
      const ran = await context.run("yes", []);
      return { ...fine, raw: String(ran?.stdout.length) };
    }
    case "environment": {
      const ran = await context.run("env", []);
      return { ...fine, raw: Buffer.from(ran?.stdout ?? []).toString() };
    }
    case "no-such-program":
      return { ...fine, raw: String(await context.run("deskside-no-such-program", ["; reboot"])) };
    default:
      context.progress(0.5);
      return fine;
  }
};

await serveProbe(
  () => Promise.resolve(misbehaving),
  () => Date.now(),
);
