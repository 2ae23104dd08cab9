import { createSocket } from "node:dgram";
import { isIPv6 } from "node:net";
import type { NoResult } from "../probe.ts";
import { reasonOf } from "../frame/reasons.ts";
import { addressOf } from "./reach.ts";

/** Between 1900, where NTP counts from, and 1970. s */
const EPOCH_S = 2_208_988_800;

export interface Offset {
  /** How much this clock is behind; negative: ahead. ms */
  offset: number;
  /** There and back. ms */
  delay: number;
}

export type AskedTime = { ok: true; at: Offset } | { ok: false; reason: NoResult };

function stampOf(ms: number): Buffer {
  const bytes = Buffer.alloc(8);
  const seconds = Math.floor(ms / 1000);
  bytes.writeUInt32BE((seconds + EPOCH_S) >>> 0, 0);
  bytes.writeUInt32BE(Math.floor(((ms % 1000) / 1000) * 2 ** 32), 4);
  return bytes;
}

function msOf(bytes: Buffer, at: number): number {
  const seconds = bytes.readUInt32BE(at);
  // Era 1 begins in 2036.
  const whole = (seconds < 0x80000000 ? seconds + 2 ** 32 : seconds) - EPOCH_S;
  return whole * 1000 + (bytes.readUInt32BE(at + 4) / 2 ** 32) * 1000;
}

/**
 * The offset in an answer of a time server (RFC 4330); null when it is none: another's question, a server
 * that says it does not know the time, or noise.
 */
export function offsetIn(answer: Buffer, sent: Buffer, sentAt: number, receivedAt: number): Offset | null {
  if (answer.length < 48 || !answer.subarray(24, 32).equals(sent)) return null;
  const [head = 0, stratum = 0] = answer;
  const mode = head & 7;
  if (mode !== 4 || head >> 6 === 3 || stratum === 0 || stratum > 15) return null;
  if (answer.readUInt32BE(40) === 0) return null;
  const [theirs, back] = [msOf(answer, 32), msOf(answer, 40)];
  return {
    offset: (theirs - sentAt + (back - receivedAt)) / 2,
    delay: Math.max(0, receivedAt - sentAt - (back - theirs)),
  };
}

/** Asks a time server once. */
export async function askTime(
  host: string,
  signal: AbortSignal,
  now: () => number,
  port = 123,
): Promise<AskedTime> {
  const looked = await addressOf(host, signal);
  if (!looked.ok) return looked;
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(looked.address) ? "udp6" : "udp4");
    let unread = false;
    const end = (asked: AskedTime) => {
      signal.removeEventListener("abort", late);
      socket.removeAllListeners();
      socket.on("error", () => {});
      socket.close();
      resolve(asked);
    };
    const late = () => end({ ok: false, reason: unread ? "garbage" : "timeout" });
    if (signal.aborted) return late();
    signal.addEventListener("abort", late, { once: true });
    socket.once("error", (error) => end({ ok: false, reason: reasonOf(error) }));
    const question = Buffer.alloc(48);
    // Version 4, client.
    question[0] = 0x23;
    let sentAt = 0;
    socket.on("message", (answer) => {
      const at = offsetIn(answer, question.subarray(40, 48), sentAt, now());
      if (at) end({ ok: true, at });
      else unread = true;
    });
    // Connected: a closed port is then heard of at once.
    socket.connect(port, looked.address, () => {
      sentAt = now();
      stampOf(sentAt).copy(question, 40);
      socket.send(question);
    });
  });
}
