import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useCore } from "../core/index.ts";
import { useDeskDb } from "../desk/index.ts";
import { DraftKeeper } from "./draft-keeper.ts";
import type { ListsOf } from "./with-draft.ts";
import { isUntouched, withDraft } from "./with-draft.ts";

/** Messages by field; `form` for what concerns no single one. */
export type FormErrors<F extends string> = Partial<Record<F | "form", string>>;

/** Fields that say what is wrong are those of the values, unless `F` names others. */
export interface DraftedForm<T, F extends string = keyof T & string> {
  values: T;
  set: <K extends keyof T>(name: K, value: T[K]) => void;
  patch: (values: Partial<T>) => void;
  /** Messages by field; shown after the first attempt to send. */
  errors: FormErrors<F>;
  /** Checks all fields; true when the form may be sent. */
  check: () => boolean;
  /** When the text that came back was last changed, ms; null when nothing came back. */
  restored: number | null;
  /** Whether anything is entered beside what the form began with. */
  dirty: boolean;
  /** What stood here when this was drawn was sent: forget the draft and begin anew. */
  done: () => void;
  /** Throw away what was entered. */
  discard: () => void;
}

interface Options<T, F extends string> {
  /** Which form on which record, e.g. `ticket.note:<id>`. */
  key: string;
  form: string;
  initial: T;
  validate?: (values: T) => FormErrors<F>;
  /** Lists of records: what the form is begun with is added to what was kept of them. Of one identity. */
  lists?: ListsOf<T>;
}

/**
 * A form that is kept by the core while it is typed, so that neither closing the lid nor a power cut
 * loses it. A draft that was kept earlier comes back by itself and is announced (`DraftNote`).
 */
export function useDraftedForm<T extends object, F extends string = keyof T & string>(
  options: Options<T, F>,
): DraftedForm<T, F> {
  const { key, form, initial, validate, lists } = options;
  const core = useCore();
  const db = useDeskDb();
  const [first] = useState(initial);
  const [values, setValues] = useState<T>(first);
  /** What stands in the fields now, before it is drawn. */
  const newest = useRef<T>(first);
  const [restored, setRestored] = useState<number | null>(null);
  const [dirty, setDirty] = useState(false);
  const [tried, setTried] = useState(false);

  const keeper = useMemo(
    () =>
      new DraftKeeper({
        save: async (data) => (await core.execute("draft.save", { key, form, data })).ok,
        discard: async () => (await core.execute("draft.discard", { key })).ok,
      }),
    [core, key, form],
  );

  /** Keeps what stands there now; answers whether that is anything. */
  const keep = useCallback(() => {
    const untouched = isUntouched(first, newest.current);
    keeper.change(untouched ? null : (newest.current as Record<string, unknown>));
    setDirty(!untouched);
    if (untouched) setRestored(null);
    return !untouched;
  }, [keeper, first]);

  useEffect(() => {
    let gone = false;
    void db.draft.get(key).then((kept) => {
      if (gone || !kept) return;
      const typed = newest.current !== first;
      newest.current = withDraft(first, kept.data as Partial<T>, newest.current, lists);
      setValues(newest.current);
      // One that says nothing was kept by an older version, or the record says it by now.
      if (!typed && !isUntouched(first, newest.current)) setDirty(true);
      else if (!keep()) return;
      setRestored(kept.updatedAt);
    });
    return () => {
      gone = true;
      void keeper.flush();
    };
  }, [db, key, keeper, keep, first, lists]);

  const patch = useCallback(
    (change: Partial<T>) => {
      newest.current = { ...newest.current, ...change };
      setValues(newest.current);
      keep();
    },
    [keep],
  );
  const set = useCallback(
    <K extends keyof T>(name: K, value: T[K]) => patch({ [name]: value } as unknown as Partial<T>),
    [patch],
  );
  const discard = useCallback(() => {
    void keeper.discard();
    newest.current = first;
    setValues(first);
    setRestored(null);
    setDirty(false);
    setTried(false);
  }, [keeper, first]);

  const found = validate?.(values) ?? {};
  return {
    values,
    set,
    patch,
    errors: tried ? found : {},
    check: () => {
      setTried(true);
      return Object.values(found).every((message) => !message);
    },
    restored,
    dirty,
    done: () => {
      if (newest.current === values) return discard();
      // Typed on while it was being sent: that has not been sent, and stays.
      setRestored(null);
      setTried(false);
    },
    discard,
  };
}
