import { createHash } from "node:crypto";
import https from "node:https";
import { isIP } from "node:net";
import type { Duplex } from "node:stream";
import tls from "node:tls";

/** The certificate is not the one that pairing named. */
export class CertificateError extends Error {
  override name = "CertificateError";
}

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * An agent whose connections are handed to HTTP only after the hub's certificate was checked, so
 * that not a byte of a request (the token above all) reaches a stranger.
 *
 * @param fingerprint SHA-256 of the one certificate that is taken (self-signed as a rule, so
 *   authority, name and dates do not matter), or `public` for the usual rules of the web
 */
export function createPinnedAgent(fingerprint: string): https.Agent {
  return new PinnedAgent(fingerprint);
}

class PinnedAgent extends https.Agent {
  readonly #fingerprint: string;

  constructor(fingerprint: string) {
    // No session is ever resumed: a resumed one need not show its certificate again.
    super({ keepAlive: true, maxSockets: 4, maxCachedSessions: 0, timeout: 60_000 });
    this.#fingerprint = fingerprint;
  }

  override createConnection(
    options: https.RequestOptions,
    callback: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const host = options.host ?? options.hostname ?? "localhost";
    const pinned = this.#fingerprint !== "public";
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
      if (pinned && fingerprintOf(socket) !== this.#fingerprint) {
        fail(new CertificateError("the hub shows another certificate than at pairing"));
      } else {
        give(null, socket);
      }
    });
  }
}

function fingerprintOf(socket: tls.TLSSocket): string | null {
  const certificate = socket.getPeerX509Certificate();
  return certificate ? createHash("sha256").update(certificate.raw).digest("hex") : null;
}

const CERTIFICATE_CODES =
  /^(CERT_|ERR_TLS_CERT|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(GET|VERIFY)|HOSTNAME_MISMATCH)/;

/** Whether a connection failed because of who answered, rather than because nobody did. */
export function isCertificateError(error: unknown): boolean {
  if (error instanceof CertificateError) return true;
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return typeof code === "string" && CERTIFICATE_CODES.test(code);
}
