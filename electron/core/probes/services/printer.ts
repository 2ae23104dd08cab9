import { isIPv6 } from "node:net";
import type { Probe, ProbeAnswer } from "../probe.ts";
import { result, say, without } from "../frame/answers.ts";
import { cutShort, reasonOf, unanswered } from "../frame/reasons.ts";
import { askForPrinter, readIpp } from "./ipp-message.ts";
import type { IppAnswer } from "./ipp-message.ts";
import { postIpp } from "./ipp-request.ts";
import type { IppReply } from "./ipp-request.ts";
import { printerReadings, printerWords } from "./printer-state.ts";
import { badOption, hostIn, portIn } from "../frame/target.ts";

const IPP_PORT = 631;
/** Where printers answer: by RFC 8011 and AirPrint, then older ones. */
const PATHS = ["/ipp/print", "/ipp/printer", "/ipp", "/"];
/** A printer that takes only TLS often lets a plain question wait for ever. */
const PLAIN_WAIT_MS = 8000;
const [NOT_FOUND, UPGRADE] = [404, 426];
const REDIRECTED = [301, 302, 307, 308];
/** Status codes from here on are errors (RFC 8011, appendix B). */
const IPP_FIRST_ERROR = 0x0400;
const IPP_NOT_FOUND = 0x0406;
/** Forbidden, not authenticated, not authorised. */
const IPP_FORBIDDEN = [0x0401, 0x0402, 0x0403];

/** State, supplies and queue of a printer, or of a queue of a print server (`name`), by IPP. */
export const printer: Probe = async (options, { signal, progress }) => {
  const host = hostIn(options);
  if (host === null) return badOption("host");
  const port = portIn(options, IPP_PORT);
  if (port === null) return badOption("port");
  const { name } = options;
  if (name !== undefined && !/^[^\u0000-\u0020/?#\\]{1,127}$/u.test(String(name))) return badOption("name");
  const paths = name === undefined ? PATHS : [`/printers/${encodeURIComponent(String(name))}`];

  let secure = false;
  for (const [index, path] of paths.entries()) {
    progress(index / paths.length);
    const asked = await askAt({ host, port, path, secure, signal });
    if (!("reply" in asked)) return unanswered(asked.reason, host);
    secure = asked.secure;
    const read = readReply(host, asked.reply);
    if (read !== "notHere") return read;
  }
  const queue = name === undefined ? "" : String(name);
  return without(
    "unsupported",
    queue === ""
      ? say(
          `${host} 有 HTTP 应答，但找不到 IPP 打印服务。`,
          `${host} answers by HTTP, but has no IPP printer.`,
        )
      : say(`${host} 上没有名为“${queue}”的打印队列。`, `${host} has no print queue “${queue}”.`),
  );
};

interface Place {
  host: string;
  port: number;
  path: string;
  secure: boolean;
  signal: AbortSignal;
}

type Asked = { reply: IppReply; secure: boolean } | { reason: ReturnType<typeof reasonOf> };

/** Asks in plain, and by TLS where a printer wants that or makes nothing of a plain question. */
async function askAt(place: Place): Promise<Asked> {
  const plain = place.secure ? null : await askOnce(place, false);
  if (plain && "reply" in plain && !wantsTls(plain.reply)) return plain;
  if (plain && "reason" in plain && !["closed", "garbage", "timeout"].includes(plain.reason)) return plain;
  if (place.signal.aborted) return { reason: cutShort(place.signal) };
  const hidden = await askOnce(place, true);
  // That it speaks no TLS either says less than how it took the plain question.
  return "reply" in hidden || plain === null ? hidden : plain;
}

const wantsTls = ({ status }: IppReply): boolean => status === UPGRADE || REDIRECTED.includes(status);

async function askOnce({ host, port, path, signal }: Place, secure: boolean): Promise<Asked> {
  const at = `${isIPv6(host) ? `[${host}]` : host}:${port}${path}`;
  const question = askForPrinter(`${secure ? "ipps" : "ipp"}://${at}`);
  const limit = secure ? signal : AbortSignal.any([signal, AbortSignal.timeout(PLAIN_WAIT_MS)]);
  try {
    return { reply: await postIpp(new URL(`${secure ? "https" : "http"}://${at}`), question, limit), secure };
  } catch (error) {
    if (!signal.aborted && limit.aborted) return { reason: "timeout" };
    return { reason: reasonOf(error, signal) };
  }
}

function readReply(host: string, { status, body, trusted }: IppReply): ProbeAnswer | "notHere" {
  if (status === NOT_FOUND || status === 405) return "notHere";
  if (status === 401 || status === 403) return unanswered("denied", host, body);
  if (status !== 200) {
    const text = say(
      `${host}：HTTP 应答 ${status}，不是打印服务。`,
      `${host}: HTTP answer ${status}, no print service.`,
    );
    return without("garbage", text, { raw: body });
  }
  const answer = readIpp(body);
  if (answer === null) return unanswered("garbage", host, body);
  if (answer.status === IPP_NOT_FOUND) return "notHere";
  if (IPP_FORBIDDEN.includes(answer.status)) return unanswered("denied", host, body);
  const raw = rawText(answer);
  const values = printerReadings(answer.attributes);
  if (answer.status >= IPP_FIRST_ERROR || values.length === 0) return unanswered("unsupported", host, raw);
  return result(values, printerWords(host, values, trusted), raw);
}

/** The answer as a person can look at it. */
const rawText = ({ attributes }: IppAnswer): string =>
  [...attributes].map(([name, values]) => `${name}: ${values.join(", ")}`).join("\n");
