import type { Contribution } from "../contributions/index.ts";
import { late, startTask } from "../ui/index.ts";

/** Inventory files become assets: a task of their area. */
export const imports: Contribution = {
  tasks: { import: late(() => import("./import.tsx")) },
  acts: [
    {
      id: "asset.import",
      group: "asset",
      permission: "import.run",
      run: () => startTask("assets", "import"),
    },
  ],
};
