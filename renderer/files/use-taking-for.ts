import { localMinute, useCoreSession } from "../core/index.ts";
import { isUnnamed } from "./intake/file-names.ts";
import { takeFiles } from "./intake/taking.ts";
import { takingPorts } from "./intake/taking-ports.ts";

/**
 * Takes files in, attaches them to a record, and answers which they are there.
 * @param about key of the record
 * @param unnamed what a file is called that comes without a name, before the minute
 */
export function useTakingFor(
  about: string,
  unnamed: string,
): (files: readonly File[]) => Promise<readonly string[]> {
  const { client, acts, now } = useCoreSession();

  async function there(): Promise<string[]> {
    const found = await client.query("file.list", { about });
    return found.ok ? found.value.map(({ id }) => id) : [];
  }

  return async (files) => {
    const before = new Set(await there());
    const name = `${unnamed} ${localMinute(new Date(now())).replace("T", " ").replace(":", ".")}`;
    await takeFiles(
      takingPorts(client, acts),
      files.map((file) => ({ about, file, name: isUnnamed(file.name) ? name : file.name })),
    );
    return (await there()).filter((id) => !before.has(id));
  };
}
