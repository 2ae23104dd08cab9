import { useDebouncedValue } from "@mantine/hooks";
import type { PersonRow } from "../../../shared/domain/person/person.ts";
import { atHand } from "../../../shared/log/parts.ts";
import { useCoreQuery } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import css from "./pickers.module.css";
import { isBegunCode, isLongerName } from "./longer.ts";
import { SearchPicker } from "./search-picker.tsx";

interface Props {
  label: string;
  /** The name as it stands; a person of the directory is not needed. */
  name: string;
  /** Typed by hand: nobody of the directory. */
  onName: (name: string) => void;
  onPerson: (person: PersonRow) => void;
  error?: string;
  required?: boolean;
  autoFocus?: boolean;
  hideLabel?: boolean;
}

/** Finds a person by Chinese name, pinyin, initials, staff number or department. */
export function PersonPicker({ name, onName, onPerson, ...rest }: Props) {
  const t = useText("ui");
  const [asked] = useDebouncedValue(name.trim(), 80);
  const found = useCoreQuery("person.page", { text: asked, limit: 8 });
  return (
    <SearchPicker
      {...rest}
      text={name}
      onText={onName}
      rows={found.data?.rows ?? []}
      settled={asked === name.trim() && !found.loading}
      keyOf={(person) => person.id}
      onPick={(person) => onPerson(atHand(person))}
      isMeant={(person, alone) =>
        !isLongerName(person.name, name.trim()) &&
        (alone || !isBegunCode([person.employeeNo, person.phone], name))
      }
      notMeant={t("keepsName", { name: name.trim() })}
      textStands
      nothing={t("nobodyFound")}
      placeholder={t("personHint")}
      option={(person) => (
        <>
          <span>{person.name}</span>
          <span className={css.sub}>
            {[person.employeeNo, person.dept, person.place].filter(Boolean).join(" · ")}
          </span>
        </>
      )}
    />
  );
}
