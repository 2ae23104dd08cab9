import type { HubEndpoint, HubResult, HubTransport } from "../../electron/core/sync/transport.ts";
import { transportError } from "../../electron/core/sync/transport.ts";
import type { FaultCounts } from "./faults.ts";
import type { Asked, HubSite } from "./hub-site.ts";
import type { Random } from "./random.ts";
import type { Scheduler } from "./scheduler.ts";

/** How often each accident of the network happens, 0 to 1. */
export interface Weather {
  dropRequest: number;
  dropReply: number;
  delay: number;
  duplicate: number;
}

export const STORM: Weather = { dropRequest: 0.08, dropReply: 0.08, delay: 0.15, duplicate: 0.08 };
export const CALM: Weather = { dropRequest: 0, dropReply: 0, delay: 0, duplicate: 0 };

/** A request that was really sent, kept to be sent once more at the end (I6). */
export interface Sent {
  asked: Asked;
  token: string | null;
  request: unknown;
}

export interface Caller {
  /** Unique for each running program, so that a killed one's requests can be told apart. */
  label: string;
  online(): boolean;
}

/** The network between consoles and hub: real requests and replies, in a weather. */
export class Network {
  weather: Weather = STORM;
  readonly sent: Sent[] = [];
  readonly #scheduler: Scheduler;
  readonly #random: Random;
  readonly #faults: FaultCounts;
  readonly #hub: () => HubSite;
  #issued = 0;
  #underway = new Set<number>();

  constructor(scheduler: Scheduler, random: Random, faults: FaultCounts, hub: () => HubSite) {
    this.#scheduler = scheduler;
    this.#random = random;
    this.#faults = faults;
    this.#hub = hub;
  }

  transport(caller: Caller, endpoint: HubEndpoint): HubTransport {
    const ask = (asked: Asked) => (request: unknown, onLeft?: () => void) => {
      onLeft?.();
      return this.#exchange(caller, endpoint.token, asked, request);
    };
    return {
      pair: ask("pair") as HubTransport["pair"],
      fork: ask("fork") as HubTransport["fork"],
      handshake: ask("handshake") as HubTransport["handshake"],
      pull: ask("pull") as HubTransport["pull"],
      push: ask("push") as HubTransport["push"],
      missing: ask("missing") as HubTransport["missing"],
      reoffer: ask("reoffer") as HubTransport["reoffer"],
      parts: ask("parts") as HubTransport["parts"],
      notices: () => () => {},
      close: () => {},
    };
  }

  async #exchange(
    caller: Caller,
    token: string | null,
    asked: Asked,
    request: unknown,
  ): Promise<HubResult<unknown>> {
    const number = (this.#issued += 1);
    this.#underway.add(number);
    await this.#travel(`${caller.label} ${asked} request`);
    this.#underway.delete(number);
    if ([...this.#underway].some((other) => other < number)) this.#faults.reorder += 1;
    if (!caller.online()) return transportError("unreachable", "no network");
    if (this.#happens("dropRequest")) return transportError("unreachable", "the request was lost");
    if (asked !== "pair") this.sent.push({ asked, token, request: structuredClone(request) });
    let reply = await this.#hub().answer(asked, token, request);
    if (reply !== "died" && this.#happens("duplicate")) {
      // The network delivered it twice; what comes back is the later answer.
      reply = await this.#hub().answer(asked, token, request);
    }
    await this.#travel(`${caller.label} ${asked} reply`);
    if (reply === "died") return transportError("unreachable", "the connection broke");
    if (!caller.online()) return transportError("unreachable", "no network");
    if (this.#happens("dropReply")) return transportError("unreachable", "the reply was lost");
    return reply;
  }

  async #travel(label: string): Promise<void> {
    const patience = this.#happens("delay") ? 3 + this.#random.below(12) : 0;
    await this.#scheduler.park(label, patience);
  }

  #happens(fault: keyof Weather): boolean {
    if (!this.#random.chance(this.weather[fault])) return false;
    this.#faults[fault] += 1;
    return true;
  }
}
