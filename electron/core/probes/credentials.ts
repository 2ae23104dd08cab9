import type { z } from "zod";
import { CREDENTIAL_KINDS } from "../../../shared/domain/checklist/credentials.ts";
import type { CredentialKind, CredentialsByKind } from "../../../shared/domain/checklist/credentials.ts";
import type { LOCAL_COMMANDS } from "../../../shared/domain/local-commands.ts";
import { site as siteKind } from "../../../shared/domain/site/site.ts";
import type { Executed } from "../../../shared/ipc/contract.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Meta } from "../store/log/meta.ts";
import type { Store } from "../store/store.ts";

/**
 * What probes sign in with, by site, in the encrypted store of this laptop and nowhere else: no operation is
 * made of it, no query answers it, no export, evidence or log can hold it. The probes alone are handed it.
 */

/** Key of what is for any site that has none of its own. */
const ANYWHERE = "";
/** More sites than a team serves. */
const MOST_SITES = 500;

type Asked<N extends "probe.setCredentials" | "probe.forgetCredentials"> = z.output<
  (typeof LOCAL_COMMANDS)[N]["schema"]
>;
type Kept = Record<string, CredentialsByKind>;
const done: Executed = { operation: null, id: null, number: null };

const keptIn = (meta: Pick<Meta, "get">): Kept => meta.get("probeCredentials") ?? {};

/** What a probe at this site signs in with: the site's own, else what is kept for any. */
export function credentialsAt(meta: Pick<Meta, "get">, site: string | null): CredentialsByKind {
  const kept = keptIn(meta);
  return { ...kept[ANYWHERE], ...(site === null ? {} : kept[site]) };
}

/** For which sites there is what: never what it is. */
export function credentialsListed(meta: Pick<Meta, "get">): { site: string | null; kind: CredentialKind }[] {
  return Object.entries(keptIn(meta)).flatMap(([site, byKind]) =>
    CREDENTIAL_KINDS.filter((kind) => byKind[kind] !== undefined).map((kind) => ({
      ...{ site: site === ANYWHERE ? null : site, kind },
    })),
  );
}

/** Keeps, and replaces what was kept of this kind for this site. Inside `write`. */
export function setCredentials(
  store: Store,
  { site, credentials }: Asked<"probe.setCredentials">,
): Outcome<Executed> {
  if (site !== null && !store.state(entityKeyOf(siteKind.name, site))?.exists) {
    return failure("notFound", "there is no such site", "site");
  }
  const kept = keptIn(store.meta);
  const key = site ?? ANYWHERE;
  if (Object.keys(kept).length >= MOST_SITES && !Object.hasOwn(kept, key)) {
    return failure("notAllowed", "too many sites have credentials", "site", { status: "full" });
  }
  keep(store, { ...kept, [key]: { ...kept[key], [credentials.kind]: credentials } });
  return success(done);
}

/** Inside `write`. */
export function forgetCredentials(
  store: Store,
  { site, kind }: Asked<"probe.forgetCredentials">,
): Outcome<Executed> {
  const kept = keptIn(store.meta);
  const key = site ?? ANYWHERE;
  if (kept[key]?.[kind] === undefined) return failure("notFound", "nothing of this kind is kept", "kind");
  const { [kind]: _gone, ...others } = kept[key];
  const { [key]: _site, ...rest } = kept;
  keep(store, Object.keys(others).length === 0 ? rest : { ...rest, [key]: others });
  return success(done);
}

/** A secret that is replaced or forgotten is to be in no page of the file. */
function keep(store: Store, kept: Kept): void {
  store.leaveNoTrace();
  store.meta.set("probeCredentials", kept);
}
