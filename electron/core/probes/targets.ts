import { z } from "zod";
import { hostOf } from "./frame/host.ts";

const host = z.string().refine((value) => hostOf(value) !== null, "a host name or an address");
const port = z.number().int().min(1).max(65_535);
const url = z.url({ protocol: /^https?$/ }).max(2000);
const page = z.strictObject({
  url,
  /** What answers when nobody stands between: this status … */
  status: z.number().int().min(100).max(599),
  /** … and this text; null where the body is of no interest. */
  body: z.string().max(200).nullable().default(null),
});

/**
 * Whom the probes of the network ask when nobody says otherwise. Each is known to answer from inside
 * China without a proxy; a site without the internet states its own.
 */
export const networkTargets = z.strictObject({
  /** Pages whose answer is known; another answer is a log-in page. The first that answers decides. */
  portal: z
    .array(page)
    .min(1)
    .max(4)
    .default([
      { url: "http://connect.rom.miui.com/generate_204", status: 204, body: null },
      { url: "http://www.msftconnecttest.com/connecttest.txt", status: 200, body: "Microsoft Connect Test" },
    ]),
  /** One that accepts a connection is the internet. */
  internet: z
    .array(z.strictObject({ host, port }))
    .min(1)
    .max(4)
    .default([
      { host: "www.baidu.com", port: 443 },
      { host: "www.qq.com", port: 443 },
    ]),
  /** Names that must resolve. */
  names: z.array(host).min(1).max(4).default(["www.baidu.com", "www.qq.com"]),
  time: z.array(host).min(1).max(4).default(["ntp.aliyun.com", "ntp.tencent.com"]),
  /** From here on a clock breaks sign-in and certificates: Kerberos allows five minutes. s */
  worstOffset: z.number().min(1).max(86_400).default(300),
  /** The hub this laptop is paired with; null for a lone one. */
  hub: z
    .strictObject({
      url: url.refine((value) => value.startsWith("https:"), "https"),
      /** SHA-256 of its certificate or its keys, hexadecimal; empty: any certificate. */
      pins: z
        .array(z.string().regex(/^[0-9a-f]{64}$/))
        .max(24)
        .default([]),
    })
    .nullable()
    .default(null),
});
export type NetworkTargets = z.output<typeof networkTargets>;
export const DEFAULT_TARGETS: NetworkTargets = networkTargets.parse({});
