import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import { firstParts } from "./build/first-parts.mjs";

// The shell must load on the old development runtime too: Chromium 114, Node 18, CommonJS only
// (a sandboxed preload loads no ES module on any version). See build/README.md.
const kind = process.env.DESKSIDE_BUILD ?? "development";
if (!["release", "test", "development"].includes(kind)) throw new Error(`DESKSIDE_BUILD=${kind}`);

const shell = (entry: string, outDir: string) => ({
  // Decides which development doors exist at all: electron/main/build-kind.ts.
  define: { __DESKSIDE_BUILD__: JSON.stringify(kind) },
  build: {
    target: "node18",
    outDir,
    emptyOutDir: true,
    // Everything but Electron is bundled, so the package carries node_modules for the core alone.
    externalizeDeps: false,
    rollupOptions: {
      input: { index: entry },
      external: ["electron"],
      output: {
        format: "cjs" as const,
        entryFileNames: "[name].cjs",
        // Every start reads it; its names stay, for what a failure says of where it was.
        minify: { compress: false, mangle: false },
      },
    },
  },
});

export default defineConfig({
  main: shell("electron/main/main.ts", "dist/main"),
  preload: shell("electron/preload/preload.ts", "dist/preload"),
  renderer: {
    root: "renderer",
    plugins: [react(), firstParts()],
    build: {
      target: "chrome114",
      outDir: "dist/renderer",
      emptyOutDir: true,
      // The content-security policy allows no inline script and no data: font.
      assetsInlineLimit: 0,
      // electron-vite leaves this off; half of the bytes that every start reads and parses.
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: "renderer/index.html",
        // A folder is entered through its index, which names more than any one screen shows. What is
        // not used there does not come along: our modules do nothing by being loaded, but for the
        // first one and the styles.
        treeshake: {
          moduleSideEffects: (id) =>
            !/\/(?:renderer|shared)\/.*\.tsx?$/.test(id) || /\/renderer\/app\/(?:main|no-eval)\.ts$/.test(id),
        },
        output: {
          // The bundler names what is shared after all who share it.
          chunkFileNames: ({ name }) => `assets/${name.replace(/~.*/, "")}-[hash].js`,
          assetFileNames: ({ names: [name = ""] }) =>
            `assets/${name.replace(/~.*\./, ".").replace(/\.[^.]*$/, "")}-[hash][extname]`,
          codeSplitting: {
            groups: [
              // A request costs more than a few hundred bytes: what comes together is one file.
              { name: "first", tags: ["$initial"], priority: 4 },
              { name: "queue", test: /\/renderer\/queue\/queue\.tsx$/, priority: 3 },
              // What is declared of all kinds is one thing, with circles in it that must not be cut in two.
              { name: "declared", test: /\/shared\/|\/node_modules\/zod\//, priority: 2 },
              // Parts that share others may make a circle, in which a table of icons would be made before its icons are.
              { name: "icons", test: /\/node_modules\/@tabler\//, priority: 2 },
              {
                name: "later",
                minShareCount: 2,
                entriesAware: true,
                entriesAwareMergeThreshold: 24_000,
                priority: 1,
              },
            ],
          },
        },
      },
    },
  },
});
