import { generateDeviceKey, signerOf } from "../../electron/core/keys/device-key.ts";
import { createSyncStore } from "../../electron/core/store/log/store-sync.ts";
import type { Store } from "../../electron/core/store/store.ts";
import type { AcceptedOperation } from "../../shared/protocol/pull.ts";
import { seal } from "../../shared/log/seal.ts";
import { deterministic, officeActs } from "./office-stream.ts";
import type { OfficeSize } from "./office-stream.ts";

const STARTED = Date.parse("2026-03-02T01:00:00Z");
const PAGE = 2000;
/** How often the person who waits is told. */
const SAID = 100_000;

/** Integrates an invented office's log page by page, sealed by an invented colleague's laptop. */
export function fillConsole(store: Store, size: OfficeSize, seed: number, say: (text: string) => void): void {
  const sync = createSyncStore(store);
  const random = deterministic(seed ^ 0x5eed);
  const [device, actor] = [random.uuid(), random.uuid()];
  const crypto = signerOf(generateDeviceKey().privateKey);
  const { workspace } = store.identity();
  let seq = 0;
  let operations: AcceptedOperation[] = [];
  const flush = () => {
    const page = { epoch: 0, operations, through: seq, head: seq };
    if (sync.integrate(page, true) === "brake") throw new Error("a page was taken for a withdrawal");
    operations = [];
    if (seq % SAID === 0) say(`${seq} operations`);
  };
  for (const act of officeActs(size, seed)) {
    seq += 1;
    const at = new Date(STARTED + seq * 4000).toISOString().replace("Z", "+00:00");
    const body = {
      ...act,
      v: 1,
      workspace,
      device,
      deviceSeq: seq,
      actor,
      at,
      clockSkewMs: 0,
      baseSeq: seq - 1,
    };
    operations.push({ ...seal(body, crypto).sealed, seq, feed: seq, receivedAt: seq, receipt: `r${seq}` });
    if (operations.length === PAGE) flush();
  }
  flush();
}
