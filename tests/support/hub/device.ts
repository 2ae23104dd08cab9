import { generateKeyPairSync, randomBytes, randomUUID, sign } from "node:crypto";
import type { KeyObject } from "node:crypto";
import type { Operation, OperationBody, SealedOperation } from "../../../shared/log/operation.ts";
import { seal } from "../../../shared/log/seal.ts";
import type { AcceptedOperation } from "../../../shared/protocol/pull.ts";
import { PROTOCOL } from "../../../shared/protocol/version.ts";
import { forkStatement } from "../../../shared/protocol/fork.ts";
import { createHubService, initialiseWorkspace, systemEnvironment } from "../../../hub/compose.ts";
import type { HubEnvironment } from "../../../hub/environment.ts";
import { uuidv7Of } from "../../../hub/environment.ts";
import { sha256Hex } from "../../../hub/log/hub-crypto.ts";
import type { HubOptions } from "../../../hub/features/open-context.ts";
import type { HubService } from "../../../hub/service.ts";
import type { Session } from "../../../hub/features/devices/session.ts";
import type { Outcome } from "../../../hub/outcome.ts";
import type { HubStore } from "../../../hub/store/hub-store.ts";

/** A clock that stands until it is moved. */
export function testEnvironment(start = Date.parse("2026-11-23T08:00:00Z")) {
  let at = start;
  const environment: HubEnvironment = {
    now: () => at,
    randomBytes: systemEnvironment.randomBytes,
    uuidv7: () => uuidv7Of(at, randomBytes(10)),
  };
  return {
    ...environment,
    advance: (ms: number) => {
      at += ms;
    },
  };
}

/** The value of an outcome that must be one. */
export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
  return outcome.value;
}

/** The code of an outcome that must be a fault. */
export function faultOf(outcome: Outcome<unknown>): string {
  if (outcome.ok) throw new Error("a fault was expected");
  return outcome.error.code;
}

export async function newHub(store: HubStore, options: Partial<HubOptions> = {}): Promise<HubService> {
  const environment = options.environment ?? systemEnvironment;
  must(await initialiseWorkspace(store, environment, "测试工作组"));
  return createHubService({ store, ...options });
}

/** Hubs that the laws are tried on, each over a store of its own. */
export function hubsOver(open: () => Promise<HubStore>, always: Partial<HubOptions> = {}) {
  return async (options: Partial<HubOptions> = {}) => {
    const store = await open();
    return { store, hub: await newHub(store, { ...always, ...options }) };
  };
}

/** A console's identity as far as a hub sees it; seals and signs, keeps no log. */
export class TestDevice {
  readonly id: string;
  publicKey = "";
  workspace = "";
  member = "";
  token = "";
  code = "";
  deviceSeq = 0;
  baseSeq = 0;
  #key: KeyObject;

  constructor(id: string = randomUUID()) {
    this.id = id;
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    this.#key = privateKey;
    this.publicKey = publicKey.export({ format: "der", type: "spki" }).subarray(12).toString("base64");
  }

  sign(text: string): string {
    return sign(null, Buffer.from(text, "utf8"), this.#key).toString("base64");
  }

  pairRequest(secret: string, code: string | null = null) {
    const proof = this.sign(`deskside-pair|${secret}|${this.id}`);
    return { secret, device: this.id, publicKey: this.publicKey, proof, code };
  }

  /** A twin with the same identity, as after copying a profile folder. */
  clone(): TestDevice {
    const twin = new TestDevice(this.id);
    Object.assign(twin, { ...this });
    twin.#key = this.#key;
    return twin;
  }

  /** The same key under an identity that the hub gave. */
  named(id: string, given: Pick<TestDevice, "token" | "workspace" | "code" | "member">): TestDevice {
    const named = new TestDevice(id);
    named.publicKey = this.publicKey;
    named.#key = this.#key;
    return Object.assign(named, given);
  }

  forkRequest(next: TestDevice) {
    const statement = forkStatement(this.workspace, this.id, next.id, next.publicKey);
    return {
      device: next.id,
      publicKey: next.publicKey,
      proof: this.sign(statement),
      newProof: next.sign(statement),
    };
  }

  handshakeRequest(cursor = { epoch: 0, feed: 0 }) {
    return {
      protocol: { ...PROTOCOL },
      workspace: this.workspace,
      device: this.id,
      cursor,
      now: Date.now(),
    };
  }

  /** Seals one operation under the device's next number. */
  seal(
    type: string,
    payload: Record<string, unknown>,
    touches: string[],
    change: Partial<OperationBody> = {},
  ): { sealed: SealedOperation; op: Operation } {
    this.deviceSeq += 1;
    const body: OperationBody = {
      id: randomUUID(),
      type,
      v: 1,
      workspace: this.workspace,
      device: this.id,
      deviceSeq: this.deviceSeq,
      actor: this.member,
      at: "2026-11-23T16:00:00.000+08:00",
      clockSkewMs: 0,
      baseSeq: this.baseSeq,
      touches,
      payload,
      ...change,
    };
    return seal(body, { sha256: sha256Hex, sign: (text) => this.sign(text) });
  }

  ticket(title = "打印机卡纸", change: Partial<OperationBody> = {}) {
    const ticket = randomUUID();
    const number = `T-${this.code || "AA"}-${String(this.deviceSeq + 1).padStart(4, "0")}`;
    return this.seal("ticket.open", { ticket, number, set: { title } }, [`ticket:${ticket}`], change);
  }

  tickets(count: number): SealedOperation[] {
    return Array.from({ length: count }, () => this.ticket().sealed);
  }
}

/** A member with one paired device. */
export async function enrol(
  hub: HubService,
  role = "technician",
  device = new TestDevice(),
): Promise<TestDevice> {
  const member = must(await hub.administration.addMember({ name: "王芳", role }));
  return pairAgain(hub, member.id, device);
}

export async function pairAgain(hub: HubService, member: string, device: TestDevice) {
  const { secret } = must(await hub.administration.createPairingSecret(member, 30));
  const reply = must(await hub.pair(device.pairRequest(secret)));
  device.token = reply.token;
  device.workspace = reply.workspace;
  device.member = reply.member.id;
  device.code = reply.code;
  return device;
}

export async function sessionOf(hub: HubService, device: TestDevice): Promise<Session> {
  return must(await hub.authenticate(device.token));
}

/** Pushes in the present epoch. */
export async function pushAs(hub: HubService, device: TestDevice, operations: SealedOperation[]) {
  const { epoch } = await hub.head();
  return hub.push(await sessionOf(hub, device), { epoch, operations });
}

/** The whole log from a feed number on, page by page. */
export async function pullAll(
  hub: HubService,
  device: TestDevice,
  feed = 0,
  limit = 2000,
): Promise<AcceptedOperation[]> {
  const session = await sessionOf(hub, device);
  const { epoch } = await hub.head();
  const all: AcceptedOperation[] = [];
  for (let after = feed; ;) {
    const page = must(await hub.pull(session, { epoch, feed: after, limit }));
    all.push(...page.operations);
    after = page.through;
    if (page.through >= page.head) return all;
  }
}
