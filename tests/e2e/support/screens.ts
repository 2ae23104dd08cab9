import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { projectRoot } from "../../../build/runtime.mjs";

/** Keeps a picture as `out/screens/<name>.<locale>.<theme><more>.png`, after what the page itself shows. */
export async function screens(page: Page, name: string, more = ""): Promise<string> {
  const locale = await page.evaluate<string>("document.documentElement.lang");
  const theme = await page.evaluate<string>(
    "document.documentElement.dataset.mantineColorScheme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')",
  );
  const folder = path.join(projectRoot, "out/screens");
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.${locale}.${theme}${more}.png`);
  await page.screenshot({ path: file });
  return file;
}
