import type { ProbeCase } from "../support/cases.ts";
import { SNMP_CASES } from "./snmp-cases.ts";

export const SERVICE_CASES: readonly ProbeCase[] = [...SNMP_CASES];
