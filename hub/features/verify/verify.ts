import { isChained, isHubs } from "../../../shared/domain/registry.ts";
import type { LoggedOperation, Operation } from "../../../shared/log/operation.ts";
import { open } from "../../../shared/log/seal.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { receiptOf, sameSecret, sha256Hex, verifySignature } from "../../log/hub-crypto.ts";
import { partsOf } from "../../log/parts.ts";
import type { HubReader, StoredOperation } from "../../store/hub-store.ts";
import { allDevices } from "../devices/device-rows.ts";
import type { DeviceRow } from "../devices/device-rows.ts";
import { checkHistory } from "../history/check-history.ts";
import { allDuplicates } from "../sync/duplicates.ts";
import { allRefusals } from "../sync/refusals.ts";
import { checkChains } from "./chains.ts";
import { DeviceSequences } from "./device-sequences.ts";
import { checkFiles } from "./kept-files.ts";
import { checkParts } from "./kept-parts.ts";
import { Numbers } from "./numbers.ts";
import type { Problem, Report } from "./report.ts";
import { checkRoster } from "./roster-rows.ts";

export interface Verified {
  operations: number;
  refusals: number;
  devices: number;
  /** Assets with a custody chain. */
  chains: number;
  /** Chains with open branches: conflicts for a person, not damage. */
  contested: number;
  /** Custody events that follow one this hub refused: facts all the same, not damage. */
  afterRefused: number;
  /** Numbers of devices that only a lost hub knew. */
  explainedHoles: number;
  /** Personal parts that were erased (ADR 18). */
  erased: number;
  /** Files that are whole. */
  files: number;
  problems: Problem[];
}

const PAGE = 1000;
const PAGE_CHARS = 16 * 1024 * 1024;
const MOST_PROBLEMS = 200;

/** Checks the whole log of a hub against itself as of one moment; changes nothing. */
export function verify(context: HubContext): Promise<Verified> {
  return context.store.snapshot((reader) => verifyLog(context, reader));
}

async function verifyLog(context: HubContext, reader: HubReader): Promise<Verified> {
  const standing = await reader.standing();
  const epochs = await reader.epochs();
  const devices = new Map((await allDevices(reader)).map((device) => [device.id, device]));
  const problems: Problem[] = [];
  const report: Report = (kind, message, operation) => {
    if (problems.length < MOST_PROBLEMS) {
      problems.push(operation ? { kind, message, operation } : { kind, message });
    }
  };

  const numbers = new Numbers();
  const sequences = new DeviceSequences(epochs);
  const checkMarks = checkHistory(context, reader, report);
  const roster = new Map<string, LoggedOperation[]>();
  const chained: LoggedOperation[] = [];
  let operations = 0;
  let erased = 0;
  for (let after = 0; ;) {
    const page = await reader.page(after, standing.feed, PAGE, PAGE_CHARS);
    const last = page.at(-1);
    if (!last) break;
    after = last.feed;
    erased += await checkParts(reader, page, report);
    await checkMarks(page);
    for (const stored of page) {
      operations += 1;
      const op = checkOperation(context, stored, devices, report);
      numbers.add(stored);
      sequences.add(stored.device, {
        deviceSeq: stored.deviceSeq,
        feed: stored.feed,
        reoffered: stored.reoffered,
      });
      if (!op) continue;
      if (stored.subject) {
        const about = roster.get(stored.subject) ?? [];
        about.push({ op, seq: stored.seq });
        roster.set(stored.subject, about);
      }
      if (isChained(op.type)) chained.push({ op, seq: stored.seq });
    }
  }
  const refusals = await allRefusals(reader);
  for (const { device, deviceSeq, feedThen, takenSeq } of refusals) {
    if (takenSeq === null) sequences.add(device, { deviceSeq, feed: feedThen, reoffered: false });
  }
  for (const { device, deviceSeq } of await allDuplicates(reader)) {
    sequences.add(device, { deviceSeq, feed: standing.feed, reoffered: false });
  }
  numbers.check(standing, epochs, report);
  const explainedHoles = sequences.check(devices, report);
  await checkRoster(reader, context.roster, roster, report);
  const chains = await checkChains(reader, chained, report);
  const files = await checkFiles(reader, report);
  return {
    operations,
    refusals: refusals.length,
    devices: devices.size,
    ...chains,
    explainedHoles,
    erased,
    files,
    problems,
  };
}

function checkOperation(
  { facts }: HubContext,
  stored: StoredOperation,
  devices: ReadonlyMap<string, DeviceRow>,
  report: Report,
): Operation | null {
  const { body, sig, seq } = stored;
  const opened = open({ body, sig, parts: partsOf(stored) }, sha256Hex);
  if (!opened.ok) {
    report("envelope", `${opened.path}: ${opened.message}`, stored.id);
    return null;
  }
  const { op } = opened;
  const { id, device, deviceSeq, actor, type } = op;
  for (const [name, value] of Object.entries({ id, device, deviceSeq, actor, type })) {
    if (stored[name as keyof StoredOperation] !== value) {
      report("envelope", `the column ${name} is not the body's`, stored.id);
    }
  }
  if (op.workspace !== facts.workspace) report("envelope", "sealed for another workspace", stored.id);
  if (op.hash !== stored.hash) report("hash", "the stored hash is not the body's", stored.id);
  const receipt = receiptOf(facts, seq, op);
  if (!sameSecret(receipt, stored.receipt)) report("receipt", "not the receipt this hub gives", stored.id);
  const key = isHubs(type) ? facts.hubKey : devices.get(device)?.publicKey;
  if (!key) report("signature", "its device is not enrolled", stored.id);
  else if (!verifySignature(key, body, sig)) report("signature", "not signed by its device", stored.id);
  return op;
}
