import { Button } from "@mantine/core";
import { IconArrowBackUp, IconMapPin, IconTransfer } from "@tabler/icons-react";
import { useMay } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { KeyHint, Spacer, useKeyOf } from "../../ui/index.ts";
import { MAX_LINES } from "../../custody/lines/custody-lines.ts";
import { startHandOver, startReturn } from "../task.ts";
import { ExportChosen } from "./export-chosen.tsx";
import { startMove } from "./moving.ts";
import css from "./register.module.css";

const CUSTODY = [
  { word: "verb.return", shortcut: "t", Icon: IconArrowBackUp, run: startReturn },
  { word: "verb.handOver", shortcut: "h", Icon: IconTransfer, run: startHandOver },
] as const;

/** What is done with all that are chosen; the keys of it are offered by the area. */
export function ChosenActs({ ids }: { ids: readonly string[] }) {
  const t = useText("assets");
  const mayCustody = useMay("custody.write");
  const mayEdit = useMay("asset.write");
  const keyOf = useKeyOf();
  const mayExport = useMay("export.run");
  const tooMany = ids.length > MAX_LINES;
  return (
    <>
      <Spacer />
      {(mayCustody || mayEdit) && tooMany && (
        <span className={css.tooMany}>{t("register.tooManyLines", { most: MAX_LINES })}</span>
      )}
      {mayEdit && (
        <Button
          variant="default"
          leftSection={<IconMapPin size="1rem" aria-hidden />}
          disabled={tooMany}
          onClick={() => startMove(ids)}
        >
          {t("move.begin")}
        </Button>
      )}
      {mayExport && <ExportChosen ids={ids} />}
      {mayCustody &&
        CUSTODY.map(({ word, shortcut, Icon, run }) => (
          <Button
            key={word}
            variant="default"
            leftSection={<Icon size="1rem" aria-hidden />}
            rightSection={<KeyHint shortcut={shortcut} />}
            aria-keyshortcuts={keyOf(shortcut)}
            disabled={tooMany}
            onClick={() => run(ids)}
          >
            {t(word)}
          </Button>
        ))}
    </>
  );
}
