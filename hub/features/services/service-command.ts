import type { Command, CommandInput, CommandResult } from "../../cli/command.ts";
import { needed, withContext } from "../../cli/command.ts";
import { keyPairFromSeed } from "../../log/hub-crypto.ts";
import { done } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import { writeSecret } from "../../server/folder.ts";
import { allDevices } from "../devices/device-rows.ts";
import { enrolService } from "./enrol-service.ts";

export const service: Command = {
  about: "Services, which act without a person: add one with a key of its own, list all",
  usage: "add|list --dir DIR [--name web|mail|ladder] [--called NAME] [--file FILE]",
  words: ["add", "list"],
  options: {
    name: { type: "string" },
    called: { type: "string" },
    file: { type: "string" },
  },
  run: runService,
};

async function runService(input: CommandInput): Promise<Outcome<CommandResult>> {
  if (input.words[0] === "list") return withContext(input, listServices);
  const name = needed(input, "name");
  const file = needed(input, "file");
  if (!name.ok) return name;
  if (!file.ok) return file;
  return withContext(input, async (context): Promise<Outcome<CommandResult>> => {
    const { publicKey, privateKey } = keyPairFromSeed(context.environment.randomBytes(32));
    const called = input.options.called ?? name.value;
    const made = await enrolService(context, { service: name.value, name: called, publicKey });
    if (!made.ok) return made;
    const { device, code } = made.value;
    // The only place where its key and token are: readable by its owner alone.
    await writeSecret(file.value, `${JSON.stringify({ ...made.value, publicKey, privateKey })}\n`);
    return done({
      json: { device, service: name.value, name: called, code, file: file.value },
      lines: [`${name.value} is ${code} (${device}); its key is in ${file.value}`],
    });
  });
}

async function listServices({ store }: Parameters<typeof enrolService>[0]): Promise<Outcome<CommandResult>> {
  const services = (await allDevices(store))
    .filter((each) => each.service !== "")
    .map(({ id, service: purpose, name, code, revoked }) => ({
      device: id,
      service: purpose,
      name,
      code,
      revoked,
    }));
  const lines = services.map(
    (each) =>
      `${each.device}  ${each.code.padEnd(6)}  ${each.revoked ? "revoked" : "enrolled"}  ${each.service.padEnd(8)}  ${each.name}`,
  );
  return done({ json: { services }, lines });
}
