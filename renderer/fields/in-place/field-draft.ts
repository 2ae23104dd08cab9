import { create } from "zustand";

/** Which field a draft changes; null for what is none of a field. */
export const fieldOfDraft = (key: string): string | null => /^\w+\.\w+\.([\w.]+):/.exec(key)?.[1] ?? null;

interface Begun {
  /** Key of the draft that is gone on with; null while none is. */
  key: string | null;
}

/** The change of a field, begun earlier, that somebody goes on with. */
export const useBegun = create<Begun>(() => ({ key: null }));

/** Opens the field where it stands, as soon as its record is shown. */
export const goOnWithField = (key: string) => useBegun.setState({ key });
export const endGoingOn = () => useBegun.setState({ key: null });
