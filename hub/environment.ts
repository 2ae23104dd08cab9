/** What the hub takes from its surroundings; injected, so that a simulation can own time and chance. */
export interface HubEnvironment {
  /** Milliseconds since the epoch. */
  now(): number;
  randomBytes(count: number): Buffer;
  uuidv7(): string;
}

/** The part of pino that the hub uses. Never given personal data or secrets. */
export interface HubLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** UUIDv7 (RFC 9562) of a moment and ten random bytes. */
export function uuidv7Of(now: number, random: Uint8Array): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
