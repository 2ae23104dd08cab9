// A hub on its embedded default (SQLite, loopback, TLS) with members, through its own command line.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { ask, profileArgs, serveHub } from "./programs.ts";
import type { ProfileAt, ServingHub } from "./programs.ts";

/** Who works in the invented office. */
export const MEMBERS = [
  { key: "lead", name: "林静", role: "lead" },
  { key: "colleague", name: "马超", role: "technician" },
] as const;
export type MemberKey = (typeof MEMBERS)[number]["key"];

/** Printed wherever it is used: it protects invented records on the machine of whoever started the demo. */
export const DEMO_PASSPHRASE = "deskside demo office";

export interface DemoHub {
  dir: string;
  members: Record<MemberKey, string>;
}

export async function makeHub(dir: string, name: string): Promise<DemoHub> {
  await mkdir(path.dirname(dir), { recursive: true });
  await ask("hub", ["init", "--dir", dir, "--name", name]);
  const members: Partial<Record<MemberKey, string>> = {};
  for (const { key, name: member, role } of MEMBERS) {
    const made = await ask<{ id: string }>("hub", [
      ..."user add --dir".split(" "),
      dir,
      "--name",
      member,
      "--role",
      role,
    ]);
    members[key] = made.id;
  }
  return { dir, members: members as DemoHub["members"] };
}

/** A one-time pairing code for a member's laptop. */
export async function pairingCode(
  { dir, members }: DemoHub,
  hub: ServingHub,
  who: MemberKey,
): Promise<string> {
  const args = ["pair", "--dir", dir, "--user", members[who], "--address", hub.address];
  return (await ask<{ code: string }>("hub", [...args, "--minutes", "720"])).code;
}

/** A profile of a member, paired by a code in a file, as an administrator would do it. */
export async function makeProfile(
  root: string,
  name: string,
  demo: DemoHub,
  hub: ServingHub,
  who: MemberKey,
): Promise<ProfileAt & { recoveryKey: string }> {
  const passphraseFile = path.join(root, "passphrase");
  const pairFile = path.join(root, `${name}.pairing`);
  const at = { profile: path.join(root, name), passphraseFile };
  await mkdir(root, { recursive: true });
  await writeFile(passphraseFile, `${DEMO_PASSPHRASE}\n`, { mode: 0o600 });
  await writeFile(pairFile, await pairingCode(demo, hub, who), { mode: 0o600 });
  const { recoveryKey } = await ask<{ recoveryKey: string }>("console", [
    "init",
    ...profileArgs(at),
    "--pair-file",
    pairFile,
  ]);
  return { ...at, recoveryKey };
}

export { serveHub };
