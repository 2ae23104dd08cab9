import { certificateKeysStatement } from "../../../shared/protocol/certificate-keys.ts";
import type { CertificateKeys } from "../../../shared/protocol/certificate-keys.ts";
import type { HubContext } from "../../log/hub-context.ts";
import { knownKeys } from "./known-keys.ts";

/** What a console is told of the keys; null where none was served or announced. */
export async function namedKeys({ store, facts }: HubContext): Promise<CertificateKeys | null> {
  const known = await knownKeys(store);
  if (known.keys.length === 0) return null;
  const [keys, retired] = [known.keys, known.retired].map((list) => list.map(({ key }) => key)) as [
    string[],
    string[],
  ];
  const sig = facts.sign(certificateKeysStatement(facts.workspace, { keys, retired }));
  return { keys, retired, sig };
}
