import { text } from "node:stream/consumers";
import type { Probe } from "../../../electron/core/probes/probe.ts";
import { printPort } from "../../../electron/core/probes/services/print-port.ts";
import { printer } from "../../../electron/core/probes/services/printer.ts";
import { share } from "../../../electron/core/probes/services/share.ts";
import { snmpDevice } from "../../../electron/core/probes/services/snmp-device.ts";
import { snmpPort } from "../../../electron/core/probes/services/snmp-port.ts";
import { probeContext } from "../../support/probes/probe-context.ts";
import type { Asked } from "./measure-in.ts";

/** Asked by standard input, answered by standard output. */
const asked = JSON.parse(await text(process.stdin)) as Asked;
const probes: Record<string, Probe> = { printPort, printer, share, snmpDevice, snmpPort };
const probe = probes[asked.probe];
if (!probe) throw new Error(`no probe ${asked.probe}`);
const signal = AbortSignal.timeout(asked.deadlineMs ?? 20_000);
const { raw, ...answer } = await probe(
  asked.options,
  probeContext({ signal, ...(asked.credentials ? { credentials: asked.credentials } : {}) }),
);
process.stdout.write(JSON.stringify({ ...answer, raw: raw === null ? null : String(raw) }));
