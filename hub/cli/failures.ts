import { fault } from "../outcome.ts";
import type { HubErrorCode } from "../../shared/protocol/errors.ts";

/** What the machine answers to a command, as a code; everything else is the hub's own failure. */
const CODES: Readonly<Record<string, HubErrorCode>> = {
  ENOENT: "notFound",
  ENOTFOUND: "notFound",
  ENOTDIR: "malformed",
  EISDIR: "malformed",
  EADDRNOTAVAIL: "malformed",
  EADDRINUSE: "forbidden",
  EACCES: "forbidden",
  EPERM: "forbidden",
  EROFS: "forbidden",
};

/** The failure of a command as its answer: a wrong path or an occupied port is no bug of the hub. */
export function faultOf(error: unknown): { ok: false; error: ReturnType<typeof fault>["error"] } {
  const { code, message, path } = Object(error) as { code?: unknown; message?: unknown; path?: unknown };
  const said = typeof message === "string" ? message : String(error);
  const name = typeof code === "string" ? code : "";
  if (isDamage(error)) {
    return fault("internal", `the hub's database is damaged (${said}): restore a backup`, "dir");
  }
  return fault(CODES[name] ?? "internal", said, typeof path === "string" ? path : "");
}

/** SQLite's own judgement on a file; what is merely locked or newer must stay where it is. */
export function isDamage(error: unknown): boolean {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === "string" && /^SQLITE_(CORRUPT|NOTADB)/.test(code);
}
