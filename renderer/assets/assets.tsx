import { IconBarcode } from "@tabler/icons-react";
import { TaskView } from "../contributions/index.ts";
import { useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { EmptyState, SplitView, useActions, useSelected, useTask } from "../ui/index.ts";
import { AssetView } from "./detail/asset-view.tsx";
import { Register } from "./register/register.tsx";
import { startHandOver, startRegister, startReturn } from "./task.ts";

/** The assets area: the register with the detail beside it, or the form that is being filled in. */
export default function Assets() {
  const t = useText("assets");
  const task = useTask("assets");
  const selected = useSelected("assets");
  const mayWrite = useMay("asset.write");
  const mayCustody = useMay("custody.write");
  useActions([
    {
      id: "asset.register",
      group: "asset",
      shortcuts: ["n"],
      disabled: !mayWrite || task !== null,
      run: startRegister,
    },
    // With an asset open its own verbs stand for these.
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
      disabled: !mayCustody || task !== null,
      run: () => start([]),
    })),
  ]);
  if (task) return <TaskView area="assets" task={task} />;
  return (
    <SplitView
      id="assets"
      width={40}
      open={selected !== null}
      list={<Register />}
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
  );
}
