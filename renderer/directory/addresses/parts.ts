import { IconNetwork } from "@tabler/icons-react";
import type { Begun, Contribution } from "../../contributions/index.ts";
import { withFields } from "../../fields/going-on.ts";
import { late, showCard } from "../../ui/index.ts";
import { showAddresses, takeAddress } from "./open.ts";

const onAddress = {
  needsAbout: true as const,
  record: (id: string) => ({ kind: "address", id }),
  goOn: ({ about }: Begun) => showCard("address", about ?? ""),
};

/** Addresses are a part of People and sites; one of them is a card above any screen. */
export const ADDRESS_PARTS = {
  records: {
    address: {
      Icon: IconNetwork,
      opens: { Card: late(() => import("./address-card.tsx")) },
      acts: ["address.extend", "address.release"],
    },
  },
  forms: {
    "address.take": { goOn: takeAddress },
    "address.extend": onAddress,
    "address.edit": withFields("address", (id) => showCard("address", id), onAddress),
  },
  acts: [
    { id: "address.take", group: "address", permission: "ticket.write", run: takeAddress },
    { id: "address.list", group: "address", run: showAddresses },
  ],
} satisfies Contribution;
