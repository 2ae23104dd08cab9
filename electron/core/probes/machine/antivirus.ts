import { text } from "../../import/coerce.ts";
import type { Probe } from "../probe.ts";
import { probeOf } from "./fact.ts";
import type { Fact, Read } from "./fact.ts";
import { LINUX } from "./linux.ts";
import { MACOS } from "./macos.ts";
import { rowsOf, settingsOf, textOf } from "./outputs.ts";
import type { Outputs } from "./outputs.ts";
import { both } from "./say.ts";
import { changedIn } from "./system-linux.ts";
import { countOf, daysSince, readings, yesOf } from "./values.ts";
import { WINDOWS } from "./windows.ts";

/** What guards the machine against programs of strangers, and whether its firewall is up. */
export const antivirusFact: Fact = {
  probe: "antivirus",
  sources: {
    win32: [WINDOWS.antivirus, WINDOWS.defender, WINDOWS.firewall, WINDOWS.firewallKeys],
    linux: [LINUX.services, LINUX.ufw, LINUX.changed],
    darwin: [MACOS.firewall],
  },
  read: (system, outputs, at) => READ[system](outputs, at),
  judge: (values) =>
    values.some(({ name }) => name === "enabled") &&
    !values.some(({ name, value }) => name === "enabled" && value === true)
      ? [both("没有任何产品开启实时防护。", "No product has real-time protection on.")]
      : [],
};
export const antivirus: Probe = probeOf(antivirusFact);

const DEFENDER = /Defender/iu;

/**
 * Products that registered with Windows. Their state is a number whose second byte says whether they are
 * on (0x10) and whose lowest whether their signatures are of today (0x00) or old (0x10): not written
 * down by Microsoft, but the same for ten years.
 */
function windows(outputs: Outputs): Read {
  const { values, put } = readings("antivirus");
  const [defender] = rowsOf(outputs, "windows.defender");
  const products = rowsOf(outputs, "windows.antivirus");
  const guards: [name: string, on: boolean | undefined][] = [];
  for (const each of products) {
    const name = text(each.displayName);
    const state = countOf(each.productState);
    const own = DEFENDER.test(name) ? yesOf(defender?.RealTimeProtectionEnabled) : undefined;
    put("product", name, name);
    guards.push([name, own ?? (state === undefined ? undefined : (state & 0xf000) === 0x1000)]);
  }
  // One that is on guards the machine; that the others stand back then is as it should be.
  const guarded = guards.some(([, on]) => on === true);
  for (const [name, on] of guards) if (on === true || !guarded) put("enabled", on, name);
  if (!products.some(({ displayName }) => DEFENDER.test(text(displayName))) && defender) {
    // Servers register nothing; where another product is on, Defender stands back and is no fault.
    const passive = /Passive|Not running/iu.test(text(defender.AMRunningMode));
    const on = yesOf(defender.RealTimeProtectionEnabled);
    if (products.length === 0 || (on === true && !passive)) {
      put("product", "Microsoft Defender", "Microsoft Defender");
      put("enabled", on, "Microsoft Defender");
    }
  }
  // 65535 stands for signatures that were never fetched.
  const age = countOf(defender?.AntivirusSignatureAge);
  put("signatureAge", age !== undefined && age < 20_000 ? age : undefined);
  const profiles = rowsOf(outputs, "windows.firewall").map(
    (each) => [text(each.Name), countOf(each.On)] as const,
  );
  const keys = rowsOf(outputs, "windows.firewallKeys").map(
    (each) => [text(each.PSChildName), countOf(each.EnableFirewall)] as const,
  );
  // 2 is "not configured", which the active store does not answer.
  const told = profiles.some(([, on]) => on === 0 || on === 1) ? profiles : keys;
  for (const [name, on] of told) if (on === 0 || on === 1) put("firewall", on === 1, name);
  return { values };
}

const GUARDS: Readonly<Record<string, string>> = {
  "clamav-daemon.service": "ClamAV",
  "mdatp.service": "Microsoft Defender",
};

function linux(outputs: Outputs, at: number): Read {
  const { values, put } = readings("antivirus");
  const blocks = textOf(outputs, "linux.services")
    .split(/\n\s*\n/u)
    .map(settingsOf);
  const state = (name: string) => blocks.find((each) => each.get("Id") === name)?.get("ActiveState");
  for (const [service, product] of Object.entries(GUARDS)) {
    // What is not installed is "inactive" as well: only what runs is known to be there.
    if (state(service) !== "active") continue;
    put("product", product, product);
    put("enabled", true, product);
  }
  const signatures = changedIn(outputs, /^\/var\/lib\/clamav\/daily\./u);
  if (signatures !== undefined) put("signatureAge", daysSince(signatures, at));
  // ufw's service is active when it does nothing; its own setting says whether it does.
  const ufw = settingsOf(textOf(outputs, "linux.ufw")).get("ENABLED");
  const others = ["firewalld.service", "nftables.service"].map(state);
  if (ufw === "yes" || others.includes("active")) put("firewall", true);
  else if (ufw === "no" || others.some((each) => each !== undefined)) put("firewall", false);
  return { values };
}

function macos(outputs: Outputs): Read {
  const { values, put } = readings("antivirus");
  // 0 off, 1 on, 2 on for everything that is not needed.
  const [, state] = /\(State = (\d)\)/u.exec(textOf(outputs, "macos.firewall")) ?? [];
  if (state !== undefined) put("firewall", state !== "0");
  return { values };
}

const READ = { win32: windows, linux, darwin: macos } as const;
