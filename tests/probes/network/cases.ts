import type { ProbeCase } from "../support/cases.ts";
import { MEASURING_CASES } from "./measuring-cases.ts";
import { DOCTOR_CASES } from "./doctor-cases.ts";

export const NETWORK_CASES: readonly ProbeCase[] = [...MEASURING_CASES, ...DOCTOR_CASES];
