import {
  IconAlertTriangle,
  IconDeviceLaptop,
  IconInbox,
  IconRefresh,
  IconSettings,
} from "@tabler/icons-react";
import type { ComponentType, LazyExoticComponent, ReactNode } from "react";
import { lazy } from "react";
import type { Area } from "../ui/index.ts";

interface AreaPart {
  icon: ReactNode;
  Screen: LazyExoticComponent<ComponentType>;
}

/** The areas that exist, loaded when first shown. */
export const AREA_PARTS: Record<Area, AreaPart> = {
  queue: { icon: <IconInbox size="1em" />, Screen: lazy(() => import("../queue/queue.tsx")) },
  assets: { icon: <IconDeviceLaptop size="1em" />, Screen: lazy(() => import("../assets/assets.tsx")) },
  conflicts: {
    icon: <IconAlertTriangle size="1em" />,
    Screen: lazy(() => import("../conflicts/conflicts.tsx")),
  },
  sync: { icon: <IconRefresh size="1em" />, Screen: lazy(() => import("../sync/sync.tsx")) },
  settings: { icon: <IconSettings size="1em" />, Screen: lazy(() => import("../settings/settings.tsx")) },
};

export const Onboarding = lazy(() => import("../onboarding/onboarding.tsx"));
export const Unlock = lazy(() => import("../onboarding/unlock.tsx"));
export const PersonCard = lazy(async () => ({
  default: (await import("../directory/person-card.tsx")).PersonCard,
}));
