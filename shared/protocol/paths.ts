/** Routes of the hub. */
export const PATHS = {
  pair: "/v1/pair",
  /** A cloned device asks for an identity of its own; see fork.ts. */
  fork: "/v1/fork",
  handshake: "/v1/handshake",
  pull: "/v1/pull",
  push: "/v1/push",
  missing: "/v1/missing",
  reoffer: "/v1/reoffer",
  /** Server-sent events: `event: head`, `data: {"epoch":1,"feed":42}`. */
  notice: "/v1/notice",
  health: "/healthz",
  metrics: "/metrics",
  openapi: "/openapi.json",
} as const;
