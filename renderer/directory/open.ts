import { openRecord, showArea } from "../ui/index.ts";

/** A person, in the area of people. */
export const openPerson = (id: string) => openRecord("people", id);

/** People and sites. */
export const openDirectory = () => showArea("people");
