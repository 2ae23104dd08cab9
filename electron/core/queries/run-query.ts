import { QUERIES } from "../../../shared/ipc/queries.ts";
import type { QueryName } from "../../../shared/ipc/queries.ts";
import { readForm } from "../form.ts";
import { failure } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { accessQueries } from "./access.ts";
import { assetDocumentQueries } from "./asset-document.ts";
import { assetQueries } from "./asset.ts";
import { checklistQueries } from "./checklist.ts";
import { custodyQueries } from "./custody.ts";
import { deliveryQueries } from "./delivery.ts";
import { definitionQueries } from "./definition.ts";
import { directoryQueries } from "./directory.ts";
import { documentQueries } from "./document.ts";
import { fileQueries } from "./file.ts";
import { logQueries } from "./log.ts";
import { disposalQueries } from "./disposal.ts";
import { addressQueries } from "./address.ts";
import { mediumQueries } from "./medium.ts";
import { personalQueries } from "./personal.ts";
import type { Query, QueryContext } from "./query.ts";
import { roundQueries } from "./round.ts";
import { runQueries } from "./run.ts";
import { scanQueries } from "./scan.ts";
import { searchQueries } from "./search.ts";
import { sessionQueries } from "./session.ts";
import { ticketClockQuery } from "./ticket-clock.ts";
import { proposalQueries } from "./proposal.ts";
import { similarQueries } from "./similar.ts";
import { ticketQueries } from "./ticket.ts";
import { tourQueries } from "./tour.ts";
import { undoQueries } from "./undo.ts";

export type RunQuery = (name: string, params: unknown) => Outcome<unknown>;

/** Every query by name, its statements prepared once. */
export function createQueries(context: QueryContext): RunQuery {
  const queries: { [N in QueryName]: Query<N> } = {
    ...sessionQueries(context),
    ...ticketQueries(context),
    ...ticketClockQuery(context),
    ...proposalQueries(context),
    ...similarQueries(context),
    ...assetQueries(context),
    ...assetDocumentQueries(context),
    ...accessQueries(context),
    ...custodyQueries(context),
    ...checklistQueries(context),
    ...definitionQueries(context),
    ...directoryQueries(context),
    ...documentQueries(context),
    ...fileQueries(context),
    ...searchQueries(context),
    ...scanQueries(context),
    ...logQueries(context),
    ...mediumQueries(context),
    ...disposalQueries(context),
    ...runQueries(context),
    ...roundQueries(context),
    ...addressQueries(context),
    ...tourQueries(context),
    ...personalQueries(context),
    ...undoQueries(context),
    ...deliveryQueries(context),
  };
  return (name, params) => {
    if (!Object.hasOwn(QUERIES, name)) return failure("unknownQuery", `there is no query ${name}`, "name");
    const read = readForm(QUERIES[name as QueryName].params, params, "params");
    return read.ok ? queries[name as QueryName](read.value as never) : read;
  };
}
