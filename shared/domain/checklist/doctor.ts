import { z } from "zod";
import { localized } from "../definition/localized-form.ts";

/** The chain from cable to hub, in the order in which it is walked. */
export const DOCTOR_LINKS = [
  "link",
  "address",
  "gateway",
  "dns",
  "proxy",
  "portal",
  "internet",
  "time",
  "hub",
] as const;
export type DoctorLink = (typeof DOCTOR_LINKS)[number];

/** `notReached`: behind the first broken one. `notAvailable`: there is none, or it could not be asked; no fault. */
export const LINK_STATES = ["good", "broken", "notReached", "notAvailable"] as const;
export type LinkState = (typeof LINK_STATES)[number];

export const DOCTOR_TITLES: Readonly<Record<DoctorLink, readonly [zh: string, en: string]>> = {
  link: ["链路", "Link"],
  address: ["地址", "Address"],
  gateway: ["网关", "Gateway"],
  dns: ["域名解析", "DNS"],
  proxy: ["代理", "Proxy"],
  portal: ["上网认证", "Log-in page"],
  internet: ["外网", "Internet"],
  time: ["时间", "Clock"],
  hub: ["服务器", "Hub"],
};

const examinedLink = z.object({
  name: z.enum(DOCTOR_LINKS),
  state: z.enum(LINK_STATES),
  text: localized(600),
});
export type ExaminedLink = z.output<typeof examinedLink>;

/** What the network doctor found: every link, and the first that is broken. */
export const doctorResult = z.object({
  links: z.array(examinedLink).length(DOCTOR_LINKS.length),
  broken: z.enum(DOCTOR_LINKS).nullable(),
});
export type DoctorResult = z.output<typeof doctorResult>;

/** The chain in what the probe `doctor` keeps as its raw output; null when it is none. */
export function readDoctor(raw: unknown): DoctorResult | null {
  if (typeof raw !== "string") return null;
  try {
    const read = doctorResult.safeParse(JSON.parse(raw));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
