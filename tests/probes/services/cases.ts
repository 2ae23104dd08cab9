import type { ProbeCase } from "../support/cases.ts";
import { PRINTER_CASES } from "./printer-cases.ts";
import { SHARE_CASES } from "./share-cases.ts";
import { SNMP_CASES } from "./snmp-cases.ts";

export const SERVICE_CASES: readonly ProbeCase[] = [...PRINTER_CASES, ...SNMP_CASES, ...SHARE_CASES];
