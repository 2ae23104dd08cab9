// S11: the one place that hands an address to the operating system.
import { shell } from "electron";
import { externalUrl } from "./external-url.ts";

/** Opens `https:` and `mailto:` addresses outside; answers false for everything else. */
export async function openExternal(address: string): Promise<boolean> {
  const url = externalUrl(address);
  if (!url) return false;
  try {
    await shell.openExternal(url);
    return true;
  } catch {
    return false;
  }
}
