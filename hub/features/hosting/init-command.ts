import { readFile } from "node:fs/promises";
import type { Command, CommandInput, CommandResult } from "../../cli/command.ts";
import { needed } from "../../cli/command.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { fingerprintOf } from "../../server/fingerprint.ts";
import { createFolder, readConfig, readIfThere, writeConfig, writeSecret } from "../../server/folder.ts";
import type { HubConfig } from "../../server/folder.ts";
import { initialiseWorkspace } from "./initialise.ts";

export const init: Command = {
  about: "Makes a hub: its folder, database, keys and certificate",
  usage: "--dir DIR --name NAME [--postgres-url-file FILE]",
  options: {
    name: { type: "string" },
    "postgres-url-file": { type: "string" },
  },
  run,
};

async function run(input: CommandInput): Promise<Outcome<CommandResult>> {
  const { folder, environment, options, hub } = input;
  const urlFile = options["postgres-url-file"];
  const present = await readConfig(folder);
  if (!present.ok) return present;
  if (present.value) return fault("forbidden", `${folder.dir} is a hub's folder already`, "dir");
  const config: HubConfig = { engine: urlFile ? "postgres" : "sqlite" };
  if (config.engine === "sqlite" && (await readIfThere(folder.database)) !== null) {
    return fault("forbidden", `${folder.database} exists already`, "dir");
  }
  let url: string | null = null;
  if (urlFile) {
    url = (await readFile(urlFile, "utf8")).trim();
    if (!/^postgres(ql)?:\/\//.test(url)) {
      return fault("malformed", `${urlFile} holds no postgres:// address`, "postgres-url-file");
    }
  }
  await createFolder(folder);
  if (url) await writeSecret(folder.postgresUrl, `${url}\n`);
  const store = await hub.openStore(folder, config);
  try {
    let joined = true;
    if (!(await store.initialised())) {
      joined = false;
      const name = needed(input, "name");
      if (!name.ok) return name;
      // Loaded only here: no other command makes certificates, and each should start quickly.
      const { makeCertificate } = await import("../../server/certificate.ts");
      const tls = await makeCertificate(environment);
      const made = await initialiseWorkspace(store, environment, name.value, {
        tlsCertificate: tls.cert,
        tlsKey: tls.key,
      });
      if (!made.ok) return made;
    }
    const meta = await store.meta();
    if (!meta.tlsCertificate || !meta.tlsKey) {
      return fault("internal", "the database holds no certificate");
    }
    // Hubs of one database show one certificate, so a console that has paired knows them all.
    await writeSecret(folder.cert, meta.tlsCertificate);
    await writeSecret(folder.key, meta.tlsKey);
    await writeSecret(folder.operatorToken, `${environment.randomBytes(32).toString("base64url")}\n`);
    await writeConfig(folder, config);
    const fingerprint = fingerprintOf(meta.tlsCertificate);
    const { workspace, workspaceName: name } = meta;
    return done({
      json: { workspace, name, engine: config.engine, joined, fingerprint },
      lines: [
        joined ? `joined the workspace ${name} (${workspace})` : `made the workspace ${name} (${workspace})`,
        `database      ${config.engine}`,
        `certificate   SHA-256 ${fingerprint}`,
      ],
    });
  } finally {
    await store.close();
  }
}
