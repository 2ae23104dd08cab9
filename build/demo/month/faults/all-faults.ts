import { CONSULTATION_FAULTS, DATA_FAULTS, SECURITY_FAULTS } from "./data-and-people.ts";
import type { Fault } from "./fault.ts";
import { COMPUTER_FAULTS, PERIPHERAL_FAULTS } from "./hardware.ts";
import { ACCESS_FAULTS, INTERNET_FAULTS, SHARE_FAULTS } from "./network.ts";
import { NETWORK_DEVICE_FAULTS, PRINTER_FAULTS } from "./printing.ts";
import { REQUESTED } from "./requested.ts";
import { BUSINESS_FAULTS, MALWARE_FAULTS, OFFICE_FAULTS, SYSTEM_FAULTS } from "./software.ts";

/** All that befalls the office, by the sections of the service manual. */
export const FAULTS: readonly Fault[] = [
  ...[...COMPUTER_FAULTS, ...PRINTER_FAULTS, ...PERIPHERAL_FAULTS, ...NETWORK_DEVICE_FAULTS],
  ...[...SYSTEM_FAULTS, ...OFFICE_FAULTS, ...BUSINESS_FAULTS, ...MALWARE_FAULTS],
  ...[...ACCESS_FAULTS, ...INTERNET_FAULTS, ...SHARE_FAULTS],
  ...[...DATA_FAULTS, ...SECURITY_FAULTS, ...CONSULTATION_FAULTS, ...REQUESTED],
];
