import { expect, test } from "vitest";
import { PagedSource } from "./paged-source.ts";

const tick = () => new Promise((resolve) => setImmediate(resolve));

function numbers(total: number) {
  let made = 0;
  const asked: number[] = [];
  const source = new PagedSource<string>(async (offset, limit) => {
    asked.push(offset);
    const rows = Array.from({ length: Math.min(limit, total - offset) }, (_, i) => `${made}:${offset + i}`);
    return { ok: true, value: { rows, total } };
  }, 100);
  return { source, asked, change: () => (made += 1) };
}

test("fetches only the pages in view", async () => {
  const { source, asked } = numbers(100_000);
  source.subscribe(() => {});
  await tick();
  expect(source.snapshot().total).toBe(100_000);
  source.show(50_010, 50_120);
  await tick();
  expect(asked).toEqual([0, 50_000, 50_100]);
  expect(source.snapshot().rowAt(50_100)).toBe("0:50100");
  expect(source.snapshot().rowAt(10_000)).toBeUndefined();
});

test("after a change the pages in view come again and old rows stay meanwhile", async () => {
  const { source, change } = numbers(300);
  source.subscribe(() => {});
  await tick();
  change();
  source.refresh();
  expect(source.snapshot().rowAt(5)).toBe("0:5");
  await tick();
  expect(source.snapshot().rowAt(5)).toBe("1:5");
});

test("forgets the farthest pages of a very long list", async () => {
  const { source } = numbers(100_000);
  source.subscribe(() => {});
  for (let row = 0; row < 6000; row += 100) {
    source.show(row, row + 20);
    await tick();
  }
  expect(source.snapshot().rowAt(0)).toBeUndefined();
  expect(source.snapshot().rowAt(5900)).toBe("0:5900");
});
