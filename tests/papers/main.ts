// npm run papers: a document of every title in both languages, to be looked at.
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../build/runtime/paths.mjs";
import { DOCUMENT_LANGUAGES } from "../../shared/documents/document.ts";
import { memoryCore } from "../support/core/core.ts";
import { makePapers } from "./papers.ts";

const folder = path.join(projectRoot, "out", "papers");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const core = memoryCore();
for (const { name, job, about } of makePapers(core)) {
  for (const locale of DOCUMENT_LANGUAGES) {
    const file = path.join(folder, `${name}.${locale}.pdf`);
    const reply = await core.handle({ id: 1, kind: "job", name: job, params: { ...about, locale, file } });
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
    const { title, number } = reply.result as { title: string; number: string };
    process.stdout.write(`${path.relative(projectRoot, file)}  ${title} ${number}\n`);
  }
}
await core.close();
