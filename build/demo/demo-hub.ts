// A hub on its embedded default (SQLite, loopback, TLS) with members, through its own command line.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { ask, profileArgs } from "./programs.ts";
import type { ProfileAt } from "./programs.ts";

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

/** A one-time pairing code for a member's laptop. @param address where the laptop finds the hub */
export async function pairingCode(
  { dir, members }: DemoHub,
  who: MemberKey,
  address: string,
): Promise<string> {
  const args = ["pair", "--dir", dir, "--user", members[who], "--address", address, "--minutes", "720"];
  return (await ask<{ code: string }>("hub", args)).code;
}

export type DemoProfile = ProfileAt & { recoveryKey: string };

/** A profile of a member, paired by a code in a file, as an administrator would do it. */
export async function makeProfile(
  root: string,
  who: MemberKey,
  demo: DemoHub,
  address: string,
): Promise<DemoProfile> {
  const passphraseFile = path.join(root, `${who}.passphrase`);
  const pairFile = path.join(root, `${who}.pairing`);
  const at = { profile: path.join(root, who), passphraseFile };
  await writeFile(passphraseFile, `${DEMO_PASSPHRASE}\n`, { mode: 0o600 });
  await writeFile(pairFile, await pairingCode(demo, who, address), { mode: 0o600 });
  const { recoveryKey } = await ask<{ recoveryKey: string }>("console", [
    "init",
    ...profileArgs(at),
    "--pair-file",
    pairFile,
  ]);
  return { ...at, recoveryKey };
}
