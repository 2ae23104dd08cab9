import { expect, test } from "vitest";
import { bitRate, clockRate } from "./measures.ts";

const format = { number: (value: number) => String(value) };

test("line speeds are said in the unit people use", () => {
  expect([0, 999, 1e6, 1e8, 1e9, 2.5e9, 1e10, 1e13].map((speed) => bitRate(format, speed))).toEqual([
    "0 bit/s",
    "999 bit/s",
    "1 Mbit/s",
    "100 Mbit/s",
    "1 Gbit/s",
    "2.5 Gbit/s",
    "10 Gbit/s",
    "10 Tbit/s",
  ]);
});

test("clock rates are said in GHz from one on", () => {
  expect([800, 2100, 3599].map((mhz) => clockRate(format, mhz))).toEqual(["800 MHz", "2.1 GHz", "3.6 GHz"]);
});
