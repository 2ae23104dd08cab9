import { X509Certificate, createPrivateKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import { done, fault } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { HubFolder } from "./folder.ts";

export interface Tls {
  /** PEM, the hub's own certificate first. */
  cert: string;
  key: string;
}

/** Certificate and key of a hub's folder, found fit for each other; otherwise says which file is at fault. */
export async function readTls({ cert, key }: HubFolder): Promise<Outcome<Tls>> {
  const tls = { cert: await readFile(cert, "utf8"), key: await readFile(key, "utf8") };
  const certificate = attempt(() => new X509Certificate(tls.cert));
  if (!certificate) return fault("malformed", `${cert} is no certificate in PEM`, cert);
  const privateKey = attempt(() => createPrivateKey(tls.key));
  if (!privateKey) return fault("malformed", `${key} is no private key in PEM without a passphrase`, key);
  if (certificate.checkPrivateKey(privateKey)) return done(tls);
  return fault("malformed", `${key} is not the key of the certificate in ${cert}`, key);
}

/** OpenSSL's words for what is no PEM name no file and help nobody. */
function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
