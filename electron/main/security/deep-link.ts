// S19: a deep link is a stranger's text. It can do one thing: offer a pairing code for the user to
// look at and accept.
import { formatPairingCode, parsePairingCode } from "../../../shared/protocol/pairing.ts";

export const LINK_SCHEME = "deskside";

/** The pairing code in a link, rebuilt from its checked parts; null for anything else. */
export function pairingLink(text: string): string | null {
  const code = parsePairingCode(text);
  return code ? formatPairingCode(code) : null;
}

/** The first deep link among command-line arguments, where Windows and Linux put it. */
export function linkInArguments(argv: readonly string[]): string | null {
  for (const argument of argv.slice(1)) {
    if (!argument.startsWith(`${LINK_SCHEME}:`)) continue;
    const link = pairingLink(argument);
    if (link) return link;
  }
  return null;
}
