/** Roles of a service department; one member has one role. */
export const ROLES = ["technician", "lead", "assetManager", "manager", "auditor"] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  "ticket.write",
  "ticket.archive",
  "asset.write",
  "asset.merge",
  "asset.declassify",
  "custody.write",
  "custody.resolve",
  "disposal.write",
  "conflict.resolve",
  "directory.write",
  "file.write",
  "run.write",
  "round.write",
  "gate.override",
  "priority.override",
  "quality.review",
  "checklist.write",
  "definition.write",
  "assetkind.write",
  "import.run",
  "export.run",
  "access.look",
  "data.erase",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/**
 * The one permission table: the renderer hides by it, the core refuses early by it, the hub
 * enforces it. Everyone may read; nobody's reading is in this table.
 */
const TABLE: Readonly<Record<Role, readonly Permission[]>> = {
  technician: [
    "ticket.write",
    "asset.write",
    "custody.write",
    "disposal.write",
    "conflict.resolve",
    "directory.write",
    "file.write",
    "run.write",
    "import.run",
    "export.run",
    "access.look",
  ],
  lead: PERMISSIONS,
  assetManager: [
    "ticket.write",
    "asset.write",
    "asset.merge",
    "asset.declassify",
    "custody.write",
    "custody.resolve",
    "disposal.write",
    "conflict.resolve",
    "directory.write",
    "file.write",
    "run.write",
    "round.write",
    "assetkind.write",
    "import.run",
    "export.run",
    "access.look",
  ],
  manager: [
    "ticket.write",
    "ticket.archive",
    "asset.declassify",
    "disposal.write",
    "conflict.resolve",
    "file.write",
    "round.write",
    "gate.override",
    "priority.override",
    "quality.review",
    "checklist.write",
    "definition.write",
    "assetkind.write",
    "export.run",
    "access.look",
    "data.erase",
  ],
  auditor: ["export.run", "access.look"],
};

export function may(role: Role, permission: Permission): boolean {
  return TABLE[role].includes(permission);
}
