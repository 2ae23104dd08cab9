import { IconPaperclip } from "@tabler/icons-react";
import type { Contribution } from "../contributions/index.ts";
import { late } from "../ui/index.ts";

/** Files of records: a card of each above any screen. */
export const files: Contribution = {
  records: {
    file: { Icon: IconPaperclip, opens: { Card: late(() => import("./file-card.tsx")) } },
  },
};
