import { useContributions } from "../contributions/index.ts";
import { closeCard, useNav } from "../ui/index.ts";

/** The card of a record that lies above the screen, while one does. */
export function RecordCard() {
  const { records } = useContributions();
  const card = useNav((state) => state.card);
  const opens = card ? records[card.kind]?.opens : undefined;
  if (!card || !opens || !("Card" in opens)) return null;
  return <opens.Card key={card.id} id={card.id} onClose={closeCard} />;
}
