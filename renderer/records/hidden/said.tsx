import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { Fragment, createContext, useContext } from "react";
import type { HiddenDetail } from "../../../shared/ipc/queries.ts";
import { HIDDEN } from "../../../shared/log/parts.ts";
import { useCoreQuery } from "../../core/index.ts";
import type { Text } from "../../i18n/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { reasonsFor } from "./hidden-reasons.ts";
import type { Reason, Whose } from "./hidden-reasons.ts";
import css from "./said.module.css";

const HiddenContext = createContext<HiddenDetail | null>(null);

/** What is shown inside is of this record: it knows why a value of it is hidden. */
export function HiddenIn({ detail, children }: { detail: HiddenDetail; children: ReactNode }) {
  return <HiddenContext value={detail}>{children}</HiddenContext>;
}

/** What a person said, in a detail: where a personal value is not at hand it says why. */
export function Said({ text, ...whose }: Whose & { text: string }) {
  return <Stretches text={text} hidden={<HiddenValue {...whose} />} />;
}

/** The same in a line of a list, which is one thing to go to and knows nothing but its words. */
export function SaidInLine({ text }: { text: string }) {
  const t = useText("records");
  const why = t("hidden.somehow");
  const hidden = (
    <span className={css.hidden} title={why}>
      <span aria-hidden>{HIDDEN}</span>
      <span className="visually-hidden">{why}</span>
    </span>
  );
  return <Stretches text={text} hidden={hidden} />;
}

/** Whether a text says nothing but that there is one. */
export const isHidden = (value: unknown): boolean => value === HIDDEN;

function Stretches({ text, hidden }: { text: string; hidden: ReactNode }) {
  return text.split(HIDDEN).map((stretch, index) => (
    <Fragment key={index}>
      {index > 0 && hidden}
      {stretch}
    </Fragment>
  ));
}

/** A value that is not shown, and why: under the pointer, when it has the focus, and read out. */
function HiddenValue(whose: Whose) {
  const t = useText("records");
  const format = useFormat();
  const detail = useContext(HiddenContext);
  const members = useCoreQuery("member.list", {}).data ?? [];
  const nameOf = (id: string) =>
    members.find((member) => member.id === id)?.name ?? t("domain:unknown.member");
  const reasons = detail ? reasonsFor(detail, whose) : [];
  const words = reasons.map((reason) => reasonWords(t, reason, nameOf, format.date));
  const why = words.length > 0 ? words.join(t("hidden.and")) : t("hidden.somehow");
  return (
    <Tooltip label={why} multiline maw="24rem" events={{ hover: true, focus: true, touch: true }}>
      {/* To be gone to, so that it can be read without a pointer. */}
      <span className={css.hidden} tabIndex={0}>
        <span aria-hidden>{HIDDEN}</span>
        <span className="visually-hidden">{why}</span>
      </span>
    </Tooltip>
  );
}

function reasonWords(
  t: Text,
  reason: Reason,
  nameOf: (id: string) => string,
  dateOf: (ms: number) => string,
): string {
  if (reason === "absent") return t("hidden.absent");
  const { by, reason: grounds, rule } = reason;
  return t("hidden.erased", { when: dateOf(by.at), name: nameOf(by.actor), reason: grounds, rule });
}
