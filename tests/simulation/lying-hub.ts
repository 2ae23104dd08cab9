import { historyAfter, historyStart, historyText } from "../../shared/log/history.ts";
import type { LoggedPlace, OperationBody } from "../../shared/log/operation.ts";
import type { AcceptedOperation, PullReply } from "../../shared/protocol/pull.ts";
import type { PushRequest } from "../../shared/protocol/push.ts";
import { reckonHistory } from "../../hub/features/history/reckon.ts";
import { sha256Hex } from "../../hub/log/hub-crypto.ts";
import type { HubResult, PullRequest } from "../../electron/core/sync/transport.ts";
import type { Asked, HubSite } from "./hub-site.ts";

/** What nobody ever entered: a console that shows it was lied to. */
export const MARKER = "T-XX-9999";

interface Lie {
  /** Whether the hub signs it: one of two histories. Else its pages are not what it has signed. */
  signed: boolean;
  /** Operations put in the place of others, by feed number; null leaves one out. */
  change(candidates: readonly AcceptedOperation[]): Map<number, AcceptedOperation | null> | null;
  /** Tells it about what the victim holds already. */
  past?: true;
  /** Leaves the signature away. */
  bare?: true;
}

/** Some other operation of the page is another. */
const changed: Lie["change"] = ([first]) =>
  first ? at(first, { ...first, body: renamed(first.body) }) : null;
/** Put into the mouth of a laptop that never said it, with a signature it once gave. */
const forged: Lie["change"] = ([first]) => {
  if (!first) return null;
  const op = JSON.parse(first.body) as OperationBody;
  const other = (id: unknown) => String(id).replace(/.{4}$/, "beef");
  const said = renamed(first.body).replaceAll(op.id, other(op.id));
  return at(first, { ...first, body: said.replaceAll(String(op.payload.ticket), other(op.payload.ticket)) });
};
const leftOut: Lie["change"] = ([first]) => (first ? at(first, null) : null);
const reordered: Lie["change"] = ([one, two]) => {
  if (!one || !two) return null;
  const in2 = { feed: two.feed, seq: two.seq };
  const in1 = { feed: one.feed, seq: one.seq };
  return new Map([
    [one.feed, { ...two, ...in1 }],
    [two.feed, { ...one, ...in2 }],
  ]);
};

export const LIES = {
  changed: { signed: false, change: changed },
  changedAndSigned: { signed: true, change: changed },
  forged: { signed: false, change: forged },
  forgedAndSigned: { signed: true, change: forged },
  leftOut: { signed: false, change: leftOut },
  leftOutAndSigned: { signed: true, change: leftOut },
  reordered: { signed: false, change: reordered },
  reorderedAndSigned: { signed: true, change: reordered },
  takenBack: { signed: true, change: leftOut, past: true },
  changedLater: { signed: true, change: changed, past: true },
  unsigned: { signed: false, change: () => new Map(), bare: true },
} as const satisfies Record<string, Lie>;
export type LieName = keyof typeof LIES;

/** A real hub, and somebody who can bend what it sends to one laptop, and signs with its key. */
export class LyingHub {
  readonly #site: HubSite;
  #lie: Lie | null = null;
  #victim = "";
  #changes: Map<number, AcceptedOperation | null> | null = null;

  constructor(site: HubSite) {
    this.#site = site;
  }

  get isLying(): boolean {
    return this.#lie !== null;
  }

  /** Whether it found something to lie about. */
  get told(): boolean {
    return this.#changes !== null;
  }

  /** @param held feed number up to which the victim has the log */
  async begin(name: LieName, victim: string, held: number): Promise<void> {
    this.#lie = LIES[name];
    this.#victim = victim;
    if (!("past" in LIES[name])) return;
    const past = (await this.#log()).filter(({ feed }) => feed < held);
    this.#changes = this.#lie.change(past.filter(isTicket));
  }

  async answer(
    name: string,
    asked: Asked,
    token: string | null,
    request: unknown,
  ): Promise<HubResult<unknown> | "died"> {
    if (!this.#lie || name !== this.#victim) return this.#site.answer(asked, token, request);
    const restore =
      asked === "push" && this.#lie.signed ? await this.#agreeWith(request as PushRequest) : null;
    const reply = await this.#site.answer(asked, token, request);
    await restore?.();
    if (asked !== "pull" || reply === "died" || !reply.ok) return reply;
    return { ok: true, value: await this.#bent(this.#lie, request as PullRequest, reply.value as PullReply) };
  }

  async #bent(lie: Lie, { feed, limit }: PullRequest, page: PullReply): Promise<PullReply> {
    // Of one operation alone the console only asks whether it is still there.
    if (limit > 1) this.#changes ??= lie.change(page.operations.filter(isTicket));
    const changes = this.#changes;
    if (!changes) return page;
    const operations = page.operations.flatMap((each) => {
      const told = changes.get(each.feed);
      return told === undefined ? each : (told ?? []);
    });
    if (lie.bare) return { ...page, operations, history: undefined };
    if (!lie.signed) return { ...page, operations };
    const { sign, workspace } = this.#site.service.facts;
    const hash = await this.#hashAt(changes, page.through);
    const sig = sign(historyText(workspace, page.epoch, { feed: page.through, hash }));
    return { ...page, operations, history: { base: await this.#hashAt(changes, feed), hash, sig } };
  }

  /** The history that the victim is shown. */
  async #hashAt(changes: ReadonlyMap<number, AcceptedOperation | null>, feed: number): Promise<string> {
    const told: LoggedPlace[] = (await this.#log())
      .filter((each) => each.feed <= feed)
      .flatMap((each) => {
        const other = changes.get(each.feed);
        return other === undefined ? each : (other ?? []);
      })
      .map(({ body, ...place }) => ({ feed: place.feed, seq: place.seq, hash: sha256Hex(body) }));
    const start = historyStart(this.#site.service.facts.workspace, sha256Hex);
    return told.reduce((before, place) => historyAfter(before, place, sha256Hex), start);
  }

  async #log(): Promise<AcceptedOperation[]> {
    const { feed } = await this.#site.store.standing();
    const rows = await this.#site.store.page(0, feed, 100_000, Number.MAX_SAFE_INTEGER);
    return rows.map(({ parts: _, ...row }): AcceptedOperation => row);
  }

  /** Takes for its own whatever the victim says to have seen, as no honest hub does. */
  async #agreeWith({ operations }: PushRequest): Promise<() => Promise<void>> {
    const { db } = this.#site.store;
    const marks = db.$extendTables<{ history: { feed: number; hash: string } }>();
    const seen = operations.flatMap(({ body }) => (JSON.parse(body) as OperationBody).seen ?? []);
    for (const { feed, hash } of seen) {
      await marks.updateTable("history").set({ hash }).where("feed", "=", feed).execute();
    }
    return async () => {
      await marks.deleteFrom("history").execute();
      await reckonHistory(this.#site.service.context);
    };
  }
}

function at(place: AcceptedOperation, told: AcceptedOperation | null) {
  return new Map([[place.feed, told]]);
}

function isTicket({ body }: AcceptedOperation): boolean {
  return (JSON.parse(body) as OperationBody).type === "ticket.open";
}

function renamed(body: string): string {
  return body.replace(/"number":"[^"]+"/, `"number":"${MARKER}"`);
}
