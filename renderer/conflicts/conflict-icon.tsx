import {
  IconArrowsSplit,
  IconCopy,
  IconFileText,
  IconStatusChange,
  IconUnlink,
  IconUserExclamation,
} from "@tabler/icons-react";
import type { ConflictRow } from "../../shared/domain/conflict/conflict-view.ts";

const ICONS = {
  chain: IconArrowsSplit,
  text: IconFileText,
  state: IconStatusChange,
  unique: IconCopy,
  orphan: IconUnlink,
  breach: IconUserExclamation,
};

/** Picture of a conflict's class; the word stands beside it. */
export function ConflictIcon({ row }: { row: Pick<ConflictRow, "class"> }) {
  const Icon = ICONS[row.class];
  return <Icon size="1.25rem" aria-hidden />;
}
