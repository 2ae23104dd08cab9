import { Button } from "@mantine/core";
import { useCoreQuery } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { Note } from "../ui/index.ts";
import { openTour } from "./open-tour.ts";

/** That an asset is waited for on tours under way, and the way there. */
export function InTours({ asset }: { asset: string }) {
  const t = useText("rounds");
  const tours = useCoreQuery("tour.awaiting", { asset }).data ?? [];
  return tours.map(({ id, number, name, target }) => (
    <Note
      key={id}
      tone="note"
      title={t("inTour", { number, name })}
      actions={
        <Button variant="default" onClick={() => openTour(id, target)}>
          {t("goThere")}
        </Button>
      }
    />
  ));
}
