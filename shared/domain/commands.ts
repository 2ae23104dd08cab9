import type { z } from "zod";
import type { AnyAct } from "./kind/act.ts";
import type { Acts } from "./kinds.ts";
import { COMMON_ACTS, KINDS } from "./kinds.ts";
import { LOCAL_COMMANDS } from "./local-commands.ts";
import type { Permission } from "./permission/permission.ts";

/** What a user asks. The core adds ids, numbers, chain links and seals it as one operation. */
export interface CommandType<S extends z.ZodType = z.ZodType> {
  schema: S;
  /** Null for commands that stay on this laptop (drafts, preferences). */
  permission: Permission | null;
  /** One sentence for docs/commands.md. */
  about: string;
  /** The act it becomes; null for commands that stay on this laptop. */
  act: AnyAct | null;
}

/** The form of what an act asks; `never` for what only the hub writes. */
type AskedBy<A> = A extends { asks: infer S } ? Extract<S, z.ZodType> : never;
type AskedActs = { [N in keyof Acts as AskedBy<Acts[N]> extends never ? never : N]: AskedBy<Acts[N]> };
type Local = typeof LOCAL_COMMANDS;
type Commands = { [N in keyof AskedActs]: CommandType<AskedActs[N]> } & {
  [N in keyof Local]: CommandType<Local[N]["schema"]>;
};

function commandOf(act: AnyAct): CommandType | null {
  if (act.asks === null || act.permission === "hub" || act.permission === "service") return null;
  return { schema: act.asks as z.ZodType, permission: act.permission, about: act.about, act };
}

const asked = [...KINDS.map(({ acts }) => acts), COMMON_ACTS]
  .flatMap((acts) => Object.entries<AnyAct>(acts))
  .flatMap(([name, act]) => {
    const command = commandOf(act);
    return command ? [[name, command] as const] : [];
  });
const local = Object.entries(LOCAL_COMMANDS).map(
  ([name, { about, schema }]) => [name, { about, schema, permission: null, act: null }] as const,
);

/** Every command: the acts of all kinds that a user may ask for, and what stays on this laptop. */
export const COMMANDS = Object.fromEntries([...asked, ...local]) as unknown as Commands;

export type CommandName = keyof Commands & string;
