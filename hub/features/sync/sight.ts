import { maySee } from "../../../shared/domain/audience.ts";
import { isForgetting } from "../../../shared/domain/registry.ts";
import { device as deviceKind } from "../../../shared/domain/device/device.ts";
import { member as memberKind, memberSet } from "../../../shared/domain/member/member.ts";
import type { Audience } from "../../../shared/domain/kind/record-kind.ts";
import type { EntityKey, OperationBody } from "../../../shared/log/operation.ts";
import { entityKeyOf } from "../../../shared/log/operation.ts";
import { PULL_PAGE_CHARS } from "../../../shared/protocol/pull.ts";
import type { Handle, HubReader, StoredOperation } from "../../store/hub-store.ts";
import { deviceOf } from "../devices/device-rows.ts";
import type { Session } from "../devices/session.ts";
import {
  audiencesOf,
  changedWithin,
  everRestricted,
  operationsAbout,
  recordsBySeq,
} from "../fold/audience-rows.ts";
import { audienceIn } from "../fold/entity-rows.ts";
import type { AudienceChange } from "../fold/entity-rows.ts";
import type { Page } from "./page.ts";

/**
 * What a member is shown of a page. It follows from the log alone, so every hub gives the same:
 *
 * - an operation is shown when its member may see all records it speaks of, as they were at the end of
 *   the page and as they are now; otherwise its place and hash are named and nothing else;
 * - an erasure is shown to everybody: whoever holds what it erases must hear of it;
 * - a record that was out of sight within the page, or before it, and is in sight at its end is brought
 *   whole; one that was in sight and is not is withdrawn.
 *
 * So a console that stands at a feed number holds all of what was in sight there and still is.
 */
export async function inSight(
  reader: HubReader,
  session: Session,
  page: Page,
  query: { feed: number; limit: number; protocol: number },
): Promise<Page> {
  const { member } = session;
  const sees = (audience: Audience) => maySee(audience, member);
  const records = await recordsBySeq(
    reader,
    page.operations.map(({ seq }) => seq),
  );
  if (query.protocol < 2) {
    // Version 1 can neither take back nor be given later: it is shown what it could always see.
    const histories = await audiencesOf(reader, [...new Set([...records.values()].flat())]);
    const always = (key: EntityKey) => (histories.get(key) ?? []).every((each) => sees(audienceIn(each)));
    const operations = page.operations.filter(
      ({ seq, type }) => isForgetting(type) || (records.get(seq) ?? []).every(always),
    );
    return { ...page, operations, sight: histories.size > 0 ? "role" : "everyone" };
  }
  const changed = await changedWithin(reader, query.feed, page.through);
  const role = query.feed > 0 ? await formerRoles(reader, session, query.feed, page.through) : null;
  const keys = new Set([...records.values()].flat());
  for (const { key } of changed) keys.add(key);
  if (role) for (const key of await everRestricted(reader)) keys.add(key);
  const histories = await audiencesOf(reader, [...keys]);
  const shownAt = (key: EntityKey, feed: number) => sees(audienceAt(histories.get(key), feed));
  const shown = (key: EntityKey) => shownAt(key, page.through) && shownAt(key, Number.MAX_SAFE_INTEGER);

  const operations: StoredOperation[] = [];
  const hidden: NonNullable<Page["hidden"]> = [];
  for (const operation of page.operations) {
    const { seq, feed, hash, type } = operation;
    if (isForgetting(type) || (records.get(seq) ?? []).every(shown)) operations.push(operation);
    else hidden.push({ seq, feed, hash });
  }

  const entering: EntityKey[] = [];
  const withdrawn = new Set<EntityKey>();
  for (const key of new Set(changed.map((each) => each.key))) {
    const within = (histories.get(key) ?? []).filter(({ feed }) => feed > query.feed && feed <= page.through);
    const before = shownAt(key, query.feed);
    const seen = [before, ...within.map((each) => sees(audienceIn(each)))];
    if (!seen.at(-1)) {
      if (seen.includes(true)) withdrawn.add(key);
    } else if (seen.includes(false) && shown(key)) entering.push(key);
  }
  if (role) {
    const formers = role.roles.map((each) => ({ id: member.id, role: each }));
    for (const [key, history] of histories) {
      if (sees(audienceAt(history, page.through))) continue;
      const ever = history.map(audienceIn);
      if (ever.some((audience) => formers.some((former) => maySee(audience, former)))) withdrawn.add(key);
    }
  }

  const candidates = await operationsAbout(reader, entering, page.through);
  const about = await recordsBySeq(
    reader,
    candidates.map(({ seq }) => seq),
  );
  const beside = [...new Set([...about.values()].flat())].filter((key) => !histories.has(key));
  for (const [key, history] of await audiencesOf(reader, beside)) histories.set(key, history);
  const sent = new Set(operations.map(({ seq }) => seq));
  const brought = candidates.filter(({ seq }) => !sent.has(seq) && (about.get(seq) ?? []).every(shown));
  const first = changed[0]?.feed ?? page.through;
  const chars = brought.reduce((sum, each) => sum + sizeOf(each), 0);
  if ((brought.length > query.limit || chars > PULL_PAGE_CHARS) && first < page.through) {
    // Too much at once: what changed first is a page of its own.
    const until = page.operations.filter(({ feed }) => feed <= first);
    return inSight(reader, session, { ...page, operations: until, through: first }, query);
  }
  return {
    ...page,
    sight: role ? "device" : histories.size > 0 ? "role" : "everyone",
    operations,
    hidden,
    brought,
    withdrawn: [...withdrawn],
    ...(role ? { anew: role.feed } : {}),
  };
}

function sizeOf({ body, parts }: StoredOperation): number {
  return body.length + (parts?.length ?? 0);
}

/** Of these operations, those of which a member may see all records as they are now. */
export async function visibleNow<T extends { seq: number }>(
  handle: Handle,
  { member }: Session,
  operations: readonly T[],
): Promise<T[]> {
  const records = await recordsBySeq(
    handle,
    operations.map(({ seq }) => seq),
  );
  const histories = await audiencesOf(handle, [...new Set([...records.values()].flat())]);
  const isSeen = (key: EntityKey) => maySee(audienceAt(histories.get(key), Number.MAX_SAFE_INTEGER), member);
  return operations.filter(({ seq }) => (records.get(seq) ?? []).every(isSeen));
}

function audienceAt(history: readonly AudienceChange[] | undefined, feed: number): Audience {
  const last = history?.findLast((each) => each.feed <= feed);
  return last ? audienceIn(last) : "everyone";
}

/**
 * Every role that a member had, and where it last changed within a page; null where it did not, or before this device
 * was paired, when it held nothing. One that parted from another holds what that held.
 *
 * As everywhere, the word with the highest number holds: one of before a restore may come back behind it, and then this
 * device may have lived by it in between, on a hub that is gone. So it is a change, and what any former role saw may be
 * here.
 */
export async function formerRoles(
  reader: HubReader,
  { device, member }: Session,
  after: number,
  through: number,
): Promise<{ roles: string[]; feed: number } | null> {
  const said = (subject: EntityKey) =>
    reader.db
      .selectFrom("logOperation")
      .select(["feed", "seq", "body"])
      .where("subject", "=", subject)
      .where("feed", "<=", through)
      .orderBy("feed");
  const isFork = ((await deviceOf(reader, device))?.forkedFrom ?? null) !== null;
  const [enrolled] = isFork ? [] : await said(entityKeyOf(deviceKind.name, device)).execute();
  const since = Math.max(after, enrolled?.feed ?? 0);
  let newest = 0;
  let before: string | null = null;
  let changed: number | null = null;
  const roles = new Set<string>();
  for (const { feed, seq, body } of await said(entityKeyOf(memberKind.name, member.id)).execute()) {
    const parsed = memberSet.payload.safeParse((JSON.parse(body) as OperationBody).payload);
    if (!parsed.success) continue;
    const { role } = parsed.data;
    roles.add(role);
    if (feed > since && role !== before) changed = feed;
    if (seq < newest) continue;
    newest = seq;
    if (feed <= since) before = role;
  }
  return before !== null && changed !== null ? { roles: [...roles], feed: changed } : null;
}
