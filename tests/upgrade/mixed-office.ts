import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import {
  addMember,
  makeHub,
  makeProfile,
  openSession,
  pairingCode,
  profileAt,
  serveHub,
} from "./old-programs.ts";
import type { Programs, ProfileAt, ServingHub, Session } from "./old-programs.ts";

export interface MixedOffice {
  dir: string;
  hub: ServingHub;
  sessions: Session[];
  profiles: ProfileAt[];
  members: string[];
}

/** An office below `folder`: a hub of one version, and a console for each of `consoles`, paired. */
export async function mixedOffice(
  folder: string,
  hubOf: Programs,
  consoles: readonly Programs[],
): Promise<MixedOffice> {
  const root = mkdtempSync(join(folder, "office-"));
  const dir = join(root, "hub");
  await makeHub(hubOf, dir, "测试");
  const hub = await serveHub(hubOf, dir);
  const sessions: Session[] = [];
  const profiles: ProfileAt[] = [];
  const members: string[] = [];
  for (const [index, programs] of consoles.entries()) {
    const member = await addMember(hubOf, dir, `成员${index}`, "lead");
    const at: ProfileAt = profileAt(join(root, `console-${index}`), "correct horse");
    await makeProfile(programs, at, { pairingCode: await pairingCode(hubOf, dir, member, hub) });
    sessions.push(openSession(programs, at));
    profiles.push(at);
    members.push(member);
  }
  return { dir, hub, sessions, profiles, members };
}

export async function closeOffice({ hub, sessions }: Pick<MixedOffice, "hub" | "sessions">): Promise<void> {
  for (const session of sessions) await session.close();
  await hub.end();
}
