import { expect, test } from "vitest";
import { goneOf } from "./gone.ts";

const event = (more: object) => ({
  id: "e1",
  at: "2026-01-05T10:00:00.000+08:00",
  number: "G-K7-0001",
  ...more,
});
const detail = (status: string, reason: string, documents: number[] = []) =>
  ({
    row: { status },
    custody: { events: [event({ reason })], branches: [], head: "e1" },
    documents: documents.map((at) => ({ at })),
  }) as unknown as Parameters<typeof goneOf>[0];

test("what was disposed of says when and by which document, and when an inventory has seen it since", () => {
  const at = Date.parse("2026-01-05T10:00:00.000+08:00");
  expect(goneOf(detail("disposedOf", "disposal", [at - 1]))).toEqual({
    at,
    number: "G-K7-0001",
    seenAt: null,
  });
  expect(goneOf(detail("disposedOf", "disposal", [at - 1, at + 9, at + 5]))?.seenAt).toBe(at + 9);
  expect(goneOf(detail("inUse", "issue", [at + 1]))).toBeNull();
});
