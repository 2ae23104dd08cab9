/** Where this device stands in the hub's log; epoch 0 when it has never pulled. */
export interface Cursor {
  epoch: number;
  feed: number;
}

/** By what a hub is known before a word is said to it. */
export interface HubPins {
  /** SHA-256 of the hub's certificate, hexadecimal, or `public`; see shared/protocol/pairing.ts. */
  fingerprint: string;
  /** SHA-256 of keys that the hub's certificate may have, hexadecimal; none in what 0.1.0 stored. */
  keys?: readonly string[];
  /** The hub itself has named its keys: they alone count, and no more the certificate of the pairing. */
  keysNamed?: boolean;
}

export interface HubBinding extends HubPins {
  address: string;
  token: string;
  /** Public key of the hub, base64. */
  hubKey: string;
  /** What the hub signed of a key of this laptop, for receipts; absent with a hub that signs none. */
  vouching?: { code: string; publicKey: string; sig: string } | undefined;
}

export interface DeviceIdentity {
  device: string;
  code: string;
  member: string;
  workspace: string;
  workspaceName: string;
  /** Public key, base64 of the raw 32 bytes. */
  publicKey: string;
}

export interface NewIdentity extends DeviceIdentity {
  /** Ed25519 private key, PKCS #8 DER, base64; null when the device keeps the key it has. */
  privateKey: string | null;
}
