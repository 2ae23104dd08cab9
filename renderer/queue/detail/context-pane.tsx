import { UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Attaching } from "../../files/use-attaching.ts";
import { useFieldText } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { Said } from "../../records/index.ts";
import { KeyHint, useKeyOf } from "../../ui/index.ts";
import { ContextAssets } from "./context-assets.tsx";
import { ContextCallers } from "./context-callers.tsx";
import { ContextChecklists } from "./context-checklists.tsx";
import { ContextFiles } from "./context-files.tsx";
import { ContextFacts, ContextOutcome, ContextPerson } from "./context-facts.tsx";
import { ContextRequest } from "./context-request.tsx";
import { ContextProblems } from "../delivery/context-problems.tsx";
import { useTicket } from "./ticket-context.ts";
import css from "./context-pane.module.css";

interface ContextProps {
  /** Asks to erase personal values; null for whom that is not allowed. */
  onErase: (() => void) | null;
  /** Null: nothing may be attached now. */
  attaching: Attaching | null;
}

/** Whom and what the ticket is about: beside the work where there is room. */
export function ContextPane({ children }: { children: ReactNode }) {
  const t = useText("queue");
  return (
    <aside className={css.pane} aria-label={t("context")}>
      {children}
    </aside>
  );
}

export function ContextParts({ onErase, attaching }: ContextProps) {
  const t = useText("records");
  return (
    <>
      <ContextPerson />
      <ContextCallers />
      <ContextRequest />
      <ContextAssets />
      <ContextFiles attaching={attaching} />
      <ContextOutcome />
      <ContextFacts />
      <ContextProblems />
      {onErase ? (
        <UnstyledButton className={css.erase} onClick={onErase}>
          {t("erase.act")}
        </UnstyledButton>
      ) : null}
      {/* Last: what fits is looked up, and nothing moves when it comes. */}
      <ContextChecklists />
    </>
  );
}

/** The same in one line under the title where there is none; it opens below itself. */
export function ContextLine({
  open,
  onToggle,
  ...parts
}: ContextProps & { open: boolean; onToggle: () => void }) {
  const t = useText("queue");
  const { detail } = useTicket();
  const reading = useFieldText();
  const keyOf = useKeyOf();
  const { fields, assets } = detail;
  const words = ["requester", "dept", "place", "contact"].map((name) => reading(name, fields[name]));
  const Icon = open ? IconChevronUp : IconChevronDown;
  return (
    <div className={css.folded}>
      <UnstyledButton
        className={css.line}
        aria-expanded={open}
        aria-keyshortcuts={keyOf("]")}
        title={t("context")}
        onClick={onToggle}
      >
        <span className={css.words}>
          <Said text={words.filter(Boolean).join(" · ")} />
        </span>
        <span className={css.count}>{t("assets.count", { count: assets.length })}</span>
        <Icon size="1rem" aria-hidden />
        <KeyHint shortcut="]" />
      </UnstyledButton>
      {open ? (
        <div className={css.parts}>
          <ContextParts {...parts} />
        </div>
      ) : null}
    </div>
  );
}
