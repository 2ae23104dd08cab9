/** The tables as Kysely sees them. Truth values are 0 and 1 on both engines. */
export interface Tables {
  schema_version: { number: number };
  meta: { key: string; value: string };
  counter: {
    one: number;
    epoch: number;
    seq: number;
    feed: number;
    hub_device: string;
    hub_device_seq: number;
  };
  epoch: { epoch: number; gap_from: number | null; gap_to: number | null; opened_at: number };
  member: { id: string; name: string; role: string; active: number };
  device: {
    id: string;
    member: string;
    code: string;
    public_key: string;
    token_hash: string | null;
    revoked: number;
    next_device_seq: number;
    epoch: number;
    enrolled_at: number;
    last_seen: number | null;
  };
  pairing_code: {
    hash: string;
    member: string;
    expires_at: number;
    used_at: number | null;
    used_by: string | null;
  };
  log_operation: {
    feed: number;
    seq: number;
    id: string;
    device: string;
    device_seq: number;
    actor: string;
    type: string;
    subject: string | null;
    body: string;
    /** Characters of `body`, so that a page can be cut without reading bodies. */
    size: number;
    sig: string;
    hash: string;
    receipt: string;
    received_at: number;
    /** 1 when a console brought it back after a restore. */
    reoffered: number;
  };
  refusal: {
    device: string;
    device_seq: number;
    id: string;
    code: string;
    message: string;
    path: string;
    body: string;
    sig: string;
    received_at: number;
    feed_then: number;
    taken_seq: number | null;
  };
  duplicate: { device: string; device_seq: number; id: string };
}

/** Tables of a dump, in the order in which they are written and read. */
export const DUMPED_TABLES = [
  "meta",
  "counter",
  "epoch",
  "member",
  "device",
  "pairing_code",
  "log_operation",
  "refusal",
  "duplicate",
] as const satisfies (keyof Tables)[];
