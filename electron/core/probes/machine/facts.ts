import { antivirusFact } from "./antivirus.ts";
import { batteryFact } from "./battery.ts";
import { cpuFact } from "./cpu.ts";
import { disksFact } from "./disks.ts";
import { encryptionFact } from "./encryption.ts";
import type { Fact } from "./fact.ts";
import { identityFact } from "./identity.ts";
import { memoryFact } from "./memory.ts";
import { systemFact } from "./system.ts";
import { temperaturesFact } from "./temperatures.ts";

/** Every fact of a machine; the same ones are measured here and read from a collector's file. */
export const FACTS = [
  ...[identityFact, memoryFact, cpuFact, disksFact, batteryFact],
  ...[temperaturesFact, systemFact, encryptionFact, antivirusFact],
] as const satisfies readonly Fact[];
