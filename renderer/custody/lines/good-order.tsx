import { Button } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { useText } from "../../i18n/index.ts";
import { useActions } from "../../ui/index.ts";
import { isUnsaid, restInGoodOrder } from "./custody-lines.ts";
import type { Line } from "./custody-lines.ts";
import { isUnreturned } from "./line-said.ts";
import css from "./line-list.module.css";

interface Props {
  lines: readonly Line[];
  onChange: (lines: Line[]) => void;
  /** The form stands in a dialog. */
  inDialog: boolean;
}

/** One act for the condition of all lines that nobody has stated yet; it is never taken for granted. */
export function GoodOrder({ lines, onChange, inDialog }: Props) {
  const t = useText("custody");
  const here = lines.filter((line) => !isUnreturned(line)).length;
  const unstated = lines.filter(isUnsaid).length;
  const state = () => onChange(restInGoodOrder(lines));
  useActions([
    {
      id: "custody.goodOrder",
      group: "asset",
      shortcuts: ["mod+g"],
      disabled: unstated === 0,
      inDialogs: inDialog,
      run: state,
    },
  ]);
  if (lines.length === 0) return null;
  return (
    <div className={css.goodOrder}>
      <Button
        variant="default"
        leftSection={<IconChecks size="1rem" aria-hidden />}
        disabled={unstated === 0}
        onClick={state}
      >
        {t(unstated === here || unstated === 0 ? "lines.allGood" : "lines.restGood")}
      </Button>
      <span className={css.goodHint}>{t("lines.goodHint")}</span>
    </div>
  );
}
