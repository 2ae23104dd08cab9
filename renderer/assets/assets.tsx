import { IconBarcode } from "@tabler/icons-react";
import { useMay } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { EmptyState, SplitView, useActions, useSelected } from "../ui/index.ts";
import { AssetView } from "./detail/asset-view.tsx";
import { Register } from "./register/register.tsx";
import { TaskView } from "./task-view.tsx";
import { startAssetTask, useAssetTask } from "./task.ts";

/** The assets area: the register with the detail beside it, or the form that is being filled in. */
export default function Assets() {
  const t = useText("assets");
  const task = useAssetTask((state) => state.task);
  const selected = useSelected("assets");
  const mayWrite = useMay("asset.write");
  const mayImport = useMay("import.run");
  const mayCustody = useMay("custody.write");
  useActions([
    {
      id: "asset.register",
      group: "asset",
      shortcuts: ["n"],
      disabled: !mayWrite || task !== null,
      run: () => startAssetTask({ kind: "register" }),
    },
    {
      id: "asset.import",
      group: "asset",
      shortcuts: [],
      disabled: !mayImport || task !== null,
      run: () => startAssetTask({ kind: "import" }),
    },
    // With an asset open its own verbs stand for these.
    ...(selected === null
      ? ([
          { id: "asset.handOver", shortcut: "h", task: { kind: "handOver", assets: [], ticket: null } },
          { id: "asset.return", shortcut: "t", task: { kind: "return", assets: [] } },
        ] as const)
      : []
    ).map(({ id, shortcut, task: start }) => ({
      id,
      group: "asset" as const,
      shortcuts: [shortcut],
      disabled: !mayCustody || task !== null,
      run: () => startAssetTask(start),
    })),
  ]);
  if (task) return <TaskView task={task} />;
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
