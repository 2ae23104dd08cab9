import { createHash } from "node:crypto";
import https from "node:https";
import { isIP } from "node:net";
import type { Duplex } from "node:stream";
import tls from "node:tls";
import type { HubPins } from "../identity.ts";
import { isPinned } from "./hub-pins.ts";
import type { Shown } from "./hub-pins.ts";

/** The certificate is neither the one that pairing named nor of a key that is known. */
export class CertificateError extends Error {
  override name = "CertificateError";
}

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * An agent whose connections are handed to HTTP only after the hub's certificate was checked, so
 * that not a byte of a request (the token above all) reaches a stranger.
 *
 * @param pins by which the hub is known: its certificate is self-signed as a rule, so authority, name
 *   and dates do not matter; or `public` for the usual rules of the web
 */
export function createPinnedAgent(pins: HubPins): https.Agent {
  return new PinnedAgent(pins);
}

/** Of each connection that passed, the key that it showed. */
const keyOfConnection = new WeakMap<Duplex, string>();

/** SHA-256 of the key that the hub's certificate had on this connection. */
export function keyShownOn(connection: Duplex): string | null {
  return keyOfConnection.get(connection) ?? null;
}

class PinnedAgent extends https.Agent {
  readonly #pins: HubPins;

  constructor(pins: HubPins) {
    // No session is ever resumed: a resumed one need not show its certificate again.
    super({ keepAlive: true, maxSockets: 4, maxCachedSessions: 0, timeout: 60_000 });
    this.#pins = pins;
  }

  override createConnection(
    options: https.RequestOptions,
    callback: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const host = options.host ?? options.hostname ?? "localhost";
    const pinned = this.#pins.fingerprint !== "public";
    const socket = tls.connect({
      host,
      port: Number(options.port ?? 443),
      ...(isIP(host) ? {} : { servername: host }),
      ALPNProtocols: ["http/1.1"],
      minVersion: "TLSv1.2",
      rejectUnauthorized: !pinned,
    });
    const give = callback as (error: Error | null, stream?: Duplex) => void;
    const fail = (error: Error) => {
      socket.destroy();
      give(error);
    };
    socket.setNoDelay(true);
    socket.setTimeout(CONNECT_TIMEOUT_MS, () => fail(new Error("no answer to the TLS greeting")));
    socket.once("error", fail);
    socket.once("secureConnect", () => {
      socket.setTimeout(0);
      socket.removeAllListeners("timeout");
      socket.removeListener("error", fail);
      const shown = shownOn(socket);
      if (pinned && !(shown && isPinned(this.#pins, shown))) {
        const message =
          "the hub shows another certificate than at pairing, of a key that it did not announce";
        return fail(new CertificateError(message));
      }
      if (shown) keyOfConnection.set(socket, shown.key);
      give(null, socket);
    });
  }
}

function shownOn(socket: tls.TLSSocket): Shown | null {
  const certificate = socket.getPeerX509Certificate();
  if (!certificate) return null;
  const key = certificate.publicKey.export({ format: "der", type: "spki" });
  return { certificate: sha256(certificate.raw), key: sha256(key) };
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

const CERTIFICATE_CODES =
  /^(CERT_|ERR_TLS_CERT|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(GET|VERIFY)|HOSTNAME_MISMATCH)/;

/** Whether a connection failed because of who answered, rather than because nobody did. */
export function isCertificateError(error: unknown): boolean {
  if (error instanceof CertificateError) return true;
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return typeof code === "string" && CERTIFICATE_CODES.test(code);
}
