import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { atHand } from "../../../shared/log/parts.ts";
import { useOpener } from "../../contributions/index.ts";
import { Facts } from "../../fields/index.ts";
import type { TicketDetail } from "../../../shared/ipc/queries.ts";
import type { Text } from "../../i18n/index.ts";
import { useText } from "../../i18n/index.ts";
import { useTicket } from "./ticket-context.ts";
import css from "./context-pane.module.css";

const PERSON = ["requester", "onBehalf", "contact", "dept", "site", "place"];
/** The name that this one stands for is there; the others are the head of the work, and its first words. */
const ELSEWHERE = [...PERSON, "requesterPerson", "onBehalfPerson", "noAsset", "title", "description"];

/** A part of the context under its name. */
export function ContextPart({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={css.part}>
      <div className={css.head}>
        <h3>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** Who reports a fault asks for nothing; who asks for something reports none. */
function requesterWord({ row }: TicketDetail, t: Text): string {
  return row.type === "request" ? t("applicant") : t("ticket:field.requester");
}

/** Who has the trouble, and how to reach them. */
export function ContextPerson() {
  const t = useText("queue");
  const { detail } = useTicket();
  const open = useOpener("person");
  const person = atHand(detail.fields).requesterPerson;
  return (
    <ContextPart
      title={requesterWord(detail, t)}
      aside={
        open && typeof person === "string" && person !== "" ? (
          <UnstyledButton className={css.link} onClick={() => open(person)}>
            {t("person:open")}
          </UnstyledButton>
        ) : null
      }
    >
      <Facts names={PERSON} lead="requester" />
      <LookedAfter />
    </ContextPart>
  );
}

/** Of an important user: who looks after them, and which machine stands ready. */
function LookedAfter() {
  const t = useText("queue");
  const { row, lookedAfter } = useTicket().detail;
  if (!row.vip && !lookedAfter) return null;
  const { engineer = null, spare = "" } = lookedAfter ?? {};
  return (
    <p className={css.soft}>
      {t("vip.mark")}
      {engineer === null ? null : ` · ${t("vip.engineer", { name: engineer })}`}
      {spare === "" ? null : ` · ${t("vip.spare", { name: spare })}`}
    </p>
  );
}

export function ContextFacts() {
  const t = useText("queue");
  const { answers, fields } = useTicket().detail;
  // What the catalogue asks has a part of its own, with the item above it.
  const asked = answers.map(({ field }) => `answers.${field.key}`);
  const elsewhere = typeof fields.item === "string" ? [...ELSEWHERE, "item", "dueAt", ...asked] : ELSEWHERE;
  return (
    <ContextPart title={t("facts")}>
      <Facts except={elsewhere} />
    </ContextPart>
  );
}

const OUTCOME = ["solution", "resolutionCode", "rootCause", "confirmation", "missReason", "rating"];

/** How it was solved and confirmed, once it was. */
export function ContextOutcome() {
  const t = useText("queue");
  const { row } = useTicket().detail;
  if (row.status === "new" || row.status === "accepted") return null;
  return (
    <ContextPart title={t("outcome")}>
      <Facts names={OUTCOME} always />
    </ContextPart>
  );
}
