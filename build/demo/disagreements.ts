// Two consoles that worked without a network and did not know of each other: what the conflicts area is for.
// Both profiles are real and so is the order: each seals its acts offline, then one syncs after the other.
import type { AssetRow } from "../../shared/domain/asset/asset-view.ts";
import type { PersonRow } from "../../shared/domain/person/person.ts";
import type { TicketRow } from "../../shared/domain/ticket/ticket-view.ts";
import type { Page } from "../../shared/ipc/queries.ts";
import { openSession } from "./programs.ts";
import type { ProfileAt, Session } from "./programs.ts";

async function find<T extends { id: string }>(session: Session, query: string, text: string): Promise<T> {
  const { rows } = await session.query<Page<T>>(query, { text });
  const [row] = rows;
  if (!row) throw new Error(`${query} finds no ${text}`);
  return row;
}

interface HandOver {
  machine: string;
  to: string;
  by: string;
  place: string;
}

async function handOver(session: Session, { machine, to, by, place }: HandOver): Promise<void> {
  const asset = await find<AssetRow>(session, "asset.page", machine);
  const person = await find<PersonRow>(session, "person.page", to);
  await session.execute({
    type: "custody.handOver",
    unsigned: { reason: "对方不在现场，已电话确认" },
    purpose: "issue",
    giverName: by,
    receiver: person.id,
    receiverName: person.name,
    place,
    handedAt: new Date().toISOString(),
    lines: [{ asset: asset.id, condition: "good", accessories: "电源、保护套" }],
  });
}

async function describe(session: Session, ticket: string, description: string): Promise<void> {
  const { id } = await find<TicketRow>(session, "ticket.page", ticket);
  await session.execute({ type: "ticket.edit", ticket: id, set: { description } });
}

/** One tablet given to two people, one description written twice, one monitor registered twice. */
export async function disagree(lead: ProfileAt, colleague: ProfileAt): Promise<void> {
  const a = openSession(lead);
  const b = openSession(colleague);
  try {
    await a.sync();
    await b.sync();
    // From here on neither hears of the other.
    await handOver(a, { machine: "MatePad", to: "周子涵", by: "林静", place: "5F-D11" });
    await handOver(b, { machine: "MatePad", to: "孙丽华", by: "马超", place: "收货口 2" });
    const ticket = "笔记本合盖后唤醒黑屏";
    await describe(a, ticket, "每天至少两次，需要强制关机。已更新显卡驱动，仍会出现。");
    await describe(b, ticket, "每天至少两次，需要强制关机。外接显示器时不出现，疑似排线问题。");
    const monitor = {
      kind: "monitor",
      tag: "IT-2026-0415",
      serial: "CN0K3V7-415",
      maker: "Dell",
      model: "P2425H",
    };
    await a.execute({
      type: "asset.register",
      set: { ...monitor, name: "会议室显示器", place: "5F 大会议室" },
    });
    await b.execute({ type: "asset.register", set: { ...monitor, name: "显示器 5F", place: "5F" } });
    await a.sync();
    await b.sync();
    await a.sync();
  } finally {
    await Promise.all([a.close(), b.close()]);
  }
}
