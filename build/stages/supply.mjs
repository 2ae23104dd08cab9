// S27: the bill of materials, and what upstream knows of holes in it.
import { projectRoot } from "../runtime/paths.mjs";
import { capture } from "../runtime/run-process.mjs";
import { writeSbom } from "../tasks/sbom.mjs";

/** @type {import("./stage.mjs").Stage} */
export const sbom = {
  name: "bill of materials",
  run: async () => ((await writeSbom()) > 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
};

/** @type {import("./stage.mjs").Stage} */
export const audit = {
  name: "audit",
  run: async () => {
    // npm exits non-zero for findings and for a registry that answers no audits alike.
    const text = await capture("sh", ["-c", "npm audit --json --loglevel=silent || true"], {
      cwd: projectRoot,
    });
    /** @type {{metadata?: {vulnerabilities: {high: number, critical: number}}}} */
    const { metadata } = JSON.parse(text || "{}");
    if (!metadata) {
      return { passed: 0, failed: 0, output: "the registry in reach answers no audits: nothing was audited" };
    }
    const { high, critical } = metadata.vulnerabilities;
    const isClean = high + critical === 0;
    const output = isClean ? undefined : `npm audit: ${high} high, ${critical} critical`;
    return { passed: isClean ? 1 : 0, failed: isClean ? 0 : 1, output };
  },
};
