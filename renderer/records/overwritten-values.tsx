import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { Permission } from "../../shared/domain/permission/permission.ts";
import type { Overwritten } from "../../shared/log/state.ts";
import type { Asked } from "../core/index.ts";
import { useCommand, useCoreQuery, useMay } from "../core/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { ErrorNote, Section } from "../ui/index.ts";
import { Said, isHidden } from "./hidden/said.tsx";
import { stillLost } from "./still-lost.ts";
import css from "./overwritten-values.module.css";

interface Props {
  lost: readonly Overwritten[];
  /** What the record holds now, by field. */
  current: Readonly<Record<string, unknown>>;
  permission: Permission;
  labelOf(field: string): string;
  /** How a value reads that is not empty. */
  wordsOf(lost: Overwritten): string;
  /** The command that writes the value again; null where there is none. */
  restoring(lost: Overwritten): Asked | null;
  aside?(lost: Overwritten): ReactNode;
}

const isEmpty = (value: unknown) => value === null || value === undefined || value === "";

/** Values of two people who wrote at the same time: the later one holds, the other waits here. */
export function OverwrittenValues(props: Props) {
  const { permission, labelOf, wordsOf, restoring, aside } = props;
  const lost = stillLost(props.lost, props.current);
  const t = useText("records");
  const format = useFormat();
  const members = useCoreQuery("member.list", {}).data ?? [];
  const mayWrite = useMay(permission);
  const { run, busy, error } = useCommand();
  if (lost.length === 0) return null;
  const nameOf = (id: string) =>
    members.find((member) => member.id === id)?.name ?? t("domain:unknown.member");

  async function restore([type, args]: Asked) {
    await run(type, args);
  }

  return (
    <Section title={t("overwritten.title")} note={t("overwritten.note")}>
      {error && <ErrorNote error={error} />}
      <ul className={css.lost}>
        {lost.map((each) => {
          const again = mayWrite && !isHidden(each.value) ? restoring(each) : null;
          return (
            <li key={`${each.field} ${each.mark.op}`} className={css.lostItem}>
              <span className={css.lostField}>{labelOf(each.field)}</span>
              <span className={css.lostValue}>
                {isEmpty(each.value) ? (
                  t("overwritten.empty")
                ) : (
                  <Said text={wordsOf(each)} operation={each.mark.op} field={each.field} />
                )}
              </span>
              <span className={css.lostBy}>
                {t("overwritten.by", { name: nameOf(each.mark.actor), when: format.dateTime(each.mark.at) })}
              </span>
              {aside?.(each)}
              {again && (
                <Button
                  variant="default"
                  size="compact-sm"
                  disabled={busy}
                  onClick={() => void restore(again)}
                >
                  {t("overwritten.restore")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
