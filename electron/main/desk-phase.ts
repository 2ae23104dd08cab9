// The life of the application in front of its window: is there a profile, is it open, does the core
// run. Everything that touches the world is passed in, so the whole of it is tested without Electron.
import type { CoreEvent } from "../../shared/ipc/change-batch.ts";
import type { CoreReply, CoreRequest } from "../../shared/ipc/contract.ts";
import type { CoreControl, CoreLife } from "../../shared/ipc/core-control.ts";
import type { AppPhase, CreateProfile, Outcome, RestoredProfile } from "../../shared/ipc/desk-channels.ts";
import { backoff } from "./core-process/backoff.ts";
import { coreLink } from "./core-process/core-link.ts";
import type { ForkCore } from "./core-process/fork-core.ts";
import { failure } from "./failure.ts";
import { changeProfile, readProfile } from "./keys/profile-json.ts";
import type { SystemKeys } from "./keys/system-keys.ts";
import { endHalfRestore } from "./restoring/put-back.ts";
import { createRestoring } from "./restoring/restoring.ts";

type Locale = AppPhase["locale"];
type Secret = Extract<CoreControl, { control: "unlock" }>["secret"];

export interface DeskPhaseDeps {
  /** Folder of the profile. */
  profile: string;
  keys: SystemKeys;
  fork: ForkCore;
  /** What is filled in where the passphrase is asked for; null where nothing is. */
  filledIn?(): string | null;
  now(): number;
  later(ms: number, act: () => void): void;
  onPhase(phase: AppPhase): void;
  onEvent(event: CoreEvent): void;
}

/** One of the two opens a profile. */
interface Typed {
  passphrase: string | null;
  recoveryKey: string | null;
}

export interface DeskPhase {
  /**
   * Looks at the profile and, if the system keeps its key, starts opening it.
   * @param meanwhile what can be done while the core loads, before the system is asked for the key
   */
  begin(meanwhile?: () => void): void;
  phase(): AppPhase;
  createProfile(answers: CreateProfile): Promise<Outcome<{ recoveryKey: string }>>;
  enterDesk(): Promise<Outcome<null>>;
  unlock(secret: Typed): Promise<Outcome<null>>;
  /**
   * Puts a backup in the place of the profile and opens it, whatever is there now. When it cannot, what
   * was there is there as before.
   */
  restore(backup: Typed & { file: string }): Promise<Outcome<RestoredProfile>>;
  request(request: CoreRequest): Promise<CoreReply>;
  setLocale(locale: Locale): void;
  /** A checked pairing link (S19): shown to the user, never followed by itself. */
  offerPairing(link: string): void;
  corePid(): number | undefined;
  /** Orderly end; the promise is kept when the core is gone. */
  close(): Promise<void>;
}

/** What a restore that did not come to its end goes back to. */
interface Before {
  step: Step;
  secret: Secret | null;
}

type Step =
  | { at: "firstRun" }
  | { at: "creating"; done: (outcome: Outcome<{ recoveryKey: string }>) => void }
  /** Made, and the recovery key is on screen. */
  | { at: "created" }
  | { at: "locked" }
  | { at: "unlocking"; done: (outcome: Outcome<null>) => void }
  | { at: "restoring" }
  /** Done and open, and what was done is on screen. */
  | { at: "restored" }
  | { at: "opening" }
  | { at: "ready" }
  | { at: "restarting" }
  | { at: "failed"; code: string; message: string }
  | { at: "closing"; done: () => void };

const CLOSE_PATIENCE_MS = 8000;

export function deskPhase(deps: DeskPhaseDeps): DeskPhase {
  let step: Step = { at: "firstRun" };
  let locale: Locale = "zh-CN";
  let hasPassphrase = false;
  let filledIn: string | null = null;
  let pairing: string | null = null;
  // Kept in memory for as long as the application runs: a core that crashed is opened again with it.
  let secret: Secret | null = null;
  // What the core shall do once it says it has started.
  let first: CoreControl | null = null;
  // A core that has started and waits for its first order.
  let waits = false;
  // Waits until the profile is open again, or it is known that it is not.
  let settled: (() => void) | null = null;
  const restarts = backoff();
  const link = coreLink(deps.fork, { life, event: deps.onEvent, exit });

  function show(): AppPhase {
    const offered = pairing === null ? {} : { pairing };
    switch (step.at) {
      case "firstRun":
      case "creating":
      case "created":
        return {
          phase: "firstRun",
          systemKeepsSecrets: deps.keys.keepsSecrets(),
          locale,
          ...offered,
        };
      case "locked":
      case "unlocking":
        return { phase: "locked", locale, hasPassphrase, ...(filledIn === null ? {} : { filledIn }) };
      case "restored":
      case "ready":
        return { phase: "ready", locale, ...offered };
      case "failed":
        return { phase: "failed", code: step.code, message: step.message, locale };
      case "restarting":
        return { phase: "restarting", locale };
      default:
        return { phase: "opening", locale };
    }
  }

  function go(next: Step): void {
    step = next;
    if (next.at !== "closing") deps.onPhase(show());
    if (next.at === "restarting") return;
    settled?.();
    settled = null;
  }

  /** Gives a core its first order, and starts one if none waits. Answers why it could not, or null. */
  function startCore(order: CoreControl): string | null {
    if (waits) {
      waits = false;
      link.control(order);
      return null;
    }
    first = order;
    return link.start();
  }

  /** The core loads while the passphrase is being typed; it holds nothing until it is told a secret. */
  function lock(): void {
    filledIn = hasPassphrase ? (deps.filledIn?.() ?? null) : null;
    go({ at: "locked" });
    // Why it cannot start is told to the person who tries to unlock.
    link.start();
  }

  function drop(): void {
    link.drop();
    first = null;
    waits = false;
  }

  function open(next: "opening" | "restarting"): void {
    if (!secret) return lock();
    if (step.at !== next) go({ at: next });
    const missing = startCore({ control: "unlock", profile: deps.profile, secret });
    if (missing) go({ at: "failed", code: "coreMissing", message: missing });
  }

  function life(message: CoreLife): void {
    switch (message.life) {
      case "started":
        if (first) link.control(first);
        else waits = true;
        first = null;
        return;
      case "created":
        return created(message.recoveryKey, message.key);
      case "restored":
        return restoring.done(message);
      case "ready":
        if (step.at === "unlocking") {
          const { done } = step;
          go({ at: "ready" });
          return done({ ok: true, value: null });
        }
        if (step.at === "opening" || step.at === "restarting") go({ at: "ready" });
        return;
      case "failed":
        return failed(message);
    }
  }

  function created(recoveryKey: string, key: string | null): void {
    // Also of one whose maker quits meanwhile: nothing else opens it that anybody has seen.
    if (key !== null) keep(key);
    if (step.at !== "creating") return;
    const { done } = step;
    pairing = null;
    go({ at: "created" });
    done({ ok: true, value: { recoveryKey } });
  }

  /** The key is kept by the system, where it shall be and can. */
  function keep(key: string): void {
    secret = { by: "system", key };
    const wrapped = deps.keys.wrap(key);
    const kept =
      wrapped !== null &&
      changeProfile(deps.profile, (file) => ({ ...file, keys: { ...file.keys, system: wrapped } }));
    // Not fatal: the recovery key opens the profile.
    if (!kept) deps.onEvent({ event: "notice", code: "keyNotKept", details: {} });
  }

  const restoring = createRestoring<Before>({
    profile: deps.profile,
    systemKeepsSecrets: deps.keys.keepsSecrets,
    here: () => (["firstRun", "locked", "ready", "failed"].includes(step.at) ? { step, secret } : null),
    close: () => (step.at === "ready" ? end() : null),
    order(order) {
      ({ secret } = order);
      step = { at: "restoring" };
      return startCore(order);
    },
    restored({ key }) {
      const read = readProfile(deps.profile);
      if (read.found === "yes") {
        locale = read.file.locale;
        hasPassphrase = read.file.keys.passphrase !== null;
      }
      if (key !== null) keep(key);
      // Whoever quits meanwhile waits for the core to end, which it now does.
      if (step.at === "restoring") step = { at: "restored" };
    },
    back(before, told) {
      ({ secret } = before);
      settled = told;
      if (before.step.at === "locked") lock();
      else if (before.step.at === "ready") open("restarting");
      else go(before.step);
    },
  });

  function failed(message: Extract<CoreLife, { life: "failed" }>): void {
    const { code, path, details } = message;
    const outcome = failure(code, message.message, path, details);
    const told = details?.status === "newer" ? "newer" : code;
    // A core that could not open is not asked again; the next try gets a fresh one.
    drop();
    if (step.at === "closing") return step.done();
    if (step.at === "creating") {
      const { done } = step;
      secret = null;
      go({ at: "firstRun" });
      return done(outcome);
    }
    if (step.at === "restoring") return restoring.ended(outcome);
    if (step.at === "unlocking") {
      const { done } = step;
      secret = null;
      if (code === "wrongKey") lock();
      else go({ at: "failed", code: told, message: message.message });
      return done(outcome);
    }
    if (step.at === "opening" && code === "wrongKey") {
      secret = null;
      return lock();
    }
    go({ at: "failed", code: told, message: message.message });
  }

  function exit(): void {
    waits = false;
    const stopped = failure("coreStopped", "the core stopped before it answered");
    switch (step.at) {
      case "closing":
        return step.done();
      case "creating": {
        const { done } = step;
        go({ at: "firstRun" });
        return done(stopped);
      }
      case "unlocking": {
        const { done } = step;
        secret = null;
        go({ at: "locked" });
        return done(stopped);
      }
      case "restoring":
        return restoring.ended(stopped);
      case "opening":
      case "ready":
      case "restarting":
      case "restored":
      case "created": {
        const wait = restarts.next(deps.now());
        if (wait === null) {
          return go({ at: "failed", code: "coreKeepsStopping", message: "the core stops again and again" });
        }
        if (step.at !== "created" && step.at !== "restored") go({ at: "restarting" });
        return deps.later(wait, () => {
          if (step.at === "restarting") open("restarting");
        });
      }
      default:
    }
  }

  return {
    begin(meanwhile = () => {}) {
      try {
        endHalfRestore(deps.profile);
      } catch (error) {
        go({ at: "failed", code: "profileBroken", message: String(error) });
        return meanwhile();
      }
      const read = readProfile(deps.profile);
      if (read.found === "no") {
        go({ at: "firstRun" });
        return meanwhile();
      }
      if (read.found === "broken") {
        const code = read.newer ? "newer" : "profileBroken";
        go({ at: "failed", code, message: `profile.json: ${read.message}` });
        return meanwhile();
      }
      locale = read.file.locale;
      hasPassphrase = read.file.keys.passphrase !== null;
      go({ at: "opening" });
      // With or without a passphrase to wait for: it is needed. Why it cannot start is told by open().
      link.start();
      meanwhile();
      const wrapped = read.file.keys.system;
      const key = wrapped !== null && deps.keys.keepsSecrets() ? deps.keys.unwrap(wrapped) : null;
      secret = key === null ? null : { by: "system", key };
      open("opening");
    },
    phase: show,
    createProfile(answers) {
      if (step.at !== "firstRun") {
        return Promise.resolve(failure("notAllowed", "there is a profile already"));
      }
      const systemKeepsSecrets = deps.keys.keepsSecrets();
      if (!systemKeepsSecrets && answers.passphrase === null) {
        return Promise.resolve(failure("malformed", "a passphrase is needed here", "passphrase"));
      }
      locale = answers.locale;
      hasPassphrase = answers.passphrase !== null;
      secret = answers.passphrase === null ? null : { by: "passphrase", passphrase: answers.passphrase };
      return new Promise((done) => {
        step = { at: "creating", done };
        const missing = startCore({
          control: "create",
          profile: deps.profile,
          answers,
          systemKeepsSecrets,
        });
        if (missing) {
          step = { at: "firstRun" };
          done(failure("coreMissing", missing));
        }
      });
    },
    enterDesk() {
      if (step.at !== "created" && step.at !== "restored") {
        return Promise.resolve(failure("notAllowed", "no profile was just made or restored"));
      }
      if (link.running()) {
        go({ at: "ready" });
        return Promise.resolve({ ok: true, value: null });
      }
      // The core ended while that was being read.
      open("restarting");
      return Promise.resolve({ ok: true, value: null });
    },
    unlock(typed) {
      if (step.at !== "locked") return Promise.resolve(failure("notAllowed", "nothing is locked"));
      const opening = secretOf(typed);
      if (!opening)
        return Promise.resolve(failure("malformed", "a passphrase or a recovery key", "passphrase"));
      secret = opening;
      return new Promise((done) => {
        step = { at: "unlocking", done };
        const missing = startCore({ control: "unlock", profile: deps.profile, secret: opening });
        if (missing) {
          step = { at: "locked" };
          done(failure("coreMissing", missing));
        }
      });
    },
    async restore({ file, ...typed }) {
      const given = secretOf(typed);
      if (!given) return failure("malformed", "a passphrase or a recovery key", "passphrase");
      return restoring.ask({ file, secret: given });
    },
    request(request) {
      if (step.at === "ready" || step.at === "restored") return link.request(request);
      const { error } =
        step.at === "restarting"
          ? failure("busy", "the core is being restarted")
          : failure("locked", "the profile is not open");
      return Promise.resolve({ id: request.id, ok: false, error });
    },
    setLocale(next) {
      locale = next;
      changeProfile(deps.profile, (file) => ({ ...file, locale: next }));
      if (step.at !== "closing") deps.onPhase(show());
    },
    offerPairing(offered) {
      pairing = offered;
      if (step.at !== "closing") deps.onPhase(show());
    },
    corePid: link.pid,
    close: end,
  };

  /** The core ends by itself, or after some patience is ended. */
  function end(): Promise<void> {
    if (!link.running()) return Promise.resolve();
    return new Promise((done) => {
      const closing: Step = { at: "closing", done };
      step = closing;
      link.control({ control: "close" });
      deps.later(CLOSE_PATIENCE_MS, () => {
        if (step !== closing) return;
        drop();
        done();
      });
    });
  }
}

function secretOf({
  passphrase,
  recoveryKey,
}: Typed): Extract<CoreControl, { control: "restore" }>["secret"] | null {
  if (passphrase !== null) return { by: "passphrase", passphrase };
  return recoveryKey === null ? null : { by: "recovery", recoveryKey };
}
