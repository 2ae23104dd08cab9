import { probeSpec } from "../../../../shared/domain/checklist/probes.ts";
import type { ProbeName, ProbeOption } from "../../../../shared/domain/checklist/probes.ts";
import type { ProbeOptions } from "../probe.ts";
import { CONTROL, hostOf } from "./host.ts";

/** An option that is missing, unknown or none: which, and what it must be. */
export interface BadOption {
  option: string;
  zh: string;
  en: string;
}

export type CheckedOptions = { ok: true; options: ProbeOptions } | { ok: false; bad: BadOption };

function urlOf(value: string): string | null {
  if (value.length > 2000 || CONTROL.test(value) || !/^https?:\/\//i.test(value)) return null;
  if (!URL.canParse(value)) return null;
  const url = new URL(value);
  // Credentials have no place where a checklist or a command line can be read.
  return url.username === "" && url.password === "" ? url.href : null;
}

function numberOf(value: string | number, max: number): number | null {
  const text = String(value);
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= max ? number : null;
}

function wordOf(value: string, max: number): string | null {
  const kept = value.trim();
  return kept === "" || kept.length > max || kept.startsWith("-") || CONTROL.test(value) ? null : kept;
}

/** `\\server\share`, `//server/share` or `smb://server/share`, with folders below; none of its parts an option. */
function shareOf(value: string): string | null {
  const kept = wordOf(value, 400);
  const parts = kept
    ?.replace(/^smb:/i, "")
    .replaceAll("\\", "/")
    .match(/^\/\/([^/]+)\/([^/].*)$/);
  if (!kept || !parts) return null;
  const [, server = "", below = ""] = parts;
  const sound = below
    .split("/")
    .every((part) => !part.startsWith("-") && part !== ".." && !/["*<>?|;`]/.test(part));
  return sound && hostOf(server) !== null ? kept : null;
}

interface Form {
  zh: string;
  en: string;
  read(value: string | number, probe: ProbeName): string | number | null;
}

/** A name that is resolved or shown in a certificate; a printer's queue is named as its owner likes. */
const NAME_OF_HOST: readonly ProbeName[] = ["dns", "tls"];

const FORMS: Readonly<Record<ProbeOption, Form>> = {
  host: {
    zh: "主机名或 IP 地址",
    en: "a host name or an address",
    read: (value) => (typeof value === "string" ? hostOf(value) : null),
  },
  port: { zh: "1–65535 的端口号", en: "a port from 1 to 65535", read: (value) => numberOf(value, 65_535) },
  url: {
    zh: "http 或 https 网址（不含用户名和密码）",
    en: "an http or https address without credentials",
    read: (value) => (typeof value === "string" ? urlOf(value) : null),
  },
  name: {
    zh: "名称，不能以 - 开头",
    en: "a name that does not begin with -",
    read: (value, probe) => {
      if (typeof value !== "string") return null;
      return NAME_OF_HOST.includes(probe) ? hostOf(value) : wordOf(value, 255);
    },
  },
  share: {
    zh: "共享路径，如 \\\\服务器\\共享",
    en: "a share such as \\\\server\\share",
    read: (value) => (typeof value === "string" ? shareOf(value) : null),
  },
  interface: {
    zh: "网卡或端口名",
    en: "a name of an interface or port",
    read: (value, probe) => {
      const word = typeof value === "string" ? wordOf(value, 80) : null;
      // A port of a switch is `Gi1/0/3`; of this machine the name is also one of a folder under /sys.
      const folder = probe !== "snmpPort" && word !== null && /[/\\]|^\.+$/.test(word);
      return folder ? null : word;
    },
  },
  count: { zh: "1–100 的次数", en: "a count from 1 to 100", read: (value) => numberOf(value, 100) },
};

/** The options of a probe, each of its form; the first that is not is named. */
export function checkOptions(probe: ProbeName, given: Readonly<Record<string, unknown>>): CheckedOptions {
  const spec = probeSpec(probe);
  const known = [...(spec?.needs ?? []), ...(spec?.may ?? [])];
  const options: Partial<Record<ProbeOption, string | number>> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const option = known.find((each) => each === name);
    if (option === undefined) {
      return bad(name, "此探测没有这个参数", "this probe has no such option");
    }
    const form = FORMS[option];
    const read = typeof value === "string" || typeof value === "number" ? form.read(value, probe) : null;
    if (read === null) return bad(name, `应为${form.zh}`, `must be ${form.en}`);
    options[option] = read;
  }
  for (const option of spec?.needs ?? []) {
    const form = FORMS[option];
    if (options[option] === undefined) return bad(option, `缺少：${form.zh}`, `is missing: ${form.en}`);
  }
  return { ok: true, options };
}

function bad(option: string, zh: string, en: string): CheckedOptions {
  const shown = option.replace(/[^\w-]/g, "?").slice(0, 40);
  return { ok: false, bad: { option: shown, zh: `参数 ${shown}：${zh}`, en: `option ${shown}: ${en}` } };
}
