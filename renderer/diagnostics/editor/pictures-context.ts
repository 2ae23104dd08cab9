import { createContext } from "react";

/** The record that takes the pictures of a checklist that is edited; null while nobody has saved it yet. */
export const PicturesContext = createContext<string | null>(null);
