import type { ProbeCase } from "../support/cases.ts";
import { DOCTOR_CASES } from "./doctor-cases.ts";

export const NETWORK_CASES: readonly ProbeCase[] = [...DOCTOR_CASES];
