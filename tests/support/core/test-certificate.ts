import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import { createHash, webcrypto } from "node:crypto";

export interface TestCertificate {
  /** PEM. */
  cert: string;
  key: string;
  /** SHA-256 of the certificate, and of its public key (SPKI). */
  fingerprint: string;
  keyFingerprint: string;
  /** Another certificate of the same key. */
  renewed(): Promise<TestCertificate>;
}

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** A self-signed certificate as a hub makes it for itself. */
export async function testCertificate(): Promise<TestCertificate> {
  x509.cryptoProvider.set(webcrypto as never);
  return certificateOf(await webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]), 1);
}

async function certificateOf(keys: webcrypto.CryptoKeyPair, serial: number): Promise<TestCertificate> {
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: `0${serial}`,
    name: "CN=hub",
    notBefore: new Date("2020-01-01"),
    notAfter: new Date("2021-01-01"),
    keys: keys as never,
    signingAlgorithm: ALGORITHM,
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey));
  const spki = Buffer.from(await webcrypto.subtle.exportKey("spki", keys.publicKey));
  return {
    cert: certificate.toString("pem"),
    key: `-----BEGIN PRIVATE KEY-----\n${pkcs8.toString("base64")}\n-----END PRIVATE KEY-----\n`,
    fingerprint: sha256(Buffer.from(certificate.rawData)),
    keyFingerprint: sha256(spki),
    renewed: () => certificateOf(keys, serial + 1),
  };
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
