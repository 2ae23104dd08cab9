import { IconMapPin, IconUser, IconUsers } from "@tabler/icons-react";
import type { Contribution } from "../contributions/index.ts";
import { named } from "../contributions/index.ts";
import { withFields } from "../fields/going-on.ts";
import { late, showCard } from "../ui/index.ts";
import { ADDRESS_PARTS } from "./addresses/parts.ts";
import { openDirectory, openPerson } from "./open.ts";

declare module "../ui/navigation.ts" {
  interface Areas {
    people: true;
  }
}

/** A new one has no name yet. */
const about = (kind: string) => ({ record: (id: string) => ({ kind, id }) });

/** People and sites: an area of their own; the card of a site lies above any screen. */
export const directory: Contribution = {
  area: { id: "people", Icon: IconUsers, Screen: late(() => import("./directory.tsx")) },
  records: {
    ...ADDRESS_PARTS.records,
    person: {
      Icon: IconUser,
      opens: { area: "people" },
      names: named("person", (row) => row.name),
      conflicts: { unique: late(() => import("./person-pair.tsx")) },
      acts: ["person.data", "person.package", "person.leaverSheet"],
      Preview: late(() => import("./person-preview.tsx")),
    },
    site: {
      Icon: IconMapPin,
      opens: { Card: late(() => import("./site-card.tsx")) },
      names: named("site", (row) => row.name),
      conflicts: { unique: late(() => import("./site-pair.tsx")) },
    },
  },
  acts: ADDRESS_PARTS.acts,
  forms: {
    ...ADDRESS_PARTS.forms,
    "person.data": { ...about("person"), needsAbout: true, goOn: ({ about: id }) => openPerson(id ?? "") },
    "person.package": { ...about("person"), needsAbout: true, goOn: ({ about: id }) => openPerson(id ?? "") },
    "person.set": withFields("person", openPerson, { ...about("person"), goOn: openDirectory }),
    "site.setProbes": {
      ...about("site"),
      needsAbout: true,
      goOn: ({ about: id }) => showCard("site", id ?? ""),
    },
    "site.set": withFields("site", (id) => showCard("site", id), { ...about("site"), goOn: openDirectory }),
  },
};
