import { MantineProvider } from "@mantine/core";
import { useColorScheme } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useLayoutEffect } from "react";
import "./base.css";
import "./mantine-styles.css";
import "./fonts.css";
import "./tokens.css";
import "./forced-colours.css";
import { cssVariables, theme } from "./theme.ts";

export type ThemeChoice = "system" | "light" | "dark";
export type Density = "compact" | "touch";

/** The page's own nonce for Mantine's inline variables; main puts it there with the policy. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";
}

interface Props {
  theme: ThemeChoice;
  density: Density;
  /** Per cent. */
  zoom: number;
  children: ReactNode;
}

export function UiProvider({ theme: choice, density, zoom, children }: Props) {
  const system = useColorScheme("light", { getInitialValueInEffect: false });
  const scheme = choice === "system" ? system : choice;
  // Before the paint: nobody sees it in another size first.
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.density = density;
    // Sizes are in rem, so the root's font size is the zoom.
    root.style.fontSize = `${zoom}%`;
    // Lists measure their rows in rem: tell them.
    window.dispatchEvent(new Event("resize"));
  }, [density, zoom]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={scheme}
      getStyleNonce={styleNonce}
    >
      {children}
    </MantineProvider>
  );
}
