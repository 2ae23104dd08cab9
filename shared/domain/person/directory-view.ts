import type { EntityState } from "../../log/state.ts";
import type { Role } from "../permission/permission.ts";

export interface PersonRow {
  id: string;
  name: string;
  employeeNo: string;
  dept: string;
  phone: string;
  mail: string;
  site: string | null;
  place: string;
  vip: boolean;
  active: boolean;
  pending: number;
}

export interface SiteRow {
  id: string;
  name: string;
  code: string;
  address: string;
  active: boolean;
  pending: number;
}

export interface MemberRow {
  id: string;
  name: string;
  role: Role;
  active: boolean;
}

export interface DeviceRow {
  id: string;
  member: string;
  code: string;
  publicKey: string;
  revoked: boolean;
}

const str = (state: EntityState, name: string): string => {
  const value = state.fields[name];
  return typeof value === "string" ? value : "";
};

export function personRow(state: EntityState): PersonRow {
  return {
    id: state.id,
    name: str(state, "name"),
    employeeNo: str(state, "employeeNo"),
    dept: str(state, "dept"),
    phone: str(state, "phone"),
    mail: str(state, "mail"),
    site: str(state, "site") || null,
    place: str(state, "place"),
    vip: state.fields.vip === true,
    active: state.fields.active !== false,
    pending: state.pending,
  };
}

export function siteRow(state: EntityState): SiteRow {
  return {
    id: state.id,
    name: str(state, "name"),
    code: str(state, "code"),
    address: str(state, "address"),
    active: state.fields.active !== false,
    pending: state.pending,
  };
}

export function memberRow(state: EntityState): MemberRow {
  return {
    id: state.id,
    name: str(state, "name"),
    role: (str(state, "role") || "auditor") as Role,
    active: state.fields.active === true,
  };
}

export function deviceRow(state: EntityState): DeviceRow {
  return {
    id: state.id,
    member: str(state, "member"),
    code: str(state, "code"),
    publicKey: str(state, "publicKey"),
    revoked: state.fields.revoked === true,
  };
}
