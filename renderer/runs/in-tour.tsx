import { Button } from "@mantine/core";
import { useCoreQuery } from "../core/index.ts";
import { useDeskRows } from "../desk/index.ts";
import { useText } from "../i18n/index.ts";
import { Note } from "../ui/index.ts";
import { openTour } from "./open-tour.ts";

/** More tours than these are not under way at once where one of them matters. */
const MOST = 5;

/** That an asset is waited for on a tour under way, and the way there. */
export function InTours({ asset }: { asset: string }) {
  const tours = useDeskRows("tour");
  return tours
    .filter(({ status }) => status === "open")
    .slice(0, MOST)
    .map(({ id }) => <InTour key={id} tour={id} asset={asset} />);
}

function InTour({ tour, asset }: { tour: string; asset: string }) {
  const t = useText("rounds");
  const { data } = useCoreQuery("tour.get", { id: tour });
  const target = data?.targets.find((each) => each.asset === asset);
  if (!data || !target || (target.state !== "waiting" && target.state !== "running")) return null;
  const { number, name } = data.row;
  return (
    <Note
      tone="note"
      title={t("inTour", { number, name })}
      actions={
        <Button variant="default" onClick={() => openTour(tour, target.key)}>
          {t("goThere")}
        </Button>
      }
    />
  );
}
