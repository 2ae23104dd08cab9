import { readFileSync } from "node:fs";
import { defineConfig } from "electron-vite";

// The core runs on Node 24 only: in Electron 45's utility process, or under the pinned Node.
export default defineConfig({
  main: {
    plugins: [
      {
        // Evidence brings the script it is checked with.
        name: "verify-script",
        generateBundle() {
          this.emitFile({
            type: "asset",
            fileName: "verify.sh",
            source: readFileSync("docs/verify/verify.sh"),
          });
        },
      },
      {
        // The collector goes to a stick as it is.
        name: "collector-scripts",
        generateBundle() {
          for (const name of ["collect.sh", "collect.cmd", "collect.ps1"]) {
            const source = readFileSync(`electron/core/probes/machine/collector/${name}`);
            this.emitFile({ type: "asset", fileName: `collector/${name}`, source });
          }
        },
      },
    ],
    build: {
      target: "node24",
      outDir: "dist/core",
      emptyOutDir: true,
      externalizeDeps: false,
      rollupOptions: {
        input: {
          index: "electron/core/main.ts",
          // A thread of its own, started by its file (electron/core/probes/frame/run-probe.ts).
          "probe-thread": "electron/core/probes/frame/main.ts",
        },
        // Native: loaded from node_modules, beside the bundle in a package.
        external: ["better-sqlite3-multiple-ciphers"],
        output: {
          format: "es",
          entryFileNames: "[name].mjs",
          chunkFileNames: "[name]-[hash].mjs",
          // Every start reads it; its names stay, for what a failure says of where it was.
          minify: { compress: false, mangle: false },
        },
      },
    },
  },
});
