import { IconListDetails, IconSettings } from "@tabler/icons-react";
import type { Contribution, FormPart } from "../contributions/index.ts";
import { inLanguage } from "../../shared/domain/definition/localized.ts";
import { named } from "../contributions/index.ts";
import { late, showArea } from "../ui/index.ts";
import { openLevels } from "./definitions/open.ts";
import { openFamily } from "./families/open.ts";
import { SHOWN_FAMILIES } from "./families/shown.ts";
import type { ShownFamily } from "./families/shown.ts";
import { NEW_CALENDAR, NOTICE, openService } from "./service/open.ts";
import { toggleDensity, toggleLocale, toggleSingleKeys, toggleTheme } from "./looks.ts";

declare module "../ui/navigation.ts" {
  interface Areas {
    settings: true;
  }
}

/** A form that stands in Settings beside what it changes. */
const onService: FormPart = {
  needsAbout: true,
  record: (id) => ({ kind: "definition", id }),
  goOn: ({ about }) => openService(about),
};

const calendarForms = { record: (id: string) => ({ kind: "definition", id }) };

/** A definition of a family that is drawn from its form. */
const ofFamily = (family: ShownFamily): FormPart => ({
  record: (id) => ({ kind: "definition", id }),
  goOn: ({ about }) => openFamily(family, about ?? "new"),
});

export const settings: Contribution = {
  area: {
    id: "settings",
    foot: true,
    Reminder: late(() => import("./service/notice-reminder.tsx")),
    Icon: IconSettings,
    Screen: late(() => import("./settings.tsx")),
    // Verifying the store lists them.
    needs: [{ need: "wrong", open: () => showArea("settings") }],
  },
  records: {
    definition: {
      Icon: IconListDetails,
      names: named("definition", ({ title }) => inLanguage(title, document.documentElement.lang)),
    },
  },
  settings: [
    { id: "appearance", Section: late(() => import("./appearance.tsx")) },
    { id: "laptop", Section: late(() => import("./this-laptop.tsx")) },
    { id: "pin", hasNote: true, Section: late(() => import("./pin.tsx")) },
    { id: "credentials", hasNote: true, Section: late(() => import("./credentials/credentials.tsx")) },
    { id: "families", hasNote: true, Section: late(() => import("./families/families.tsx")) },
    { id: "service", hasNote: true, Section: late(() => import("./service/service.tsx")) },
    { id: "levels", hasNote: true, Section: late(() => import("./definitions/levels.tsx")) },
    { id: "care", hasNote: true, Section: late(() => import("./care.tsx")) },
    {
      ...{ id: "accesses", hasNote: true, Section: late(() => import("./accesses.tsx")) },
      // Who answers for what left the house; whoever took it out is no judge of it.
      roles: ["lead", "manager", "auditor"],
    },
    { id: "store", Section: late(() => import("./store-facts.tsx")) },
  ],
  forms: {
    "definition.set": {
      needsAbout: true,
      record: (id) => ({ kind: "definition", id }),
      goOn: openLevels,
    },
    "definition.target": onService,
    "definition.calendar": { ...calendarForms, goOn: ({ about }) => openService(about ?? NEW_CALENDAR) },
    "definition.notice": { goOn: () => openService(NOTICE) },
    ...Object.fromEntries(SHOWN_FAMILIES.map((family) => [`definition.${family}`, ofFamily(family)])),
  },
  acts: [
    { id: "levels.change", group: "general", permission: "definition.write", run: openLevels },
    { id: "notice.import", group: "general", permission: "definition.write", run: () => openService(NOTICE) },
    {
      ...{ id: "calendar.new", group: "general", permission: "definition.write" },
      run: () => openService(NEW_CALENDAR),
    },
    ...SHOWN_FAMILIES.map((family) => ({
      ...{ id: `definitions.${family}`, group: "general" as const, permission: "definition.write" as const },
      run: () => openFamily(family),
    })),
    { id: "theme.toggle", group: "general", run: toggleTheme },
    { id: "language.toggle", group: "general", run: toggleLocale },
    { id: "density.toggle", group: "general", run: toggleDensity },
    { id: "singleKeys.toggle", group: "general", run: toggleSingleKeys },
  ],
};
