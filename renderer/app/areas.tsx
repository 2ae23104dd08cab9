import {
  IconAlertTriangle,
  IconDeviceLaptop,
  IconInbox,
  IconRefresh,
  IconSettings,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Area, Late } from "../ui/index.ts";
import { late } from "../ui/index.ts";

interface AreaPart {
  icon: ReactNode;
  Screen: Late<object>;
}

/** The areas that exist, each fetched apart. */
export const AREA_PARTS: Record<Area, AreaPart> = {
  queue: { icon: <IconInbox size="1em" />, Screen: late(() => import("../queue/queue.tsx")) },
  assets: { icon: <IconDeviceLaptop size="1em" />, Screen: late(() => import("../assets/assets.tsx")) },
  conflicts: {
    icon: <IconAlertTriangle size="1em" />,
    Screen: late(() => import("../conflicts/conflicts.tsx")),
  },
  sync: { icon: <IconRefresh size="1em" />, Screen: late(() => import("../sync/sync.tsx")) },
  settings: { icon: <IconSettings size="1em" />, Screen: late(() => import("../settings/settings.tsx")) },
};

export const Onboarding = late(() => import("../onboarding/onboarding.tsx"));
export const Unlock = late(() => import("../onboarding/unlock.tsx"));
export const PersonCard = late(async () => ({
  default: (await import("../directory/person-card.tsx")).PersonCard,
}));

/** Every area and the card of a person, once the first screen stands: later steps then take one frame. */
export function preloadScreens(): void {
  for (const { Screen } of Object.values(AREA_PARTS)) Screen.preload();
  PersonCard.preload();
}
