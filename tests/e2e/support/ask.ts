import type { Page } from "@playwright/test";

let last = 100_000;

/** Asks the core through the window, as its screens do. @throws what the core answered instead */
export async function askCore<T>(page: Page, request: object): Promise<T> {
  last += 1;
  const reply = await page.evaluate<{ ok: boolean; result: T; error?: unknown }>(
    `window.desk.request(${JSON.stringify({ id: last, ...request })})`,
  );
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.result;
}
