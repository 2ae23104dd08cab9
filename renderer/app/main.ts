import "./no-eval.ts";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import type { DeskApi } from "../../shared/ipc/desk-channels.ts";
import type { FirstPart } from "../../shared/ipc/first-part.ts";
import { allDeclared, createClient, createCoreSession, valueStore } from "../core/index.ts";
import { DeskFeed, DeskSet } from "../desk/index.ts";
import { setTextLocale, startText } from "../i18n/index.ts";
import type { Late } from "../ui/index.ts";
import {
  UNKEPT,
  actOnce,
  guardBlindLetters,
  keepFocus,
  keepOnTheWayOut,
  leaveFieldsOnEscape,
  listenForShortcuts,
  SINGLE_KEYS,
  showArea,
} from "../ui/index.ts";
import { App } from "./app.tsx";
import { CONTRIBUTIONS } from "./contributions.ts";
import { firstLook } from "./first-look.ts";
import { Onboarding, Unlock } from "./phases.ts";

declare global {
  interface Window {
    desk: DeskApi;
  }
}

async function start(): Promise<void> {
  const api = window.desk;
  const { lang, dataset } = document.documentElement;
  const [first] = CONTRIBUTIONS.areas;
  if (first) showArea(first.id);
  // What comes first is on its way already: the page names it.
  const part = dataset.part as FirstPart;
  const screens: Record<FirstPart, Late<object> | undefined> = {
    desk: first?.Screen,
    locked: Unlock,
    firstRun: Onboarding,
  };
  screens[part]?.preload();
  const words = startText(lang === "en" ? "en" : "zh-CN");
  const client = createClient(api);
  const core = createCoreSession(client, () => Date.now());
  const hydrated = valueStore(false);
  const set = new DeskSet();
  const feed = new DeskFeed(
    set,
    {
      look: () => client.query("desk.look", {}),
      page: (after) => client.query("desk.hydrate", { after }),
      onEvent: client.onEvent,
    },
    () => hydrated.set(true),
    () => new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 250 })),
  );
  feed.start();
  core.onReady(async () => {
    await feed.hydrate();
    performance.mark("desk.whole");
  });
  core.phase.subscribe(() => {
    const phase = core.phase.get();
    if (phase) void setTextLocale(phase.locale);
  });
  keepOnTheWayOut(window);
  api.onLeave(UNKEPT.keepAll);
  actOnce(window);
  guardBlindLetters(window);
  keepFocus(window);
  leaveFieldsOnEscape(window);
  listenForShortcuts(window, () => core.preferences.get()[SINGLE_KEYS] !== false);
  await Promise.all([words, firstLook(core, hydrated)]);
  const root = document.getElementById("root");
  if (root)
    createRoot(root).render(
      createElement(App, { core, desk: { set, hydrated }, contributions: CONTRIBUTIONS }),
    );
  requestIdleCallback(() => void allDeclared(), { timeout: 250 });
}

void start();
