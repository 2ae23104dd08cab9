import { IconActivity } from "@tabler/icons-react";
import type { Contribution } from "../contributions/index.ts";
import { late } from "../ui/index.ts";

declare module "../ui/navigation.ts" {
  interface Areas {
    diagnostics: true;
  }
}

export const diagnostics: Contribution = {
  area: { id: "diagnostics", Icon: IconActivity, Screen: late(() => import("./diagnostics.tsx")) },
};
