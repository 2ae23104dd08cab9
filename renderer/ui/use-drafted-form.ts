import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useCore } from "../core/index.ts";
import { useDeskDb } from "../desk/index.ts";
import { DraftKeeper } from "./draft-keeper.ts";
import { withDraft } from "./with-draft.ts";

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
  /** Whether anything was entered. */
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
}

/**
 * A form whose every pause in typing is kept by the core, so that closing the lid loses nothing.
 * A draft that was kept earlier comes back by itself and is announced (`DraftNote`).
 */
export function useDraftedForm<T extends object, F extends string = keyof T & string>(
  options: Options<T, F>,
): DraftedForm<T, F> {
  const { key, form, initial, validate } = options;
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
        discard: () => core.execute("draft.discard", { key }),
      }),
    [core, key, form],
  );

  useEffect(() => {
    let gone = false;
    void db.draft.get(key).then((kept) => {
      if (gone || !kept) return;
      const typed = newest.current !== first;
      newest.current = withDraft(first, kept.data as Partial<T>, newest.current);
      setValues(newest.current);
      if (typed) keeper.change(newest.current as Record<string, unknown>);
      setRestored(kept.updatedAt);
      setDirty(true);
    });
    const onHide = () => void keeper.flush();
    window.addEventListener("pagehide", onHide);
    return () => {
      gone = true;
      window.removeEventListener("pagehide", onHide);
      void keeper.flush();
    };
  }, [db, key, keeper, first]);

  const patch = useCallback(
    (change: Partial<T>) => {
      setDirty(true);
      newest.current = { ...newest.current, ...change };
      setValues(newest.current);
      keeper.change(newest.current as Record<string, unknown>);
    },
    [keeper],
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
