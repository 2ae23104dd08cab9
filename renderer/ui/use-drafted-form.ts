import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { DraftRow } from "../../shared/ipc/change-batch.ts";
import { useCore, useCoreSession } from "../core/index.ts";
import { useDeskNow, useOnceHeard } from "../desk/index.ts";
import { DraftKeepers } from "./draft-keeper.ts";
import type { DraftKeeper } from "./draft-keeper.ts";
import type { ListsOf } from "./with-draft.ts";
import { isUntouched, withDraft } from "./with-draft.ts";

/** Messages by field; `form` for what concerns no single one. */
export type FormErrors<F extends string> = Partial<Record<F | "form", string>>;

/** Fields that say what is wrong are those of the values, unless `F` names others. */
export interface DraftedForm<T, F extends string = keyof T & string> {
  values: T;
  set: <K extends keyof T>(name: K, value: T[K]) => void;
  /** A function is given what stands there now, which may not be drawn yet: for what comes faster than frames. */
  patch: (values: Partial<T> | ((now: T) => Partial<T>)) => void;
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
  const { now } = useCoreSession();
  const desk = useDeskNow();
  const onceHeard = useOnceHeard();
  const [first] = useState(initial);
  const keeper = useMemo(() => {
    const said = async (data: Record<string, unknown> | null) => {
      const row = () => desk.draft.get(key);
      // Where none is kept, the desk will not hear that it is gone.
      const isNews = data !== null || row() !== undefined;
      let heard = !isNews;
      const hear = () => {
        heard = true;
        unheardOf(core).delete(key);
      };
      const stop = isNews ? onceHeard(row, hear) : () => {};
      const { ok } =
        data === null
          ? await core.execute("draft.discard", { key })
          : await core.execute("draft.save", { key, form, data });
      if (!ok) stop();
      else if (!heard) unheardOf(core).set(key, { data });
      return ok;
    };
    return keepersOf(core).of(key, { save: said, discard: () => said(null) });
  }, [core, desk, onceHeard, key, form]);
  const [begun] = useState(() =>
    begin(first, keptOf(keeper.unkept ?? unheardOf(core).get(key), desk.draft.get(key), now()), lists),
  );
  const [values, setValues] = useState<T>(begun.values);
  /** What stands in the fields now, before it is drawn. */
  const newest = useRef<T>(begun.values);
  const [restored, setRestored] = useState<number | null>(begun.restored);
  const [dirty, setDirty] = useState(begun.restored !== null);
  const [tried, setTried] = useState(false);

  /** Keeps what stands there now. */
  const keep = useCallback(() => {
    const untouched = isUntouched(first, newest.current);
    keeper.change(untouched ? null : (newest.current as Record<string, unknown>));
    setDirty(!untouched);
    if (untouched) setRestored(null);
  }, [keeper, first]);

  useEffect(() => {
    if (begun.saysNothing) keeper.change(null);
    return () => void keeper.flush();
  }, [keeper, begun]);

  const patch = useCallback(
    (change: Partial<T> | ((now: T) => Partial<T>)) => {
      const changed = typeof change === "function" ? change(newest.current) : change;
      newest.current = { ...newest.current, ...changed };
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

const KEEPERS = new WeakMap<object, DraftKeepers>();

function keepersOf(core: object): DraftKeepers {
  const known = KEEPERS.get(core) ?? new DraftKeepers();
  KEEPERS.set(core, known);
  return known;
}

type Unkept = DraftKeeper["unkept"];
const UNHEARD = new WeakMap<object, Map<string, NonNullable<Unkept>>>();

/** What was kept by now and the desk has not heard of yet: who is back that soon finds it all the same. */
function unheardOf(core: object): Map<string, NonNullable<Unkept>> {
  const known = UNHEARD.get(core) ?? new Map<string, NonNullable<Unkept>>();
  UNHEARD.set(core, known);
  return known;
}

/** What is kept of a form, or on its way to be: the desk hears of that only when it is kept. */
function keptOf(unkept: Unkept | undefined, kept: DraftRow | undefined, now: number): Kept | undefined {
  if (!unkept) return kept;
  return unkept.data === null ? undefined : { data: unkept.data, updatedAt: now };
}

type Kept = Pick<DraftRow, "data" | "updatedAt">;

interface Begun<T> {
  values: T;
  /** When what came back was last changed, ms. */
  restored: number | null;
  /** A draft is kept that an older version made of nothing, or of what the record says by now. */
  saysNothing: boolean;
}

/** What a form begins with: what was kept of it, else the beginning. */
function begin<T extends object>(first: T, kept: Kept | undefined, lists?: ListsOf<T>): Begun<T> {
  if (!kept) return { values: first, restored: null, saysNothing: false };
  const values = withDraft(first, kept.data as Partial<T>, first, lists);
  const saysNothing = isUntouched(first, values);
  return { values, restored: saysNothing ? null : kept.updatedAt, saysNothing };
}
