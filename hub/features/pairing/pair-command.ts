import { PAIRING_KEYS, formatPairingCode, pairingCode } from "../../../shared/protocol/pairing.ts";
import type { Command, CommandInput, CommandResult } from "../../cli/command.ts";
import { needed, withContext } from "../../cli/command.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { fingerprintOf, keyFingerprintOf } from "../../server/fingerprint.ts";
import { readTls } from "../../server/tls-files.ts";
import { knownKeys } from "../certificate/known-keys.ts";
import { createPairingSecret } from "./create-code.ts";

export const pair: Command = {
  about: "Makes a one-time pairing line for a member's laptop",
  usage: "--dir DIR --user ID --address https://HOST:PORT [--minutes 30]",
  options: {
    user: { type: "string" },
    address: { type: "string" },
    minutes: { type: "string", default: "30" },
  },
  run: runPair,
};

async function runPair(input: CommandInput): Promise<Outcome<CommandResult>> {
  const user = needed(input, "user");
  const address = needed(input, "address");
  if (!user.ok) return user;
  if (!address.ok) return address;
  const valid = pairingCode.shape.address.safeParse(address.value);
  if (!valid.success || !isBare(new URL(valid.data))) {
    return fault("malformed", "--address is https://HOST:PORT", "address");
  }
  return withContext(input, async (context) => {
    const tls = await readTls(input.folder);
    if (!tls.ok) return tls;
    const { cert } = tls.value;
    const fingerprint = fingerprintOf(cert);
    // The present key, then the newest: the line is good before and after the certificate is replaced.
    const known = (await knownKeys(context.store)).keys.map(({ key }) => key).reverse();
    const keys = [...new Set([keyFingerprintOf(cert), ...known])].slice(0, PAIRING_KEYS).join();
    const made = await createPairingSecret(context, user.value, Number(input.options.minutes));
    if (!made.ok) return made;
    const { secret, expiresAt } = made.value;
    const { workspace } = context.facts;
    const code = formatPairingCode({ address: valid.data, fingerprint, keys, secret, workspace });
    const expires = new Date(expiresAt).toISOString();
    return done({ json: { code, expiresAt: expires }, lines: [code, `valid once, until ${expires}`] });
  });
}

/** Host and port, and nothing that a console would leave out when it asks there. */
function isBare({ pathname, search, hash, username, password }: URL): boolean {
  return pathname === "/" && [search, hash, username, password].every((part) => part === "");
}
