import { membersIn } from "../../../shared/domain/definition/group.ts";
import { useText } from "../../i18n/index.ts";
import { useDefinitions } from "../../records/index.ts";
import type { ChoiceData } from "../../ui/index.ts";

interface Offer {
  value: string;
  label: string;
}

/** Members as a choice offers them: those of the ticket's group first, under its name; the others stay at hand. */
export function useGroupFirst(group: string | null): (offers: readonly Offer[]) => ChoiceData {
  const t = useText("queue");
  const { rows, word } = useDefinitions("group");
  const row = rows.find(({ key }) => key === group);
  const own = row ? membersIn(row) : [];
  return (offers) => {
    const first = offers.filter(({ value }) => own.includes(value));
    if (group === null || first.length === 0) return [...offers];
    const others = offers.filter((each) => !first.includes(each));
    return [
      { group: word(group), items: first },
      { group: t("assign.others"), items: others },
    ];
  };
}
