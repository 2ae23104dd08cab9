// A core of a hundred lines for the shell's tests: speaks the real control messages and the real
// request envelope, keeps nothing but profile.json. `command.type` tells it how to misbehave.
import { createHash } from "node:crypto";
import { mkdirSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Under Electron's utility process it has a port, under Node a channel; messages are any. */
const self = /** @type {any} */ (process);
const port = self.parentPort ?? null;
const send = (/** @type {any} */ message) => (port ? port.postMessage(message) : self.send(message));
const RECOVERY = "AAAA-BBBB-CCCC-DDDD";

/** Not a key derivation, but nothing to read the passphrase from: the run's files are searched for it. */
const wrappedBy = (/** @type {string} */ passphrase) =>
  createHash("sha256").update(passphrase).digest("base64");

let key = "";
let attempts = 0;

/** @param {any} message */
function control(message) {
  if (message.control === "close") process.exit(0);
  if (message.control === "create") {
    const { profile, answers, systemKeepsSecrets } = message;
    if (answers.start.how === "join" && answers.start.code === "crash") process.exit(3);
    if (answers.start.how === "join") {
      return send({ life: "failed", code: "hub", message: "the code is unknown", path: "start.code" });
    }
    mkdirSync(profile, { recursive: true });
    const file = {
      format: 1,
      locale: answers.locale,
      keys: {
        system: null,
        passphrase: answers.passphrase && {
          salt: "c2FsdA==",
          memoryKiB: 8,
          passes: 1,
          lanes: 1,
          wrapped: wrappedBy(answers.passphrase),
        },
        recovery: { wrapped: "cmVj" },
      },
    };
    writeFileSync(path.join(profile, "profile.json"), JSON.stringify(file));
    key = "open";
    send({ life: "created", recoveryKey: RECOVERY, key: systemKeepsSecrets ? "a2V5" : null });
    return send({ life: "ready" });
  }
  if (message.control === "unlock") {
    const { secret, profile } = message;
    const file = JSON.parse(readFileSync(path.join(profile, "profile.json"), "utf8"));
    const wrapped = file.keys.passphrase?.wrapped ?? "";
    const right =
      secret.by === "system" ||
      (secret.by === "recovery" && secret.recoveryKey === RECOVERY) ||
      (secret.by === "passphrase" && wrappedBy(secret.passphrase) === wrapped);
    if (!right) return send({ life: "failed", code: "wrongKey", message: "wrong key", path: "" });
    if (existsSync(path.join(profile, "broken"))) {
      return send({ life: "failed", code: "corrupt", message: "the store is damaged", path: "" });
    }
    if (existsSync(path.join(profile, "never-opens"))) process.exit(4);
    key = "open";
    return send({ life: "ready" });
  }
}

/** @param {any} message */
function request(message) {
  attempts += 1;
  const answer = (/** @type {any} */ result) => send({ id: message.id, ok: true, result });
  if (!key) return send({ id: message.id, ok: false, error: { code: "locked", message: "", path: "" } });
  if (message.kind === "execute" && message.command.type === "stand-in.crash") process.exit(9);
  if (message.kind === "execute" && message.command.type === "stand-in.silent") return undefined;
  if (message.kind === "subscribe") {
    send({ event: "notice", code: "subscribed", details: { pid: process.pid } });
    return answer(null);
  }
  if (message.kind === "import") {
    send({ event: "job", progress: { job: message.id, done: 1, total: 2 } });
    return answer({ dryRun: message.dryRun, files: message.paths.length });
  }
  return answer({ echo: message, attempts });
}

/** @param {any} message */
function receive(message) {
  if ("control" in message) control(message);
  else request(message);
}

if (port) {
  port.on("message", (/** @type {any} */ { data }) => receive(data));
} else {
  process.on("message", receive);
  process.on("disconnect", () => process.exit(0));
}
send({ life: "started", version: "stand-in" });
