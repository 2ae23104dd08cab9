import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { VERSION } from "../../../electron/core/compose.ts";
import { HUB_VERSION } from "../../../hub/compose.ts";

// Makes the programs that this version leaves to later ones: console and hub, one file each. The
// version is a constant of the source, so it is in them. Refuses to make them twice.
const root = join(import.meta.dirname, "../../..");
const folder = join(import.meta.dirname, VERSION);
if (existsSync(folder)) throw new Error(`${folder} is kept already; a release is made once`);
if (HUB_VERSION !== VERSION) throw new Error(`console ${VERSION} and hub ${HUB_VERSION} are two releases`);

const draft = `${folder}.new`;
rmSync(draft, { recursive: true, force: true });
const entries = { console: "electron/core/cli/main.ts", hub: "hub/cli/main.ts" };
for (const [name, entry] of Object.entries(entries)) {
  await build({
    ...{ configFile: false, root, logLevel: "warn" },
    // Whole: a later version may have dropped or raised any package that this one runs on.
    ssr: { noExternal: true },
    build: {
      ...{ ssr: entry, target: "node24", outDir: draft, emptyOutDir: false, minify: false },
      rollupOptions: {
        // Native: loaded from node_modules, as in a package.
        external: ["better-sqlite3-multiple-ciphers"],
        output: {
          comments: { legal: true, annotation: false, jsdoc: false },
          ...{ format: "es", entryFileNames: `${name}.mjs`, codeSplitting: false },
          // Small for the repository, and yet every function and class goes by its name.
          minify: {
            compress: { keepNames: { function: true, class: true } },
            mangle: { keepNames: true },
            codegen: true,
          },
        },
      },
    },
  });
}
renameSync(draft, folder);
