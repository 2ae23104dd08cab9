import { Button } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { CHOSEN_MOST } from "../../../shared/ipc/chosen-most.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { ActionFoot, KeyHint, useKeyOf } from "../../ui/index.ts";
import { ChosenActs } from "./chosen-acts.tsx";
import { chooseNone, useChosen } from "./chosen.ts";
import { showOnly, useRegisterFilters } from "./filters.ts";
import css from "./register.module.css";

/**
 * The foot of the register: how many are chosen and what is done with all of them. It is there before
 * anything is, so that choosing moves nothing.
 *
 * @param alone no asset is open, whose own acts and keys would stand beside these
 */
export function SelectionBar({ alone }: { alone: boolean }) {
  const t = useText("assets");
  const format = useFormat();
  const keyOf = useKeyOf();
  const { ids, full } = useChosen();
  const only = useRegisterFilters((filters) => filters.only);
  const count = ids.size;
  return (
    <ActionFoot label={t("register.chosenActs")}>
      <span className={css.chosen} role="status">
        {count > 0 && t("register.chosen", { count, shown: format.number(count) })}
        {full && ` ${t("register.full", { most: format.number(CHOSEN_MOST) })}`}
      </span>
      {count === 0 ? (
        <span className={css.chooseHint}>
          {t(keyOf("x") ? "register.chooseHint" : "register.chooseHintKeysOff")}
        </span>
      ) : (
        <>
          <Button variant="subtle" rightSection={alone && <KeyHint shortcut="Escape" />} onClick={chooseNone}>
            {t("register.chooseNone")}
          </Button>
          {only === null && (
            <Button
              variant="subtle"
              leftSection={<IconFilter size="1rem" aria-hidden />}
              onClick={() => showOnly([...ids])}
            >
              {t("register.showChosen")}
            </Button>
          )}
          {alone && <ChosenActs ids={[...ids]} />}
        </>
      )}
    </ActionFoot>
  );
}
