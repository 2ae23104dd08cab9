import type { NoResult } from "../probe.ts";
import { cutShort } from "../frame/reasons.ts";
import { connectTo, readUntil } from "./tcp.ts";

/** What a server says before anybody signs in ([MS-SMB2] 2.2.4): no tool and no password is needed for it. */
export interface SmbServer {
  /** `SMB 3.1.1`; `SMB 1` where it speaks nothing newer. */
  protocol: string;
  signingRequired: boolean;
}

export type Negotiated = { server: SmbServer } | { reason: NoResult; raw: Buffer | null };

const WAIT_MS = 6000;
const MOST = 65_536;
const DIALECTS: Readonly<Record<number, string>> = {
  0x0202: "SMB 2.0.2",
  0x0210: "SMB 2.1",
  0x0300: "SMB 3.0",
  0x0302: "SMB 3.0.2",
  0x0311: "SMB 3.1.1",
};
const SIGNING_REQUIRED = 0x02;

export async function negotiateSmb(host: string, port: number, signal: AbortSignal): Promise<Negotiated> {
  const modern = await exchange(host, port, signal, smb2Question());
  if (!("bytes" in modern)) return { reason: modern.reason, raw: null };
  const server = smb2Answer(modern.bytes);
  if (server) return { server };
  if (signal.aborted) return { reason: cutShort(signal), raw: null };
  // A server of the last century hangs up on what it does not know.
  const old = await exchange(host, port, signal, smb1Question());
  if ("bytes" in old && isSmb1Answer(old.bytes)) {
    return { server: { protocol: "SMB 1", signingRequired: false } };
  }
  const { bytes, ended } = modern;
  return { reason: bytes.length > 0 ? "garbage" : ended ? "closed" : "timeout", raw: bytes };
}

async function exchange(host: string, port: number, signal: AbortSignal, question: Buffer) {
  const connected = await connectTo(host, port, signal);
  if (!("socket" in connected)) return connected;
  connected.socket.write(framed(question));
  const read = await readUntil(connected, isWhole, WAIT_MS);
  connected.close();
  return read;
}

/** A message behind its length ([MS-SMB2] 2.1). */
function framed(message: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  return Buffer.concat([length, message]);
}

const isWhole = (bytes: Buffer): boolean =>
  bytes.length >= MOST || (bytes.length >= 4 && bytes.length >= 4 + (bytes.readUInt32BE(0) & 0xff_ffff));

function smb2Question(): Buffer {
  const header = Buffer.alloc(64);
  header.write("\xfeSMB", "latin1");
  header.writeUInt16LE(64, 4);
  header.writeUInt16LE(1, 14);
  const dialects = Object.keys(DIALECTS).map(Number);
  const body = Buffer.alloc(36 + dialects.length * 2);
  body.writeUInt16LE(36, 0);
  body.writeUInt16LE(dialects.length, 2);
  body.writeUInt16LE(1, 4);
  dialects.forEach((dialect, index) => body.writeUInt16LE(dialect, 36 + index * 2));
  // 3.1.1 asks for one context: that the digest of what is said here is SHA-512.
  const end = header.length + body.length;
  const start = Math.ceil(end / 8) * 8;
  body.writeUInt32LE(start, 28);
  body.writeUInt16LE(1, 32);
  const context = Buffer.alloc(8 + 38);
  context.writeUInt16LE(1, 0);
  context.writeUInt16LE(38, 2);
  context.writeUInt16LE(1, 8);
  context.writeUInt16LE(32, 10);
  context.writeUInt16LE(1, 12);
  return Buffer.concat([header, body, Buffer.alloc(start - end), context]);
}

function smb2Answer(bytes: Buffer): SmbServer | null {
  if (bytes.length < 4 + 64 + 6 || bytes.toString("latin1", 4, 8) !== "\xfeSMB") return null;
  const status = bytes.readUInt32LE(4 + 8);
  const dialect = DIALECTS[bytes.readUInt16LE(4 + 64 + 4)];
  if (status !== 0 || dialect === undefined) return null;
  return { protocol: dialect, signingRequired: (bytes.readUInt16LE(4 + 64 + 2) & SIGNING_REQUIRED) !== 0 };
}

function smb1Question(): Buffer {
  const header = Buffer.alloc(32);
  header.write("\xffSMBr", "latin1");
  header.writeUInt8(0x18, 9);
  header.writeUInt16LE(0xc801, 10);
  const dialect = Buffer.from("\x02NT LM 0.12\0", "latin1");
  const body = Buffer.from([0, dialect.length, 0]);
  return Buffer.concat([header, body, dialect]);
}

/** It took the one dialect it was offered. */
const isSmb1Answer = (bytes: Buffer): boolean =>
  bytes.length >= 4 + 32 + 3 &&
  bytes.toString("latin1", 4, 9) === "\xffSMBr" &&
  bytes.readUInt32LE(4 + 5) === 0 &&
  bytes.readUInt16LE(4 + 33) === 0;
