// The page names the files of what it may show first, each part's marked as its own; whoever serves the page
// leaves those of one part and one language (electron/main/windows/first-part.ts).

/** @type {Readonly<Record<string, string>>} by what main calls it */
const MODULES = {
  "zh-CN": "/renderer/i18n/zh-CN.ts",
  en: "/renderer/i18n/en.ts",
  desk: "/renderer/queue/queue.tsx",
  locked: "/renderer/onboarding/unlock.tsx",
  firstRun: "/renderer/onboarding/onboarding.tsx",
};

/** @returns {import("vite").Plugin} */
export function firstParts() {
  return {
    name: "first-parts",
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle = {} }) =>
        Object.entries(MODULES).flatMap(([of, module]) => {
          const chunk = Object.values(bundle).find(
            (each) => each.type === "chunk" && each.moduleIds.some((id) => id.endsWith(module)),
          );
          if (chunk?.type !== "chunk") throw new Error(`nothing was built of ${module}`);
          const scripts = [chunk.fileName, ...chunk.imports];
          const styles = scripts.flatMap((name) => {
            const part = bundle[name];
            return part?.type === "chunk" ? [...(part.viteMetadata?.importedCss ?? [])] : [];
          });
          const link = (/** @type {string} */ rel, /** @type {string} */ file) => ({
            tag: "link",
            injectTo: /** @type {const} */ ("head"),
            attrs: { rel, crossorigin: true, "data-of": of, href: `./${file}` },
          });
          const links = [
            ...scripts.map((file) => link("modulepreload", file)),
            ...styles.map((file) => link("stylesheet", file)),
          ];
          return links.filter(({ attrs: { href } }) => !html.includes(`"${href}"`));
        }),
    },
  };
}
