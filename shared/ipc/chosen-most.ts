/** So many records are chosen in a list at a time. A file of its own: the shell needs it, and nothing of the records. */
export const CHOSEN_MOST = 5000;
