import type { ProbeContext } from "../probe.ts";

/** How this machine reaches the web. Credentials are taken out where it is read. */
export interface ProxySettings {
  /** `host:port`; '' for none. */
  server: string;
  /** Address of a configuration script; '' for none. */
  pac: string;
}

export const NO_PROXY: ProxySettings = { server: "", pac: "" };

/** `http://user:secret@proxy:3128/` → `proxy:3128`; '' when it names no server. */
export function serverOf(value: string): string {
  const text = value.trim().replace(/^'(.*)'$/, "$1");
  if (text === "") return "";
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(address)) return "";
  const { hostname, port, protocol } = new URL(address);
  // What is usual for a scheme is not written out by it.
  const usual = protocol === "https:" ? "443" : protocol.startsWith("socks") ? "1080" : "80";
  return hostname === "" ? "" : `${hostname}:${port || usual}`;
}

/** An address of a script without what stands before the host. */
export function scriptOf(value: string): string {
  const text = value.trim().replace(/^'(.*)'$/, "$1");
  if (!URL.canParse(text)) return "";
  const url = new URL(text);
  url.username = "";
  url.password = "";
  return url.href;
}

/** What this machine is set to, by the system's own settings; on Linux the environment goes first. */
export async function proxySettings(context: ProbeContext, env = process.env): Promise<ProxySettings> {
  if (context.platform === "win32") {
    const key = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";
    const ran = await context.run("reg", ["query", key]);
    return ran ? inRegistry(context.decode(ran.stdout) ?? "") : NO_PROXY;
  }
  if (context.platform === "darwin") {
    const ran = await context.run("scutil", ["--proxy"]);
    return ran ? inScutil(context.decode(ran.stdout) ?? "") : NO_PROXY;
  }
  const named = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];
  const server = named.map((name) => serverOf(env[name] ?? "")).find((each) => each !== "");
  return server === undefined ? ofGnome(context) : { server, pac: "" };
}

/** Names and types of the registry have no language: `    ProxyEnable    REG_DWORD    0x1`. */
export function inRegistry(text: string): ProxySettings {
  const value = (name: string) =>
    new RegExp(`^\\s+${name}\\s+REG_\\w+\\s+(.*?)\\s*$`, "m").exec(text)?.[1] ?? "";
  const used = Number(value("ProxyEnable")) === 1;
  const all = value("ProxyServer");
  // Either one for all, or `http=…;https=…`.
  const parts = new Map(
    all.split(";").map((part) => [part.split("=")[0] ?? "", part.split("=")[1] ?? ""] as const),
  );
  const one = all.includes("=") ? (parts.get("https") ?? parts.get("http") ?? parts.get("socks") ?? "") : all;
  return { server: used ? serverOf(one) : "", pac: scriptOf(value("AutoConfigURL")) };
}

/** `  HTTPSProxy : 10.0.0.1`. */
export function inScutil(text: string): ProxySettings {
  const value = (name: string) => new RegExp(`^\\s+${name} : (.*?)\\s*$`, "m").exec(text)?.[1] ?? "";
  for (const kind of ["HTTPS", "HTTP", "SOCKS"]) {
    if (value(`${kind}Enable`) !== "1") continue;
    const server = serverOf(`${value(`${kind}Proxy`)}:${value(`${kind}Port`) || "80"}`);
    if (server !== "") return { server, pac: "" };
  }
  const pac = value("ProxyAutoConfigEnable") === "1" ? scriptOf(value("ProxyAutoConfigURLString")) : "";
  return { server: "", pac };
}

async function ofGnome(context: ProbeContext): Promise<ProxySettings> {
  const get = async (schema: string, key: string) => {
    const ran = await context.run("gsettings", ["get", schema, key]);
    return ran?.code === 0 ? (context.decode(ran.stdout) ?? "").trim().replace(/^'(.*)'$/, "$1") : "";
  };
  const mode = await get("org.gnome.system.proxy", "mode");
  if (mode === "auto")
    return { server: "", pac: scriptOf(await get("org.gnome.system.proxy", "autoconfig-url")) };
  if (mode !== "manual") return NO_PROXY;
  for (const kind of ["https", "http", "socks"]) {
    const host = await get(`org.gnome.system.proxy.${kind}`, "host");
    const port = await get(`org.gnome.system.proxy.${kind}`, "port");
    const server = host === "" ? "" : serverOf(`${host}:${port}`);
    if (server !== "") return { server, pac: "" };
  }
  return NO_PROXY;
}
