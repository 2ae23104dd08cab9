import { IconBarcode } from "@tabler/icons-react";
import { TaskView } from "../contributions/index.ts";
import { useMay } from "../core/index.ts";
import { MAX_LINES } from "../custody/lines/custody-lines.ts";
import { useText } from "../i18n/index.ts";
import { EmptyState, OnlyHere, SplitView, goBack, useActions, useSelected, useTask } from "../ui/index.ts";
import { AssetView } from "./detail/asset-view.tsx";
import { unchoose, useChosen } from "./register/chosen.ts";
import { MoveDialog } from "./register/move-dialog.tsx";
import { endMove, useMoving } from "./register/moving.ts";
import { Register } from "./register/register.tsx";
import { usePruned } from "./register/use-pruned.ts";
import { startHandOver, startRegister, startReturn } from "./task.ts";

/** From this width of the pane on, rem, the register is a table while no asset is open. */
const TABLE = 56.25;

/** The assets area: the register, a table or with the detail beside it, or the form that is being filled in. */
export default function Assets() {
  const t = useText("assets");
  const task = useTask("assets");
  const selected = useSelected("assets");
  const mayWrite = useMay("asset.write");
  const mayCustody = useMay("custody.write");
  const chosen = useChosen(({ ids }) => ids);
  usePruned();
  const moving = useMoving(({ assets }) => assets);
  useActions([
    // From an asset to the register, or to where it was opened from.
    {
      id: "go.back",
      group: "go",
      shortcuts: ["Escape"],
      hidden: true,
      disabled: task !== null || selected === null,
      run: goBack,
    },
    {
      id: "asset.register",
      group: "asset",
      shortcuts: ["n"],
      disabled: !mayWrite || task !== null,
      run: startRegister,
    },
    // With an asset open its own verbs stand for these, which are about all that are chosen.
    ...(selected === null
      ? ([
          { id: "asset.handOver", shortcut: "h", start: startHandOver },
          { id: "asset.return", shortcut: "t", start: startReturn },
        ] as const)
      : []
    ).map(({ id, shortcut, start }) => ({
      id,
      group: "asset",
      shortcuts: [shortcut],
      disabled: !mayCustody || task !== null || chosen.size > MAX_LINES,
      // The palette asks of which asset, unless some are chosen.
      hidden: chosen.size === 0,
      run: () => start([...chosen]),
    })),
  ]);
  return (
    <>
      {task ? (
        // What was handed over or brought back is chosen no longer.
        <OnlyHere>
          <TaskView area="assets" task={task} onDone={unchoose} />
        </OnlyHere>
      ) : (
        <SplitView
          id="assets"
          width={28}
          aloneFrom={TABLE}
          open={selected !== null}
          list={(whole) => <Register whole={whole} />}
          detail={
            selected === null ? (
              <EmptyState icon={<IconBarcode size="1em" />} title={t("detail.none")}>
                {t("detail.noneHint")}
              </EmptyState>
            ) : (
              <AssetView key={selected} id={selected} />
            )
          }
        />
      )}
      <OnlyHere>{moving && <MoveDialog ids={moving} onClose={endMove} />}</OnlyHere>
    </>
  );
}
