// The thread of one probe; run-probe.ts starts it.
import { probeOf } from "../probe-list.ts";
import { serveProbe } from "./serve-probe.ts";

await serveProbe(probeOf, () => Date.now());
