// Everything that kinds, acts and queries declare, which is much: fetched apart (all-declared.ts).
export { COMMANDS } from "../../shared/domain/commands.ts";
export { OPERATION_TYPES } from "../../shared/domain/registry.ts";
export { QUERIES, ownKindOf } from "../../shared/ipc/queries.ts";
