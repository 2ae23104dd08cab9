import { maySee } from "../../../shared/domain/audience.ts";
import type { EntityKey } from "../../../shared/log/operation.ts";
import type { HubContext } from "../../log/hub-context.ts";
import type { Handle } from "../../store/hub-store.ts";
import type { Session } from "../devices/session.ts";
import { audiencesOf } from "../fold/audience-rows.ts";
import { catchUp } from "../fold/catch-up.ts";
import { audienceIn } from "../fold/entity-rows.ts";
import { filesAt, recordsNaming } from "./file-rows.ts";
import type { FileRow } from "./file-rows.ts";

/** A whole file, where its member may see a record that names it. What no record names is given to nobody. */
export async function givenTo(
  context: HubContext,
  session: Session,
  address: string,
): Promise<FileRow | null> {
  await catchUp(context);
  const { store } = context;
  const [file] = await filesAt(store, [address]);
  if (!file) return null;
  return (await seenAmong(store, session, [address])).has(address) ? file : null;
}

/** Which of these are whole, as far as this device may know: what it may see, or has brought itself. */
export async function wholeFor(
  context: HubContext,
  session: Session,
  addresses: readonly string[],
): Promise<string[]> {
  await catchUp(context);
  const { store } = context;
  const files = await filesAt(store, addresses);
  const others = files.filter(({ device }) => device !== session.device).map(({ address }) => address);
  const seen = await seenAmong(store, session, others);
  return files
    .filter(({ device, address }) => device === session.device || seen.has(address))
    .map(({ address }) => address);
}

async function seenAmong(
  handle: Handle,
  { member }: Session,
  addresses: readonly string[],
): Promise<Set<string>> {
  const naming = await recordsNaming(handle, addresses);
  const histories = await audiencesOf(
    handle,
    naming.map(({ record }) => record),
  );
  const isSeen = (record: EntityKey) => {
    const last = histories.get(record)?.at(-1);
    return !last || maySee(audienceIn(last), member);
  };
  return new Set(naming.filter(({ record }) => isSeen(record)).map(({ address }) => address));
}
