import { ActionIcon, Button } from "@mantine/core";
import { IconCheck, IconClock, IconUserOff, IconX } from "@tabler/icons-react";
import { useText } from "../../i18n/index.ts";
import { StatusMark } from "../../ui/index.ts";
import css from "./row.module.css";
import type { RowPerson } from "./row-values.ts";

const LOOKS = {
  waits: { tone: "quiet", Icon: IconClock },
  left: { tone: "warn", Icon: IconUserOff },
  issued: { tone: "ok", Icon: IconCheck },
} as const;

interface Props {
  people: readonly RowPerson[];
  /** Whose turn it is. */
  at?: string | undefined;
  /** Goes to somebody who has not been issued anything. */
  onChoose?: (person: RowPerson) => void;
  /** Takes somebody off the list. */
  onRemove?: (person: RowPerson) => void;
}

/** The people of a row in their order: what was issued, with the number of its document, what waits, who was not there. */
export function RowPeople({ people, at, onChoose, onRemove }: Props) {
  const t = useText("custody");
  return (
    <ol className={css.people} aria-label={t("row.people")}>
      {people.map((person) => {
        const { id, party, prepared, unread, stands, number } = person;
        const { tone, Icon } = LOOKS[stands];
        const name = party.name || t("row.nextPerson");
        return (
          <li key={id} className={css.person} aria-current={id === at ? "step" : undefined}>
            <span className={css.who}>
              {onChoose && stands !== "issued" && id !== at ? (
                <Button
                  className={css.goTo}
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t("row.goTo", { name })}
                  onClick={() => onChoose(person)}
                >
                  {name}
                </Button>
              ) : (
                <strong>{name}</strong>
              )}
              <span className={css.about}>
                {[party.employeeNo, party.dept].filter((part) => part !== "").join(" · ")}
              </span>
            </span>
            <StatusMark tone={tone} icon={<Icon size="1em" />}>
              {stands === "issued" && number !== null ? number : t(`row.stands.${stands}`)}
            </StatusMark>
            {prepared.length > 0 && (
              <span className={css.prepared}>{prepared.map((each) => each.name).join(" · ")}</span>
            )}
            {party.person === null && party.name !== "" && stands !== "issued" && (
              <span className={css.unread}>{t("row.unknownPerson")}</span>
            )}
            {unread.length > 0 && stands !== "issued" && (
              <span className={css.unread}>{t("row.unread", { words: unread.join(" · ") })}</span>
            )}
            {onRemove && stands !== "issued" && (
              <ActionIcon
                className={css.remove}
                aria-label={t("row.remove", { name })}
                title={t("row.remove", { name })}
                onClick={() => onRemove(person)}
              >
                <IconX size="1rem" aria-hidden />
              </ActionIcon>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** How far a row is, in words. */
export function RowCounts({ people }: { people: readonly RowPerson[] }) {
  const t = useText("custody");
  const counts = (["issued", "waits", "left"] as const).map((stands) => ({
    stands,
    count: people.filter((each) => each.stands === stands && (each.party.name !== "" || stands !== "waits"))
      .length,
  }));
  return (
    <p className={css.counts} role="status">
      {counts.map(({ stands, count }) => (
        <StatusMark
          key={stands}
          tone={LOOKS[stands].tone}
          icon={
            stands === "issued" ? (
              <IconCheck size="1em" />
            ) : stands === "left" ? (
              <IconUserOff size="1em" />
            ) : (
              <IconClock size="1em" />
            )
          }
        >
          {t(`row.count.${stands}`, { count })}
        </StatusMark>
      ))}
    </p>
  );
}
