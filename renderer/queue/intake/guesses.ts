import { firstLetters } from "../../../shared/intake/letters.ts";
import type { KnownProposal } from "../../../shared/ipc/intake.ts";
import { EMPTY_TICKET, withName, withPerson } from "../forms/new-ticket-form.ts";
import type { NewTicketForm } from "../forms/new-ticket-form.ts";

/** Fields of intake that a text may fill. */
export const GUESSED_FIELDS = [
  ...(["requester", "contact", "dept", "place", "title", "description", "errorText", "startedAt"] as const),
];
export type GuessedField = (typeof GUESSED_FIELDS)[number];

const MOST_DESCRIPTION = 4000;
const ASSET = "asset:";
export const guessOfAsset = (id: string) => `${ASSET}${id}`;

/**
 * The form with what a text proposes for it, each marked as a guess. Whatever somebody said before stays; another text
 * is put behind the one that is there.
 */
export function withProposal(values: NewTicketForm, proposed: KnownProposal): Partial<NewTicketForm> {
  const known = values.requester === "" && proposed.person ? withPerson(values, proposed.person) : {};
  const now = { ...values, ...known };
  const said: Partial<Record<GuessedField, string | null>> = {
    ...(values.requester === "" && !proposed.person && { requester: proposed.requester }),
    ...(now.contact === "" && { contact: proposed.contact }),
    ...(now.dept === "" && { dept: proposed.dept }),
    ...(now.place === "" && { place: proposed.place }),
    ...(values.title === "" && { title: proposed.title }),
    ...(values.errorText === "" && { errorText: proposed.errorText }),
    ...(values.startedAt === null && values.startedSaid === "" && { startedAt: proposed.startedAt }),
    ...(!values.description.includes(proposed.description) && {
      description: firstLetters(
        [values.description, proposed.description].filter(Boolean).join("\n\n"),
        MOST_DESCRIPTION,
      ),
    }),
  };
  const filled = Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== "" && value !== null),
  );
  const added = proposed.assets.filter(({ id }) => !values.assets.some((each) => each.id === id));
  const guessed = [
    ...(known.requester === undefined ? [] : ["requester"]),
    ...Object.keys(filled),
    ...added.map(({ id }) => guessOfAsset(id)),
  ];
  return {
    ...known,
    ...filled,
    assets: [...values.assets, ...added],
    guessed: [...new Set([...values.guessed, ...guessed])],
  };
}

/** The form without one guess: its field says nothing, as if nobody had brought anything. */
export function withoutGuess(values: NewTicketForm, guess: string): Partial<NewTicketForm> {
  const guessed = values.guessed.filter((each) => each !== guess);
  if (guess.startsWith(ASSET)) {
    return { guessed, assets: values.assets.filter(({ id }) => guessOfAsset(id) !== guess) };
  }
  if (guess === "requester") return { ...withName(values, ""), guessed };
  const field = guess as GuessedField;
  return { guessed, [field]: EMPTY_TICKET[field], ...(field === "startedAt" && { startedSaid: "" }) };
}

/** A change by hand: what somebody wrote themselves is no guess any more. */
export function byHand(values: NewTicketForm, change: Partial<NewTicketForm>): Partial<NewTicketForm> {
  const assets = change.assets?.map(({ id }) => guessOfAsset(id));
  const stands = (guess: string) =>
    guess.startsWith(ASSET) ? (assets?.includes(guess) ?? true) : !(guess in change);
  return { ...change, guessed: values.guessed.filter(stands) };
}
