import type { Command } from "../cli/command.ts";
import type { HubApp, RouteParts } from "../api/route-parts.ts";
import type { AcceptanceCheck, Follower, HubContext, RosterRows } from "../log/hub-context.ts";
import type { SchemaPart } from "../store/schema.ts";

/**
 * One feature of the hub: everything it adds, declared in one place. The server, the database, the
 * backups, the acceptance of operations and the command line are put together from the list in
 * features.ts.
 */
export interface Feature extends SchemaPart {
  /** Installs its routes, each registered apart, so that what it sets up reaches no other feature's. */
  routes?(app: HubApp, parts: RouteParts): void | Promise<void>;
  /** Commands of the hub's command line, by name. */
  commands?: Readonly<Record<string, Command>>;
  /** Run before the hub serves: brings up to the log what an upgrade or a restore left behind. */
  open?(context: HubContext): Promise<void>;
  /** What a hub that serves does again and again, by its own clock; never twice at once. */
  every?: { ms: number; run(context: HubContext): Promise<void> };
  checks?: readonly AcceptanceCheck[];
  follow?: Follower;
  roster?: RosterRows;
}
