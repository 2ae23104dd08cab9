/** Most bytes that one measurement of the line moves. */
export const MEASURE_MOST_BYTES = 4 * 1024 * 1024;
