import type { Owed as OwedTickets } from "../../../shared/ipc/delivery.ts";
import { useText } from "../../i18n/index.ts";
import { AppDialog, ListTabs, Stack } from "../../ui/index.ts";
import { Owed } from "./owed-list.tsx";
import type { ForMeList, OwedList } from "./open.ts";
import { OWED_LISTS, closeForMe, showForMe } from "./open.ts";
import { RatingTold } from "./rating-told.tsx";
import { Ratings } from "./ratings.tsx";
import type { StepNotice } from "./step-notices.ts";
import { Steps } from "./steps.tsx";

interface Props {
  list: ForMeList;
  notices: readonly StepNotice[];
  owed: OwedTickets;
  /** Of what is owed, the lists that concern whoever works here. */
  shown: readonly OwedList[];
  /** Whoever works here sees what users said of the work. */
  ratings: boolean;
}

/** What waits for whoever works at this laptop. */
export function ForMeDialog({ list, notices, owed, shown, ratings }: Props) {
  const t = useText("duty");
  const lists: readonly ForMeList[] = [
    ...["steps" as const, ...OWED_LISTS.filter((each) => shown.includes(each))],
    "ratings",
  ];
  const countOf = (id: ForMeList) => {
    if (id === "ratings") return null;
    return id === "steps" ? notices.length : owed[id].length;
  };
  return (
    <AppDialog title={t("forMe.title")} size="lg" onClose={closeForMe}>
      <Stack>
        <ListTabs<ForMeList>
          label={t("forMe.title")}
          shown={list}
          onShow={showForMe}
          tabs={lists.map((id) => ({ id, label: t(`forMe.${id}`), count: countOf(id) }))}
        />
        {list === "steps" && <Steps notices={notices} />}
        {list === "ratings" && (ratings ? <Ratings /> : <RatingTold />)}
        {list !== "steps" && list !== "ratings" && <Owed list={list} rows={owed[list]} />}
      </Stack>
    </AppDialog>
  );
}
