import { coreControl } from "../../../shared/ipc/core-control.ts";
import type { CoreControl, CoreLife } from "../../../shared/ipc/core-control.ts";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { Environment } from "../environment.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Core } from "./core.ts";
import { createProfile, discardProfile, openProfile } from "./profile.ts";
import type { Profile } from "./profile.ts";
import { restoreProfile } from "./restore-profile.ts";
import { keepRollingBackups } from "./rolling-backups.ts";
import { idOf, unsendable } from "./unsendable.ts";

/** The line to whoever owns this process. */
export interface Port {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The owner is gone: nobody will ask any more. */
  onGone(listener: () => void): void;
}

export interface ProcessOptions {
  port: Port;
  environment: Environment;
  version: string;
  createCore(profile: Profile): Core;
  exit(code: number): void;
}

/** How long a core has to be quiet before it does what can wait. */
const IDLE_MS = 50;
/** Exit code of a core that found its store damaged. */
const DAMAGED = 3;

/** The life of a core process: control messages first, then requests, until the owner closes or goes away. */
export function serveCore(options: ProcessOptions): void {
  const { port, environment } = options;
  let core: Core | null = null;
  let opening = false;
  let backups: ReturnType<typeof keepRollingBackups> | null = null;
  let lastAsked = 0;
  let idleTimer: NodeJS.Timeout | null = null;
  const life = (message: CoreLife) => port.send(message);
  const say = (message: unknown) => {
    try {
      port.send(message);
    } catch (error) {
      // What cannot be written must not end the core, which would meet it again at the next look.
      environment.log.error("an answer could not be sent", { message: String(error) });
      port.send(unsendable(message, error));
    }
  };

  function goOnWhenIdle(): void {
    idleTimer ??= setTimeout(() => {
      idleTimer = null;
      if (core?.idle()) goOnWhenIdle();
    }, IDLE_MS);
  }

  function serve(profile: Profile): void {
    const serving = options.createCore(profile);
    core = serving;
    // Answered first is what was asked; then the owner starts a core that ended by itself again, and
    // opening recovers the store.
    profile.onSuspect(() => setImmediate(() => (core === serving ? void end(DAMAGED) : undefined)));
    profile.store.onBatch(goOnWhenIdle);
    goOnWhenIdle();
    core.sync.start();
    backups = keepRollingBackups(profile, environment, () => lastAsked);
  }

  async function control(message: CoreControl): Promise<void> {
    if (message.control === "close") return end(0);
    if (core || opening) {
      const { code, message: text, path } = failure("notAllowed", "a profile is open already").error;
      return life({ life: "failed", code, message: text, path });
    }
    opening = true;
    let outcome: Outcome<null>;
    try {
      if (message.control === "create") outcome = await create(message);
      else outcome = message.control === "restore" ? await restore(message) : unlock(message);
    } finally {
      opening = false;
    }
    if (!outcome.ok) {
      const { code, message: text, path, details } = outcome.error;
      life({ life: "failed", code, message: text, path, ...(details ? { details } : {}) });
    }
  }

  function unlock({ profile: folder, secret }: Extract<CoreControl, { control: "unlock" }>): Outcome<null> {
    const opened = openProfile({ folder, secret, environment });
    if (!opened.ok) return opened;
    serve(opened.value);
    life({ life: "ready" });
    return success(null);
  }

  /** Where it fails nothing of the profile is open any more: whoever gave the order puts back what was there. */
  async function restore(message: Extract<CoreControl, { control: "restore" }>): Promise<Outcome<null>> {
    const { profile: folder, file, secret, systemKeepsSecrets } = message;
    const restored = restoreProfile({ file, folder, secret, overwrite: true, now: environment.now() });
    if (!restored.ok) return restored;
    let opened: ReturnType<typeof openProfile> | null = null;
    try {
      opened = openProfile({ folder, secret, environment });
      if (opened.ok) serve(opened.value);
    } catch (error) {
      // A full disk, or worse.
      if (opened?.ok) await stopServing(opened.value);
      throw error;
    }
    if (!opened.ok) return opened;
    const { hasPassphrase, ...said } = restored.value;
    // One that a passphrase opens goes on being opened by it.
    const kept = systemKeepsSecrets && !hasPassphrase;
    const key = kept ? Buffer.from(opened.value.key as Uint8Array).toString("base64") : null;
    life({ life: "restored", ...said, key });
    return success(null);
  }

  /** Ends whatever of serving a profile was begun, and the store of one that is not served yet. No folder with an open file in it can be moved on Windows. */
  async function stopServing(opened: Profile | null = null): Promise<void> {
    const served = core;
    core = null;
    if (idleTimer) clearTimeout(idleTimer);
    idleTimer = null;
    backups?.end();
    backups = null;
    if (served) await served.close();
    else opened?.store.close();
  }

  async function create(message: Extract<CoreControl, { control: "create" }>): Promise<Outcome<null>> {
    const { answers, systemKeepsSecrets } = message;
    if (answers.passphrase === null && !systemKeepsSecrets) {
      return failure("malformed", "a passphrase is needed where the system keeps no secrets", "passphrase");
    }
    const { start } = answers;
    const created = createProfile({
      folder: message.profile,
      locale: answers.locale,
      passphrase: answers.passphrase,
      alone: start.how === "alone" ? start : null,
      environment,
    });
    if (!created.ok) return created;
    const { profile, recoveryKey } = created.value;
    serve(profile);
    if (start.how === "join") {
      const joined = await join(start.code);
      if (!joined.ok) {
        await core?.sync.stop();
        core = null;
        backups?.end();
        discardProfile(profile);
        return joined;
      }
    }
    const key = systemKeepsSecrets ? Buffer.from(profile.key as Uint8Array).toString("base64") : null;
    life({ life: "created", recoveryKey, key });
    return success(null);
  }

  async function join(code: string): Promise<Outcome<null>> {
    const reply = await core?.handle({ id: 0, kind: "pair", code });
    if (reply?.ok) return success(null);
    return { ok: false, error: reply?.error as CoreError };
  }

  function receive(message: unknown): void {
    const asked = coreControl.safeParse(message);
    if (asked.success) {
      control(asked.data).catch((error: unknown) => {
        environment.log.error("the core could not be opened", { message: String(error) });
        life({ life: "failed", code: "internal", message: "the profile could not be opened", path: "" });
      });
      return;
    }
    if (!core) {
      port.send({ id: idOf(message), ...failure("locked", "no profile is open") });
      return;
    }
    lastAsked = environment.now();
    // Whoever asks, asks more than one thing: a start above all.
    idleTimer?.refresh();
    const asking = core;
    void asking.handle(message, say).then(say);
  }

  async function end(code: number): Promise<void> {
    await stopServing();
    options.exit(code);
  }

  port.onMessage(receive);
  port.onGone(() => void end(0));
  life({ life: "started", version: options.version });
}
