import { z } from "zod";
import type { CoreError, CoreReply, CoreRequest } from "./contract.ts";
import type { CoreEvent } from "./change-batch.ts";
import { JOBS_WITH_FILES } from "./job-files.ts";
import type { Looks } from "./looks.ts";
import type { PrintAsked, Printed, Printer } from "./printing.ts";
import type { WindowAct } from "./window-controls.ts";

/** State of the application before (and besides) a running core. */
export type AppPhase =
  /** No profile yet: the first-run wizard. */
  | {
      phase: "firstRun";
      systemKeepsSecrets: boolean;
      locale: "zh-CN" | "en";
      /** A well-formed pairing link the user opened: fills the field, is never acted on by itself. */
      pairing?: string;
    }
  /** The system does not give the key: a passphrase opens the profile if it has one, or the recovery key. */
  | {
      phase: "locked";
      locale: "zh-CN" | "en";
      hasPassphrase: boolean;
      /** What stands in the field already: the demo's passphrase, in builds that are no release. */
      filledIn?: string;
    }
  | { phase: "opening"; locale: "zh-CN" | "en" }
  | { phase: "ready"; locale: "zh-CN" | "en"; /** As in `firstRun`. */ pairing?: string }
  /** The core stopped; main is restarting it. */
  | { phase: "restarting"; locale: "zh-CN" | "en" }
  | { phase: "failed"; code: string; message: string; locale: "zh-CN" | "en" };

/** Answers of the first-run wizard. Secrets travel over IPC only, never as an argument. */
export const createProfile = z.object({
  locale: z.enum(["zh-CN", "en"]),
  /** Null where the operating system protects the key. */
  passphrase: z.string().min(8).max(200).nullable(),
  start: z.discriminatedUnion("how", [
    z.object({ how: z.literal("join"), code: z.string().max(1000) }),
    z.object({
      how: z.literal("alone"),
      name: z.string().min(1).max(60),
      workspaceName: z.string().min(1).max(60),
    }),
  ]),
});
export type CreateProfile = z.infer<typeof createProfile>;

export const unlockProfile = z.object({
  passphrase: z.string().max(200).nullable(),
  recoveryKey: z.string().max(200).nullable(),
});

/** A backup in the place of the profile; opened with what opened the one it was made of. */
export const restoreProfile = z.object({
  /** Chosen by the user (`pickFiles`). */
  file: z.string().min(1).max(4000),
  passphrase: z.string().max(200).nullable(),
  recoveryKey: z.string().max(200).nullable(),
});
export interface RestoredProfile {
  operations: number;
  /** Folder where what was there lies now; null when there was nothing. */
  aside: string | null;
}

export const pickFiles = z.object({
  /**
   * The job that the files are for; its declaration says whether it reads or writes them. A backup to
   * restore is read before there is a core that has jobs.
   */
  purpose: z.enum([...JOBS_WITH_FILES, "restore"]),
  defaultName: z.string().max(120).default(""),
});

/** A result without exceptions. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: CoreError };

/** All of `window.desk`. A snapshot test guards its keys. */
export interface DeskApi {
  /**
   * Sends one request to the core (validated in main and again in the core). A job may name only
   * files that the user picked for it (`pickFiles`); an import also those that were dropped (`pathsOf`).
   */
  request(request: CoreRequest): Promise<CoreReply>;
  /** Core events; returns the function that stops listening. */
  onEvent(listener: (event: CoreEvent) => void): () => void;
  app(): Promise<AppPhase>;
  onApp(listener: (phase: AppPhase) => void): () => void;
  /** Makes the profile; answers the recovery key, which is shown once. */
  createProfile(answers: CreateProfile): Promise<Outcome<{ recoveryKey: string }>>;
  /** The recovery key was written down: go on to the desk. */
  enterDesk(): Promise<Outcome<null>>;
  unlock(secret: z.infer<typeof unlockProfile>): Promise<Outcome<null>>;
  /** Puts a backup in the place of what is here, which is kept aside, and opens it; or changes nothing. */
  restore(asked: z.infer<typeof restoreProfile>): Promise<Outcome<RestoredProfile>>;
  /** Asks for files with the system's dialog; null when dismissed. */
  pickFiles(options: z.input<typeof pickFiles>): Promise<string[] | null>;
  /** Paths of `File` objects dropped on the window. */
  pathsOf(files: readonly object[]): string[];
  /** The printers that are set up on this computer. */
  printers(): Promise<Outcome<Printer[]>>;
  /** Has the core make a page, and hands it to a printer; answers when the system has taken it. */
  print(asked: PrintAsked): Promise<Outcome<Printed>>;
  /** Opens `https:` and `mailto:` outside; everything else is refused. */
  openExternal(url: string): Promise<boolean>;
  setLocale(locale: "zh-CN" | "en"): Promise<void>;
  /** Changes how the window looks; what is not named stays. */
  setLooks(change: Partial<Looks>): Promise<void>;
  /**
   * The application is about to end: keep what is typed and answer how many forms could not be kept. One
   * listener, the last.
   */
  onLeave(keep: () => Promise<number>): void;
  /** The looks changed, by `setLooks` or by the system menu. */
  onLooks(listener: (looks: Looks) => void): () => void;
  /** What the window's buttons do, where the page draws them. */
  actOnWindow(act: WindowAct): Promise<void>;
}

export { CHANNELS } from "./channels.ts";
