import { listOf, numberIn, textOf } from "../frame/powershell.ts";

/** A connection by radio; null and '' are unknown. */
export interface Wifi {
  connected: boolean;
  ssid: string;
  /** dBm. */
  signal: number | null;
  /** Per cent. */
  quality: number | null;
  channel: number | null;
  /** Mbit/s. */
  rate: number | null;
  security: string;
}

const NONE: Wifi = {
  connected: false,
  ssid: "",
  signal: null,
  quality: null,
  channel: null,
  rate: null,
  security: "",
};

const positive = (value: unknown): number | null => {
  const number = numberIn(value);
  return number !== null && number > 0 ? number : null;
};

/** `yes:SSID:78:36:270 Mbit/s:WPA2`, a colon within a value written `\:`. Null when it lists no radio. */
export function readNmcli(text: string): Wifi | null {
  const lines = text.split("\n").filter((line) => line !== "");
  if (lines.length === 0) return null;
  for (const line of lines) {
    const [active, ssid = "", quality, channel, rate = "", security = ""] = line
      .split(/(?<!\\):/)
      .map((part) => part.replace(/\\(.)/g, "$1"));
    if (active !== "yes") continue;
    return {
      ...NONE,
      connected: true,
      ssid,
      quality: positive(quality),
      channel: positive(channel),
      rate: positive(/^[\d.]+/.exec(rate)?.[0]),
      security,
    };
  }
  return NONE;
}

/** `iw dev NAME link`; its words are its own and have no translation. */
export function readIw(text: string): Wifi | null {
  if (/^Not connected/m.test(text)) return NONE;
  const value = (name: string) => new RegExp(`^\\s*${name}:\\s*(.+?)\\s*$`, "m").exec(text)?.[1] ?? "";
  const ssid = value("SSID");
  if (ssid === "" && !/^Connected to/m.test(text)) return null;
  const signal = numberIn(/^(-\d+) dBm/.exec(value("signal"))?.[1] ?? "");
  const rate = positive(/^([\d.]+) MBit\/s/.exec(value("tx bitrate"))?.[1]);
  return { ...NONE, connected: true, ssid, signal, channel: channelOf(Number(value("freq"))), rate };
}

/** Channel of a frequency in MHz. */
export function channelOf(mhz: number): number | null {
  if (mhz === 2484) return 14;
  if (mhz >= 2412 && mhz <= 2472) return Math.round((mhz - 2407) / 5);
  if (mhz >= 5955 && mhz <= 7115) return Math.round((mhz - 5950) / 5);
  if (mhz >= 5160 && mhz <= 5885) return Math.round((mhz - 5000) / 5);
  return null;
}

/** `866.7`, `866,7` and `1,201`: three digits behind a mark are thousands. */
function plainNumber(value: string): number | null {
  if (!/^\d+([.,]\d+)?$/.test(value)) return null;
  return Number(/[.,]\d{3}$/.test(value) ? value.replace(/[.,]/, "") : value.replace(",", "."));
}

/**
 * `netsh wlan show interfaces` by form and order: what is translated is not read. The name of the network
 * has `SSID` in its label in every language, the signal alone ends in `%`, the radio begins with `802.11`;
 * behind it come authentication, cipher, mode, channel, both rates. The first radio that is connected counts.
 */
export function readNetsh(text: string): Wifi | null {
  const pairs = text.split(/\r?\n/).flatMap((line) => {
    const found = /^\s+(\S.*?)\s*: ?(.*?)\s*$/.exec(line);
    return found ? [{ label: found[1] ?? "", value: found[2] ?? "" }] : [];
  });
  const isGuid = (value: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
  const starts = pairs.flatMap(({ value }, at) => (isGuid(value) ? [at] : []));
  if (starts.length === 0) return null;
  const blocks = starts.map((start, at) => pairs.slice(start, starts[at + 1] ?? pairs.length));
  for (const block of blocks) {
    const bssid = block.find(({ label }) => /BSSID/.test(label));
    const radio = block.findIndex(({ value }) => /^802\.11/.test(value));
    if (!bssid || radio < 0) continue;
    const after = block.slice(radio + 1);
    const numbers = block.flatMap(({ value }) => plainNumber(value) ?? []);
    const quality = positive(
      /^(\d{1,3})%$/.exec(block.find(({ value }) => /^\d{1,3}%$/.test(value))?.value ?? "")?.[1],
    );
    return {
      ...NONE,
      connected: true,
      ssid: block.find(({ label }) => /SSID/.test(label) && !/BSSID/.test(label))?.value ?? "",
      quality,
      // Microsoft's own scale: 0 % is -100 dBm, 100 % is -50 dBm.
      signal: quality === null ? null : quality / 2 - 100,
      channel: positive(numbers[0]),
      rate: positive(numbers[2] ?? numbers[1]),
      security: after[0]?.value ?? "",
    };
  }
  return NONE;
}

/** `system_profiler -json SPAirPortDataType`. */
export function readProfiler(json: unknown): Wifi | null {
  const interfaces = listOf(listOf(listOf(json)[0]?.SPAirPortDataType)[0]?.spairport_airport_interfaces);
  if (interfaces.length === 0) return null;
  for (const each of interfaces) {
    const [current] = listOf(each.spairport_current_network_information);
    if (!current) continue;
    return {
      ...NONE,
      connected: true,
      ssid: textOf(current._name),
      signal: numberIn(/^(-\d+) dBm/.exec(textOf(current.spairport_signal_noise))?.[1] ?? ""),
      channel: positive(/^\d+/.exec(String(current.spairport_network_channel ?? ""))?.[0]),
      rate: positive(current.spairport_network_rate),
      security: textOf(current.spairport_security_mode).replace(/^spairport_security_mode_/, ""),
    };
  }
  return NONE;
}
