import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** Prometheus figures of one hub process; no labels that name a person or a device. */
export interface HubMetrics {
  readonly contentType: string;
  request(route: string, method: string, status: number, seconds: number): void;
  /** Declares a figure that grows; answers what makes it grow. */
  counter(
    name: string,
    help: string,
    labelNames: readonly string[],
  ): (labels: Record<string, string>, by: number) => void;
  /** Declares a figure that is read when somebody asks. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void;
  text(): Promise<string>;
}

export function makeMetrics(): HubMetrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Histogram({
    name: "deskside_request_seconds",
    help: "Time to answer a request",
    labelNames: ["route", "method", "status"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  return {
    contentType: registry.contentType,
    request(route, method, status, seconds) {
      requests.observe({ route, method, status: String(status) }, seconds);
    },
    counter(name, help, labelNames) {
      const counter = new Counter({ name, help, labelNames, registers });
      return (labels, by) => counter.inc(labels, by);
    },
    gauge(name, help, read) {
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          this.set(await read());
        },
      });
    },
    text: () => registry.metrics(),
  };
}
