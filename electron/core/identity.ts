/** Where this device stands in the hub's log; epoch 0 when it has never pulled. */
export interface Cursor {
  epoch: number;
  feed: number;
}

export interface HubBinding {
  address: string;
  /** SHA-256 of the hub's certificate, hexadecimal, or `public`; see shared/protocol/pairing.ts. */
  fingerprint: string;
  token: string;
  /** Public key of the hub, base64. */
  hubKey: string;
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
