/** Characters of a checklist as it is written. Alone in its file: who declares the jobs knows no checklist. */
export const MAX_YAML = 60_000;
