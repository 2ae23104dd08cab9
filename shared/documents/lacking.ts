/** Why a personal value is not there. */
export type Lacking = "erased" | "absent";

/** What speaks of a person: as it was said, or why it is not there. */
export interface Personal {
  text: string;
  lacking: Lacking | null;
}
