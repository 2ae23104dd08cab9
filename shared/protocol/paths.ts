/** Routes that consoles speak: part of the wire, so none is added or changed without a new version. */
export const CONSOLE_PATHS = {
  pair: "/v1/pair",
  /** A cloned device asks for an identity of its own; see fork.ts. */
  fork: "/v1/fork",
  handshake: "/v1/handshake",
  pull: "/v1/pull",
  push: "/v1/push",
  missing: "/v1/missing",
  reoffer: "/v1/reoffer",
  parts: "/v1/parts",
  /**
   * Server-sent events: `event: head`, `data: {"epoch":1,"feed":42}` ({@link noticeHead}). The
   * first event says the present head, so that nothing is missed between a pull and the opening of
   * the stream; a comment line at least every 20 s tells a live stream from a dead one.
   */
  notice: "/v1/notice",
} as const;

/**
 * Routes of others: the operator's tools, and what measures a line. A console never depends on one being there, so the
 * wire's fingerprint does not know them.
 */
export const OTHER_PATHS = {
  health: "/healthz",
  metrics: "/metrics",
  openapi: "/openapi.json",
  /** Bytes that say nothing, by which a console measures its line (`measure.ts`). */
  measure: "/measure",
} as const;
