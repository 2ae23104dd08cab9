import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { createHubService } from "../../../hub/compose.ts";
import { SCHEMA } from "../../../hub/program.ts";
import { fingerprintOf } from "../../../hub/server/fingerprint.ts";
import { folderAt, openStore } from "../../../hub/server/folder.ts";
import type { SealedOperation } from "../../../shared/log/operation.ts";
import { enrol, must, pushAs } from "./device.ts";

const CONSOLE = fileURLToPath(new URL("crowd-process.ts", import.meta.url));
const BATCH = 200;

/** What a process of many consoles is told, on its standard input. */
export interface CrowdOrder {
  address: string;
  fingerprint: string;
  workspace: string;
  consoles: { device: string; token: string }[];
  /** Operations that each must have in the end. */
  operations: number;
  deadlineMs: number;
}

export interface CrowdResult {
  /** Consoles that had the whole log in time. */
  served: number;
  /** Rounds that ended early and were tried again, as a console does. */
  turnedAway: number;
  /** When the last one had it all. */
  lastMs: number;
}

/**
 * Fills an initialised hub on SQLite: `consoles` members with a laptop each, and operations of about
 * `chars` characters that do not compress.
 */
export async function fillForCrowd(
  dir: string,
  size: { consoles: number; operations: number; chars: number },
): Promise<Pick<CrowdOrder, "workspace" | "consoles" | "operations">> {
  const store = await openStore(folderAt(dir), { engine: "sqlite" }, SCHEMA);
  try {
    const hub = await createHubService({ store });
    const consoles: CrowdOrder["consoles"] = [];
    const author = await enrol(hub);
    for (let made = 0; made < size.operations; made += BATCH) {
      const count = Math.min(BATCH, size.operations - made);
      const batch = Array.from({ length: count }, (): SealedOperation => {
        const description = randomBytes(Math.ceil((size.chars * 3) / 4)).toString("base64");
        const opened = author.ticket();
        author.deviceSeq -= 1;
        const payload = { ...opened.op.payload, set: { title: "打印机卡纸", description } };
        return author.seal("ticket.open", payload, opened.op.touches).sealed;
      });
      const { answers } = must(await pushAs(hub, author, batch));
      const refused = answers.find(({ status }) => status !== "accepted");
      if (refused) throw new Error(`refused: ${JSON.stringify(refused)}`);
    }
    for (let count = 0; count < size.consoles; count += 1) {
      const { id, token } = await enrol(hub);
      consoles.push({ device: id, token });
    }
    const { feed } = await hub.head();
    return { workspace: hub.facts.workspace, consoles, operations: feed };
  } finally {
    await store.close();
  }
}

/** All consoles at once, from some processes beside the hub's and this one. */
export async function letCrowdPull(
  dir: string,
  address: string,
  filled: Pick<CrowdOrder, "workspace" | "consoles" | "operations">,
  { processes, deadlineMs }: { processes: number; deadlineMs: number },
): Promise<CrowdResult> {
  const fingerprint = fingerprintOf(await readFile(folderAt(dir).cert, "utf8"));
  const results = await Promise.all(
    Array.from({ length: processes }, async (_, index): Promise<CrowdResult> => {
      const consoles = filled.consoles.filter((_each, at) => at % processes === index);
      const order: CrowdOrder = { ...filled, address, fingerprint, consoles, deadlineMs };
      const child = spawn(process.execPath, [CONSOLE], { stdio: ["pipe", "pipe", "inherit"] });
      child.stdin.end(JSON.stringify(order));
      return JSON.parse(await text(child.stdout)) as CrowdResult;
    }),
  );
  return {
    served: results.reduce((sum, { served }) => sum + served, 0),
    turnedAway: results.reduce((sum, { turnedAway }) => sum + turnedAway, 0),
    lastMs: Math.max(...results.map(({ lastMs }) => lastMs)),
  };
}

/** The most memory a process ever had, as the system counted it (Linux). */
export function peakMb(pid: number): number {
  const kb = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Math.round(Number(kb) / 1024);
}
