import { IconMapPin, IconUser } from "@tabler/icons-react";
import type { Contribution } from "../contributions/index.ts";
import { named } from "../contributions/index.ts";
import { late } from "../ui/index.ts";
import { openDirectory } from "./open.ts";

/** People and sites: a task of the area of assets, and a card of each above any screen. */
export const directory: Contribution = {
  records: {
    person: {
      Icon: IconUser,
      opens: { Card: late(() => import("./person-card.tsx")) },
      names: named("person", (row) => row.name),
      conflicts: { unique: late(() => import("./person-pair.tsx")) },
    },
    site: {
      Icon: IconMapPin,
      opens: { Card: late(() => import("./site-card.tsx")) },
      names: named("site", (row) => row.name),
      conflicts: { unique: late(() => import("./site-pair.tsx")) },
    },
  },
  tasks: { directory: late(() => import("./directory.tsx")) },
  forms: {
    "person.set": { goOn: openDirectory },
    "site.set": { goOn: openDirectory },
  },
  acts: [{ id: "directory.open", group: "general", run: openDirectory }],
};
