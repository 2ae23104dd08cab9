export type Declared = typeof import("./declared.ts");

let declared: Declared | null = null;
let coming: Promise<Declared> | null = null;

/** What acts and queries are. The first screen draws nothing by it: it comes once that screen stands. */
export async function allDeclared(): Promise<Declared> {
  coming ??= import("./declared.ts");
  try {
    return (declared = await coming);
  } catch (error) {
    coming = null;
    throw error;
  }
}

/** Null until it came. */
export const declaredYet = (): Declared | null => declared;
