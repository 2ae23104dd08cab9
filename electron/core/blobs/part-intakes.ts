import type { TakenIn } from "../../../shared/blob/blob-facts.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Store } from "../store/store.ts";
import { beginIntake } from "./intake.ts";
import type { Intake } from "./intake.ts";

/** Begun by a window that may have gone meanwhile: beyond so many the oldest is given up. */
const MOST_AT_ONCE = 4;

/** Bytes that come in parts, from a window. */
export function createPartIntakes(store: Store) {
  const begun = new Map<string, Intake>();

  function begin(): { id: string; intake: Intake } {
    const [oldest] = begun.keys();
    if (oldest !== undefined && begun.size >= MOST_AT_ONCE) giveUp(oldest);
    const id = store.environment.uuidv7();
    const intake = beginIntake(store, id, "bytes");
    begun.set(id, intake);
    return { id, intake };
  }

  function giveUp(id: string): void {
    begun.get(id)?.drop();
    begun.delete(id);
  }

  return {
    ids: (): Iterable<string> => begun.keys(),
    /**
     * The next part; the first one without an id.
     *
     * @returns how to name the parts that follow; with the last, what was taken in
     */
    async take(
      id: string | null,
      bytes: Uint8Array,
      last: boolean,
    ): Promise<Outcome<{ intake: string; taken: TakenIn | null }>> {
      const known = id === null ? begin() : { id, intake: begun.get(id) };
      const { intake } = known;
      if (!intake) return failure("notFound", "nothing of this intake is here any more", "intake");
      const appended = intake.append(bytes);
      if (!appended.ok || last) begun.delete(known.id);
      if (!appended.ok) return appended;
      if (!last) return success({ intake: known.id, taken: null });
      const finished = await intake.finish();
      return finished.ok ? success({ intake: known.id, taken: finished.value }) : finished;
    },
    giveUp,
    giveUpAll(): void {
      for (const id of [...begun.keys()]) giveUp(id);
    },
  };
}
