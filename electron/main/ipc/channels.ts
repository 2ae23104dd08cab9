// S14: every channel with the schema of its argument, its size limit, and what a refusal looks like.
import { z } from "zod";
import { MAX_REQUEST_CHARS, coreRequest } from "../../../shared/ipc/contract.ts";
import type { CoreError, CoreErrorCode, CoreReply } from "../../../shared/ipc/contract.ts";
import { CHANNELS } from "../../../shared/ipc/channels.ts";
import { looks } from "../../../shared/ipc/looks-form.ts";
import type { Looks } from "../../../shared/ipc/looks.ts";
import {
  createProfile,
  pickFiles,
  restoreProfile,
  unlockProfile,
} from "../../../shared/ipc/desk-channels.ts";
import { printAsked } from "../../../shared/ipc/printing.ts";
import type { PrintAsked, Printed, Printer } from "../../../shared/ipc/printing.ts";
import { windowAct } from "../../../shared/ipc/window-controls.ts";
import type { WindowAct } from "../../../shared/ipc/window-controls.ts";
import type { AppPhase, Outcome, RestoredProfile } from "../../../shared/ipc/desk-channels.ts";
import { measure } from "./measure.ts";

/** What main does for the window, behind the checks. */
export interface DeskHandlers {
  request(request: z.output<typeof coreRequest>): Promise<CoreReply>;
  app(): AppPhase;
  createProfile(answers: z.output<typeof createProfile>): Promise<Outcome<{ recoveryKey: string }>>;
  enterDesk(): Promise<Outcome<null>>;
  unlock(secret: z.output<typeof unlockProfile>): Promise<Outcome<null>>;
  restore(asked: z.output<typeof restoreProfile>): Promise<Outcome<RestoredProfile>>;
  pickFiles(options: z.output<typeof pickFiles>): Promise<string[] | null>;
  dropped(paths: string[]): void;
  printers(): Promise<Outcome<Printer[]>>;
  print(asked: PrintAsked): Promise<Outcome<Printed>>;
  openExternal(url: string): Promise<boolean>;
  setLocale(locale: "zh-CN" | "en"): void;
  setLooks(change: Partial<Looks>): void;
  /** The page has kept what is typed, all but so many forms. */
  left(unkept: number): void;
  actOnWindow(act: WindowAct): void;
}

export interface Channel {
  name: string;
  /** Answers a message with at most one argument; never throws. */
  answer(args: readonly unknown[]): Promise<unknown>;
  /** The typed refusal of this channel. */
  refuse(error: CoreError, raw: unknown): unknown;
}

const SMALL = 10_000;

interface Definition<S extends z.ZodType> {
  name: string;
  schema: S;
  limit: number;
  refuse: (error: CoreError, raw: unknown) => unknown;
  handle: (argument: z.output<S>) => unknown;
}

function refusal(code: CoreErrorCode, message: string, path = ""): CoreError {
  return { code, message, path };
}

function channel<S extends z.ZodType>(definition: Definition<S>): Channel {
  const { name, schema, limit, refuse, handle } = definition;
  return {
    name,
    refuse,
    async answer(args) {
      const raw = args[0];
      if (args.length > 1) return refuse(refusal("malformed", "one argument at most"), raw);
      const size = measure(raw, limit);
      if (!size.ok) {
        const message = size.code === "tooLarge" ? `more than ${limit} characters` : "not plain data";
        return refuse(refusal(size.code, message), raw);
      }
      const parsed = schema.safeParse(raw);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        return refuse(
          refusal("malformed", issue?.message ?? "does not fit", issue?.path.join(".") ?? ""),
          raw,
        );
      }
      try {
        return await handle(parsed.data);
      } catch {
        // A bug of ours. Its text may quote a record and stays out of every log (S20).
        return refuse(refusal("internal", `${name} failed`), raw);
      }
    },
  };
}

const failed = (error: CoreError): Outcome<never> => ({ ok: false, error });

/** `id` of a request that may be anything, so that its sender can match the refusal. */
function idOf(raw: unknown): number {
  if (typeof raw !== "object" || raw === null || !("id" in raw)) return -1;
  return typeof raw.id === "number" && Number.isInteger(raw.id) ? raw.id : -1;
}

export function deskChannels(handlers: DeskHandlers): Channel[] {
  return [
    channel({
      name: CHANNELS.request,
      schema: coreRequest,
      limit: MAX_REQUEST_CHARS,
      refuse: (error, raw): CoreReply => ({ id: idOf(raw), ok: false, error }),
      handle: handlers.request,
    }),
    channel({
      name: CHANNELS.app,
      schema: z.undefined(),
      limit: SMALL,
      refuse: ({ code, message }): AppPhase => ({ phase: "failed", code, message, locale: "zh-CN" }),
      handle: () => handlers.app(),
    }),
    channel({
      name: CHANNELS.createProfile,
      schema: createProfile,
      limit: SMALL,
      refuse: failed,
      handle: handlers.createProfile,
    }),
    channel({
      name: CHANNELS.enterDesk,
      schema: z.undefined(),
      limit: SMALL,
      refuse: failed,
      handle: () => handlers.enterDesk(),
    }),
    channel({
      name: CHANNELS.unlock,
      schema: unlockProfile,
      limit: SMALL,
      refuse: failed,
      handle: handlers.unlock,
    }),
    channel({
      name: CHANNELS.restore,
      schema: restoreProfile,
      limit: SMALL,
      refuse: failed,
      handle: handlers.restore,
    }),
    channel({
      name: CHANNELS.pickFiles,
      schema: pickFiles,
      limit: SMALL,
      refuse: () => null,
      handle: handlers.pickFiles,
    }),
    channel({
      name: CHANNELS.dropped,
      schema: z.array(z.string().min(1).max(4000)).max(2000),
      limit: MAX_REQUEST_CHARS,
      refuse: () => null,
      handle: (paths) => {
        handlers.dropped(paths);
        return null;
      },
    }),
    channel({
      name: CHANNELS.printers,
      schema: z.undefined(),
      limit: SMALL,
      refuse: failed,
      handle: () => handlers.printers(),
    }),
    channel({
      name: CHANNELS.print,
      schema: printAsked,
      limit: SMALL,
      refuse: failed,
      handle: handlers.print,
    }),
    channel({
      name: CHANNELS.openExternal,
      schema: z.string().max(2000),
      limit: SMALL,
      refuse: () => false,
      handle: handlers.openExternal,
    }),
    channel({
      name: CHANNELS.setLocale,
      schema: z.enum(["zh-CN", "en"]),
      limit: SMALL,
      refuse: () => null,
      handle: (locale) => {
        handlers.setLocale(locale);
        return null;
      },
    }),
    channel({
      name: CHANNELS.setLooks,
      schema: looks.partial().strict(),
      limit: SMALL,
      refuse: () => null,
      handle: (change) => {
        handlers.setLooks(change);
        return null;
      },
    }),
    channel({
      name: CHANNELS.left,
      schema: z.number().int().min(0).max(10_000),
      limit: SMALL,
      refuse: () => null,
      handle: (unkept) => {
        handlers.left(unkept);
        return null;
      },
    }),
    channel({
      name: CHANNELS.window,
      schema: windowAct,
      limit: SMALL,
      refuse: () => null,
      handle: (act) => {
        handlers.actOnWindow(act);
        return null;
      },
    }),
  ];
}
