import { memberSet } from "../../../shared/domain/member/member.ts";
import type { HubEnvironment } from "../../environment.ts";
import { done, fault } from "../../outcome.ts";
import type { Outcome } from "../../outcome.ts";
import type { HubStore, Meta } from "../../store/hub-store.ts";
import { isPlainName } from "../members/plain-name.ts";
import { keyPairFromSeed } from "../../log/hub-crypto.ts";

/** Makes a new workspace in an empty store: its identity, the hub's keys, the first epoch. */
export async function initialiseWorkspace(
  store: HubStore,
  environment: HubEnvironment,
  name: string,
  tls: Pick<Meta, "tlsCertificate" | "tlsKey"> = {},
): Promise<Outcome<{ workspace: string }>> {
  if (!memberSet.payload.shape.name.safeParse(name).success || !isPlainName(name)) {
    return fault(
      "malformed",
      "a workspace needs a name of 1 to 60 characters, without controls or invisible marks",
      "name",
    );
  }
  const workspace = environment.uuidv7();
  const { publicKey, privateKey } = keyPairFromSeed(environment.randomBytes(32));
  const made = await store.initialise(
    {
      workspace,
      workspaceName: name,
      hubPublicKey: publicKey,
      hubPrivateKey: privateKey,
      receiptSecret: environment.randomBytes(32).toString("base64"),
      ...tls,
    },
    { epoch: 1, seq: 0, feed: 0, hubDevice: environment.uuidv7(), hubDeviceSeq: 0 },
    { epoch: 1, gapFrom: null, gapTo: null, openedAt: environment.now() },
  );
  return made.ok ? done({ workspace }) : made;
}
