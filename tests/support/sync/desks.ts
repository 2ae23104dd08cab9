import { join } from "node:path";
import type { Console, Office } from "./sync-office.ts";
import { openOffice, temporaryFolder } from "./sync-office.ts";

/** An office on disk: a hub, the desk of a lead and that of a technician. */
export interface Desks {
  office: Office;
  folder: ReturnType<typeof temporaryFolder>;
  /** The lead's. */
  a: Console;
  /** The technician's. */
  b: Console;
}

/** What somebody who erases says of it. */
export const ERASING = { reason: "本人要求删除", rule: "个人信息保护法 47 条" };

export async function openDesks(): Promise<Desks> {
  const folder = temporaryFolder();
  const office = await openOffice("in process", join(folder.path, "hub.db"));
  const a = await office.console(await office.member("lead"), { folder: join(folder.path, "a") });
  const b = await office.console(await office.member(), { folder: join(folder.path, "b") });
  return { office, folder, a, b };
}

export async function closeDesks({ office, folder }: Pick<Desks, "office" | "folder">): Promise<void> {
  await office.close();
  await folder.remove();
}

/** Does all that these consoles put off until nobody waits. */
export function idle(...consoles: Console[]): void {
  for (const { core } of consoles) while (core.idle());
}
