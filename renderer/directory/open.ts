import { showCard, startTask } from "../ui/index.ts";

/** The card of a person, above whatever is on screen. */
export const openPerson = (id: string) => showCard("person", id);

/** People and sites, in place of the register. */
export const openDirectory = () => startTask("assets", "directory");
