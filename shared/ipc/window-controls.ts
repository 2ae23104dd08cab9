import { z } from "zod";

/** Acts of the buttons that the page draws where the system draws none. */
export const windowAct = z.enum(["minimise", "maximise", "close"]);
export type WindowAct = z.infer<typeof windowAct>;

/**
 * Who draws the window's buttons, and where: the page itself, or the system over the title bar, at its
 * end (Windows) or its beginning (macOS).
 */
export const WINDOW_CONTROLS = ["own", "end", "start"] as const;
export type WindowControls = (typeof WINDOW_CONTROLS)[number];

/** Where a page finds it when it is served: main writes it over this. */
export const CONTROLS_PLACEHOLDER = "__CONTROLS__";
