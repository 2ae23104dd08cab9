import { readFile } from "node:fs/promises";
import type { Command, CommandInput, CommandResult } from "../../cli/command.ts";
import { needed, withStore } from "../../cli/command.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { keyFingerprintOf } from "../../server/fingerprint.ts";
import { readTls } from "../../server/tls-files.ts";
import type { HubStore } from "../../store/hub-store.ts";
import { addKey, knownKeys, retireKey } from "./known-keys.ts";
import { keysReport } from "./keys-report.ts";

export const certificate: Command = {
  about: "Keys of certificates: which consoles know, announce the next one, retire an old one",
  usage: "list|announce|retire --dir DIR [--file PEM] [--key SHA-256]",
  words: ["list", "announce", "retire"],
  options: { file: { type: "string" }, key: { type: "string" } },
  run,
};

async function run(input: CommandInput): Promise<Outcome<CommandResult>> {
  const tls = await readTls(input.folder);
  if (!tls.ok) return tls;
  const served = keyFingerprintOf(tls.value.cert);
  return withStore(input, async (store) => {
    const act = input.words[0] === "announce" ? announce : input.words[0] === "retire" ? retire : null;
    const changed = await act?.(input, store, served);
    if (changed && !changed.ok) return changed;
    return done(await keysReport(store, tls.value.cert));
  });
}

async function announce(input: CommandInput, store: HubStore, served: string): Promise<Outcome<null>> {
  const file = needed(input, "file");
  if (!file.ok) return file;
  const key = await keyIn(file.value);
  if (!key.ok) return key;
  const now = input.environment.now();
  return store.write(async (tx) => {
    // The present one too: where it was never served, consoles would be told of the next one alone.
    const { keys } = await knownKeys(tx);
    const present = keys.length === 0 ? await addKey(tx, served, now) : null;
    if (present && !present.ok) return present;
    const added = await addKey(tx, key.value, now);
    return added.ok ? done(null) : added;
  });
}

async function keyIn(file: string): Promise<Outcome<string>> {
  const pem = await readFile(file, "utf8");
  try {
    return done(keyFingerprintOf(pem));
  } catch {
    return fault(
      "malformed",
      `${file} is neither a certificate nor a key in PEM without a passphrase`,
      "file",
    );
  }
}

async function retire(input: CommandInput, store: HubStore, served: string): Promise<Outcome<null>> {
  const key = needed(input, "key");
  if (!key.ok) return key;
  if (key.value === served) {
    const how = "put the next certificate and its key in place and start the hub first";
    return fault("forbidden", `tls/cert.pem has this key: ${how}`, "key");
  }
  return store.write(async (tx) => {
    const retired = await retireKey(tx, key.value, input.environment.now());
    return retired.ok ? done(null) : retired;
  });
}
