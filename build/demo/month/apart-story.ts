import type { Machine } from "./fleet.ts";
import type { Employee } from "./people.ts";
import type { CrewKey, Handle, Step } from "./step.ts";
import { timestamp } from "./working-time.ts";

interface Meeting {
  at: number;
  /** Lies in stock; both hand it over. */
  tablet: Machine;
  /** Two to whom it is handed. */
  to: readonly [Employee, Employee];
  /** Is open, and both describe it further. */
  ticket: Handle;
  description: string;
}

/**
 * What two consoles do that do not hear of each other: one tablet handed to two people, one description
 * written twice, one monitor registered twice. It becomes what the conflicts area is for.
 */
export function apartSteps({ at, tablet, to, ticket, description }: Meeting): Step[] {
  const by: readonly CrewKey[] = ["lead", "colleague"];
  const givers = ["林静", "马超"];
  const described = [
    `${description}补充：重启后仍然一样，用户希望今天下班前解决。`,
    `${description}补充：旁边同事没有这个问题，已约明天上午到现场看。`,
  ];
  const monitors = [
    { name: "会议室显示器", place: "5F 大会议室" },
    { name: "显示器 5F", place: "5F" },
  ];
  return by.flatMap((who, n): Step[] => {
    const receiver = to[n as 0 | 1];
    const begin = at + n * 20_000;
    return [
      {
        ...{ at: begin, by: who, apart: true },
        does: {
          ...{ type: "custody.handOver", purpose: "issue", giverName: givers[n], receiver: receiver.handle },
          ...{ receiverName: receiver.name, place: receiver.place, handedAt: timestamp(begin) },
          unsigned: { reason: "对方不在现场，已电话确认。" },
          lines: [{ asset: tablet.handle, condition: "good", accessories: "电源、保护套" }],
        },
      },
      {
        at: begin + 60_000,
        by: who,
        does: { type: "ticket.edit", ticket, set: { description: described[n] } },
      },
      {
        ...{ at: begin + 120_000, by: who },
        does: {
          type: "asset.register",
          set: {
            kind: "monitor",
            tag: "IT-2026-0415",
            serial: "CN0K3V7-415",
            maker: "戴尔",
            model: "P2425H",
            ...monitors[n],
          },
        },
      },
    ];
  });
}
