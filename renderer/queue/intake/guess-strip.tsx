import { IconX } from "@tabler/icons-react";
import { ticket } from "../../../shared/domain/ticket/ticket.ts";
import { fieldIn, useWording } from "../../fields/index.ts";
import { useText } from "../../i18n/index.ts";
import { KeyHint, useActions, useKeyOf } from "../../ui/index.ts";
import type { NewTicketForm } from "../forms/new-ticket-form.ts";
import type { GuessedField } from "./guesses.ts";
import { GUESSED_FIELDS, guessOfAsset } from "./guesses.ts";
import css from "./intake.module.css";

const KEY = "mod+e";

interface Props {
  values: NewTicketForm;
  onDrop: (guess: string) => void;
}

/** What was guessed of what somebody brought, one click each to drop it; the key drops that of the field one is in. */
export function GuessStrip({ values, onDrop }: Props) {
  const t = useText("queue");
  const keyOf = useKeyOf();
  const say = useWording();
  const { guessed, assets } = values;
  const all = [
    ...GUESSED_FIELDS.filter((name) => guessed.includes(name)).map((name) => ({
      guess: name as string,
      words: say(fieldIn(ticket, name).title),
    })),
    ...assets
      .filter(({ id }) => guessed.includes(guessOfAsset(id)))
      .map(({ id, label }) => ({ guess: guessOfAsset(id), words: label })),
  ];
  const dropNear = () => {
    const near = document.activeElement?.closest<HTMLElement>("[data-guess]")?.dataset.guess;
    const guess = all.find((each) => each.guess === near) ?? all[0];
    if (guess) onDrop(guess.guess);
  };
  useActions([
    {
      id: "ticket.dropGuess",
      group: "ticket",
      shortcuts: [KEY],
      inDialogs: true,
      disabled: all.length === 0,
      run: dropNear,
    },
  ]);
  if (all.length === 0) return null;
  return (
    <div className={css.strip} role="group" aria-label={t("intake.guesses")}>
      <span className={css.soft}>{t("intake.guesses")}</span>
      {all.map(({ guess, words }) => (
        <button
          key={guess}
          type="button"
          className={css.guess}
          aria-label={t("intake.drop", { what: words })}
          onClick={() => onDrop(guess)}
        >
          {words}
          <IconX size="0.875rem" aria-hidden />
        </button>
      ))}
      <span className={css.soft} aria-keyshortcuts={keyOf(KEY)}>
        {t("intake.dropHint")} <KeyHint shortcut={KEY} />
      </span>
    </div>
  );
}

/** The name of a field, which says whether what stands there is a guess. */
export function useGuessedLabel({ guessed }: Pick<NewTicketForm, "guessed">): (name: GuessedField) => string {
  const t = useText("queue");
  const say = useWording();
  return (name) => {
    const what = say(fieldIn(ticket, name).title);
    return guessed.includes(name) ? t("intake.guessed", { what }) : what;
  };
}
