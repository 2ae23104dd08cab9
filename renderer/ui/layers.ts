const DIALOG = '[role="dialog"]';
const LAYER = `${DIALOG}, [role="menu"]`;

/** Dialogs and menus that lie above the screen, in the order of the page: the last lies highest. */
export const openLayers = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(LAYER)];

export const hasLayer = (): boolean => document.querySelector(LAYER) !== null;

export const hasDialog = (): boolean => document.querySelector(DIALOG) !== null;

export const isInDialog = (element: Element): boolean => element.closest(DIALOG) !== null;
