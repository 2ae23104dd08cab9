import { Button } from "@mantine/core";
import type { ConflictProps } from "../contributions/index.ts";
import { useOpener } from "../contributions/index.ts";
import { useText } from "../i18n/index.ts";
import css from "../settling/settling.module.css";
import { SideWords } from "../settling/side-words.tsx";
import { TellApart } from "../settling/tell-apart.tsx";

/** Records that bear one value which nobody else may have, such as a number that was given twice. */
export function UniquePart({ rows }: ConflictProps) {
  const [row] = rows;
  const t = useText("conflicts");
  const open = useOpener(row.kind);
  return (
    <>
      <ul className={css.events} aria-label={t("unique.records")}>
        {row.sides.map((side) => (
          <li key={side.op}>
            <SideWords side={side} />
            {open && (
              <Button variant="default" size="compact-sm" onClick={() => open(String(side.value))}>
                {t(`${row.kind}:open`)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <TellApart rows={rows} />
    </>
  );
}
