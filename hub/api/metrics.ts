import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { PushAnswer } from "../../shared/protocol/push.ts";

export interface HubMetrics {
  readonly contentType: string;
  request(route: string, method: string, status: number, seconds: number): void;
  pulled(operations: number): void;
  pushed(answers: readonly PushAnswer[]): void;
  text(): Promise<string>;
}

/** Prometheus figures of one hub process; no labels that name a person or a device. */
export function makeMetrics(streams: () => number, head: () => Promise<{ feed: number }>): HubMetrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Histogram({
    name: "deskside_request_seconds",
    help: "Time to answer a request",
    labelNames: ["route", "method", "status"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const pushes = new Counter({
    name: "deskside_pushed_operations_total",
    help: "Operations pushed, by answer",
    labelNames: ["status", "code"],
    registers,
  });
  const pulls = new Counter({
    name: "deskside_pulled_operations_total",
    help: "Operations handed out",
    registers,
  });
  new Gauge({
    name: "deskside_notice_streams",
    help: "Open streams of notices",
    registers,
    collect() {
      this.set(streams());
    },
  });
  new Gauge({
    name: "deskside_log_feed",
    help: "Highest feed number of the log",
    registers,
    async collect() {
      this.set((await head()).feed);
    },
  });
  return {
    contentType: registry.contentType,
    request(route, method, status, seconds) {
      requests.observe({ route, method, status: String(status) }, seconds);
    },
    pulled: (operations) => pulls.inc(operations),
    pushed(answers) {
      for (const answer of answers) {
        pushes.inc({ status: answer.status, code: answer.status === "refused" ? answer.code : "" });
      }
    },
    text: () => registry.metrics(),
  };
}
