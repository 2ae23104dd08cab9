// npm run sbom: out/sbom.cdx.json, the software bill of materials (CycloneDX) of everything in the lock,
// development packages too, because the window's bundle is made of some of them.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { projectRoot } from "../runtime/paths.mjs";
import { capture } from "../runtime/run-process.mjs";
import { asCommand, say } from "../runtime/say.mjs";

/** @returns {Promise<number>} how many components it lists */
export async function writeSbom() {
  const text = await capture(
    "npm",
    ["sbom", "--sbom-format=cyclonedx", "--package-lock-only", "--loglevel=error"],
    { cwd: projectRoot },
  );
  /** @type {{components: unknown[]}} */
  const { components } = JSON.parse(text);
  const file = path.join(projectRoot, "out/sbom.cdx.json");
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  say(`${components.length} components listed in ${path.relative(projectRoot, file)}`);
  return components.length;
}

if (import.meta.main) await asCommand(writeSbom);
