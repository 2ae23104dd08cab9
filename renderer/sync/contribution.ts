import { IconDeviceDesktop, IconFileExport, IconRefresh, IconUser } from "@tabler/icons-react";
import type { Contribution } from "../contributions/index.ts";
import { named } from "../contributions/index.ts";
import { late, showArea } from "../ui/index.ts";
import { openRefused } from "./shown-list.ts";

declare module "../ui/navigation.ts" {
  interface Areas {
    sync: true;
  }
}

export const sync: Contribution = {
  area: {
    id: "sync",
    foot: true,
    Icon: IconRefresh,
    Screen: late(() => import("./sync.tsx")),
    needs: [{ need: "refused", open: openRefused }],
  },
  acts: [
    {
      id: "sync.now",
      group: "general",
      screen: "sync",
      run: ({ client }) => {
        showArea("sync");
        void client.ask({ kind: "sync", releaseBrake: false });
      },
    },
  ],
  // The roster comes from the hub and is changed there.
  records: {
    member: { Icon: IconUser, names: named("member", (row) => row.name) },
    device: { Icon: IconDeviceDesktop },
    access: { Icon: IconFileExport },
  },
};
