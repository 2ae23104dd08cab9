import { asset } from "../../../shared/domain/asset/asset.ts";
import { KINDS } from "../../../shared/domain/kinds.ts";
import type { KindName } from "../../../shared/domain/kinds.ts";
import { member as memberKind } from "../../../shared/domain/member/member.ts";
import { person } from "../../../shared/domain/person/person.ts";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import type { MemberRow } from "../../../shared/domain/member/member.ts";
import { failure, success } from "../outcome.ts";
import { credentialsListed } from "../probes/credentials.ts";
import { SCHEMA_VERSION } from "../store/care/schema.ts";
import { listedSql } from "../store/derived/projections.ts";
import { firstLook } from "../store/desk/first-look.ts";
import type { Query, QueryContext } from "./query.ts";

const DESK_PAGE = 1000;
/** Rows of one list that a person sees at once, and as many again. */
const FIRST_LOOK = 120;
/** The first page comes while the first screen is being drawn. */
const FIRST_DESK_PAGE = 300;

export function sessionQueries({ store, version, syncStatus }: QueryContext) {
  const { meta } = store;
  const countOf = (sql: string) => store.prepare<[], number>(sql).pluck();
  const counts = {
    pending: countOf("SELECT count(*) FROM operation WHERE status = 'pending'"),
    refused: countOf("SELECT count(*) FROM operation WHERE status = 'refused'"),
  };
  // What was made here was signed here, and says what the outbox calls it.
  const unchecked = store
    .prepare<[number], number>(
      `SELECT (SELECT count(*) FROM operation WHERE verified = 0 AND status = 'accepted')
            + (SELECT count(*) FROM operation
                WHERE n > ? AND verified IS NULL AND status = 'accepted' AND label IS NULL)`,
    )
    .pluck();
  const wrong = countOf("SELECT count(*) FROM operation WHERE verified = -1");
  const records = KINDS.map((kind) => ({
    kind: kind.name,
    count: countOf(`SELECT count(*) FROM ${kind.name} WHERE ${listedSql(kind)}`),
  }));
  const preferences = store.prepare<[], { key: string; value: string }>("SELECT key, value FROM preference");

  const session: Query<"session.get"> = () => {
    const identity = store.identity();
    const binding = meta.get("binding");
    const members = store.source.rows(memberKind.name) as MemberRow[];
    const member = members.find(({ id }) => id === identity.member);
    return success({
      workspace: identity.workspace,
      workspaceName: identity.workspaceName,
      device: identity.device,
      deviceCode: identity.code,
      member: { id: identity.member, name: member?.name ?? "", role: store.role() },
      anchor: binding?.hubKey ?? identity.publicKey,
      hub: binding ? { address: binding.address, fingerprint: binding.fingerprint } : null,
      version,
    });
  };

  const hydrate: Query<"desk.hydrate"> = ({ after }) => {
    if (after !== "" && !/^[a-z]+:/.test(after)) {
      return failure("malformed", "this is no place in the desk set", "after");
    }
    return success({
      version: store.version(),
      ...store.desk().page(after, after === "" ? FIRST_DESK_PAGE : DESK_PAGE),
    });
  };

  const credentials: Query<"probe.credentials"> = () => success(credentialsListed(store.meta));
  const preference: Query<"preference.all"> = () =>
    success(Object.fromEntries(preferences.all().map(({ key, value }) => [key, JSON.parse(value)])) as never);

  const status: Query<"store.status"> = () => {
    const counted = Object.fromEntries(records.map(({ kind, count }) => [kind, count.get() ?? 0]));
    const of = (kind: KindName) => counted[kind] ?? 0;
    return success({
      readOnly: store.isReadOnly(),
      operations: store.log.size(),
      pending: counts.pending.get() ?? 0,
      refused: counts.refused.get() ?? 0,
      // Names that scripts of 0.1.0 rely on.
      tickets: of(ticket.name),
      assets: of(asset.name),
      people: of(person.name),
      records: counted,
      refreshing: store.refreshing(),
      signatures: {
        unchecked: unchecked.get(meta.get("signaturesThrough") ?? 0) ?? 0,
        wrong: (wrong.get() ?? 0) + (meta.get("wrongForms") ?? 0),
        histories: meta.get("histories")?.length ?? 0,
        hub: meta.get("binding")?.address ?? null,
      },
      databaseBytes: store.bytes(),
      schema: SCHEMA_VERSION,
      lastBackup: meta.get("lastBackup") ?? null,
      recovered: meta.get("recovered") ?? null,
    });
  };

  return {
    "session.get": session,
    "desk.look": (() => success({ rows: firstLook(store.source, FIRST_LOOK) })) satisfies Query<"desk.look">,
    "desk.hydrate": hydrate,
    "draft.list": (() => success(store.source.drafts())) satisfies Query<"draft.list">,
    "preference.all": preference,
    "probe.credentials": credentials,
    "sync.status": (() => success(syncStatus())) satisfies Query<"sync.status">,
    "store.status": status,
  };
}
