/**
 * What this bundle was built for; the bundler replaces the name (electron.vite.config.ts). A release
 * has no development door: no developer tools, no foreign Node, no debug switch. Neither the
 * environment nor the command line can change it afterwards, and anything unclear is a release.
 */
declare const __DESKSIDE_BUILD__: BuildKind | undefined;

export type BuildKind = "release" | "test" | "development";

export const BUILD: BuildKind = typeof __DESKSIDE_BUILD__ === "undefined" ? "release" : __DESKSIDE_BUILD__;
