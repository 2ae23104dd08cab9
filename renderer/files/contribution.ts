import { IconPaperclip } from "@tabler/icons-react";
import type { Contribution } from "../contributions/index.ts";
import { withFields } from "../fields/going-on.ts";
import { late, showCard } from "../ui/index.ts";

const openFile = (id: string) => showCard("file", id);

/** Files of records: a card of each above any screen. */
export const files: Contribution = {
  records: {
    file: { Icon: IconPaperclip, opens: { Card: late(() => import("./file-card.tsx")) } },
  },
  forms: {
    "file.edit": withFields("file", openFile, {
      needsAbout: true,
      record: (id) => ({ kind: "file", id }),
      goOn: ({ about }) => openFile(about ?? ""),
    }),
  },
};
