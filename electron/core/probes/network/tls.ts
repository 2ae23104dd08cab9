import { isIP } from "node:net";
import nodeTls from "node:tls";
import type { DetailedPeerCertificate, TLSSocket } from "node:tls";
import { noAnswer, readingsOf, result, say } from "../frame/answers.ts";
import type { NoResult, Probe } from "../probe.ts";
import { reasonOf, whyNot } from "../frame/reasons.ts";
import { addressOf, within } from "./reach.ts";

interface Shown {
  /** The code of what is wrong; '' when the chain leads to an authority that this machine trusts. */
  distrust: string;
  certificate: DetailedPeerCertificate;
  protocol: string;
}

type Asked = { ok: true; shown: Shown } | { ok: false; reason: NoResult };

/** Authorities of Node and of the system: an organisation's own stand in the latter. */
function authorities(): string[] {
  try {
    return [...new Set([...nodeTls.rootCertificates, ...nodeTls.getCACertificates("system")])];
  } catch {
    return [...nodeTls.rootCertificates];
  }
}

/** Greets by TLS and takes whatever certificate comes: what is wrong with it is the result. */
async function greet(host: string, port: number, name: string, signal: AbortSignal): Promise<Asked> {
  const looked = await addressOf(host, signal);
  if (!looked.ok) return looked;
  return new Promise((resolve) => {
    const socket: TLSSocket = nodeTls.connect({
      host: looked.address,
      port,
      ...(isIP(name) === 0 ? { servername: name } : {}),
      ca: authorities(),
      rejectUnauthorized: false,
      minVersion: "TLSv1",
      // Dates and authority are one question, the name another.
      checkServerIdentity: () => undefined,
    });
    const end = (asked: Asked) => {
      signal.removeEventListener("abort", late);
      socket.destroy();
      resolve(asked);
    };
    const late = () => end({ ok: false, reason: "timeout" });
    if (signal.aborted) return late();
    signal.addEventListener("abort", late, { once: true });
    socket.once("error", (error) => end({ ok: false, reason: reasonOf(error) }));
    socket.once("close", () => end({ ok: false, reason: "closed" }));
    socket.once("secureConnect", () => {
      const { authorized, authorizationError } = socket;
      const distrust = authorized
        ? ""
        : String((authorizationError as { code?: string })?.code ?? authorizationError);
      const certificate = socket.getPeerCertificate(true);
      end({ ok: true, shown: { distrust, certificate, protocol: socket.getProtocol() ?? "" } });
    });
  });
}

const DAY_MS = 86_400_000;

/** Length of the chain as it was sent; a root names itself as its issuer. */
function chainOf(certificate: DetailedPeerCertificate): number {
  let length = 1;
  let at = certificate;
  while (at.issuerCertificate && at.issuerCertificate !== at && length < 20) {
    at = at.issuerCertificate;
    length += 1;
  }
  return length;
}

const one = (value: string | string[] | undefined) =>
  Array.isArray(value) ? value.join(", ") : (value ?? "");

export const tls: Probe = async ({ host, port, name }, context) => {
  const where = `${host}:${port ?? 443}`;
  const asName = String(name ?? host);
  const asked = await greet(String(host), Number(port ?? 443), asName, within(context.signal, 12_000));
  if (!asked.ok) return noAnswer(asked.reason, whyNot(where, asked.reason));
  const { distrust, certificate, protocol } = asked.shown;
  if (!certificate.raw) return noAnswer("garbage", whyNot(where, "garbage"));
  const readings = readingsOf("tls");
  const ends = Date.parse(certificate.valid_to);
  const days = Number.isFinite(ends) ? Math.floor((ends - context.now()) / DAY_MS) : null;
  const fits = nodeTls.checkServerIdentity(asName, certificate) === undefined;
  const issuer = one(certificate.issuer.CN) || one(certificate.issuer.O);
  readings.add("trusted", distrust === "");
  readings.add("daysLeft", days);
  readings.add("issuer", issuer);
  readings.add("nameFits", fits);
  readings.add("chain", chainOf(certificate));
  readings.add("protocol", protocol);
  const faults: [string, string][] = [];
  if (days !== null && days < 0) faults.push([`已过期 ${-days} 天`, `expired ${-days} days ago`]);
  else if (distrust === "CERT_NOT_YET_VALID")
    faults.push(["尚未生效（先看本机时间）", "is not valid yet (look at this clock first)"]);
  else if (distrust !== "") faults.push([`不受本机信任（${distrust}）`, `is not trusted here (${distrust})`]);
  if (!fits) faults.push([`名称与 ${asName} 不符`, `is not for ${asName}`]);
  const left: [string, string] = days === null ? ["", ""] : [`，剩 ${days} 天`, `, ${days} days left`];
  const text =
    faults.length > 0
      ? say(
          `${where} 的证书有问题：${faults.map(([zh]) => zh).join("；")}。签发者 ${issuer || "未知"}`,
          `The certificate of ${where} ${faults.map(([, en]) => en).join(" and ")}. Issuer: ${issuer || "unknown"}`,
        )
      : say(
          `${where} 的证书可信，由 ${issuer} 签发${left[0]}`,
          `The certificate of ${where} is trusted, issued by ${issuer}${left[1]}`,
        );
  const subject = Object.entries(certificate.subject).map(([key, value]) => `${key}=${one(value)}`);
  const raw = [
    ...subject,
    certificate.subjectaltname ?? "",
    certificate.valid_from,
    certificate.valid_to,
    distrust,
  ];
  return result(readings.values, text, raw.join("\n"));
};
