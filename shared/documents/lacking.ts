/** Why a personal value is not there. */
export type Lacking = "erased" | "absent";
