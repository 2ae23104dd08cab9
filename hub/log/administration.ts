import { ROLES } from "../../shared/domain/permission/permission.ts";
import type { Role } from "../../shared/domain/permission/permission.ts";
import { memberSet } from "../../shared/domain/member/member.ts";
import { done, fault } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { DeviceRow, MemberRow } from "../store/hub-store.ts";
import { hashSecret } from "./hub-crypto.ts";
import type { HubContext } from "./hub-facts.ts";
import { writeRoster } from "./roster.ts";

const SECRET_BYTES = 24;
export const MAX_PAIRING_MINUTES = 24 * 60;

export interface PairingSecret {
  /** Shown once; the hub keeps only its hash. */
  secret: string;
  expiresAt: number;
}

/** What the administrator does; each is one transaction, and works beside running hubs. */
export interface Administration {
  members(): Promise<MemberRow[]>;
  devices(): Promise<DeviceRow[]>;
  addMember(member: { name: string; role: string }): Promise<Outcome<MemberRow>>;
  setRole(member: string, role: string): Promise<Outcome<MemberRow>>;
  disableMember(member: string): Promise<Outcome<MemberRow>>;
  createPairingSecret(member: string, minutes: number): Promise<Outcome<PairingSecret>>;
  revokeDevice(device: string, reason?: string): Promise<Outcome<DeviceRow>>;
}

export function administrationOf(context: HubContext): Administration {
  const { store, environment } = context;

  const setMember = async (
    id: string,
    change: (before: MemberRow | null) => Outcome<Omit<MemberRow, "id">>,
  ): Promise<Outcome<MemberRow>> =>
    store.write(async (tx) => {
      const changed = change(await tx.member(id));
      if (!changed.ok) return changed;
      const parsed = memberSet.payload.safeParse({ member: id, ...changed.value });
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        return fault("malformed", issue?.message ?? "does not fit", issue?.path.join("."));
      }
      await writeRoster(context, tx, "member.set", parsed.data);
      return done({ id, ...changed.value });
    });

  const known = (before: MemberRow | null, change: Partial<MemberRow>): Outcome<Omit<MemberRow, "id">> => {
    if (!before) return fault("notFound", "no such member", "user");
    const { name, role, active } = { ...before, ...change };
    return done({ name, role, active });
  };

  return {
    members: () => store.members(),
    devices: () => store.devices(),
    addMember: ({ name, role }) =>
      setMember(environment.uuidv7(), () => {
        if (!isRole(role)) return unknownRole();
        return done({ name, role, active: true });
      }),
    setRole: (member, role) =>
      setMember(member, (before) => (isRole(role) ? known(before, { role }) : unknownRole())),
    disableMember: (member) => setMember(member, (before) => known(before, { active: false })),

    createPairingSecret: (id, minutes) =>
      store.write(async (tx) => {
        if (!(minutes > 0 && minutes <= MAX_PAIRING_MINUTES)) {
          return fault("malformed", `minutes: more than 0, at most ${MAX_PAIRING_MINUTES}`, "minutes");
        }
        const member = await tx.member(id);
        if (!member) return fault("notFound", "no such member", "user");
        if (!member.active) return fault("forbidden", "the member is not active", "user");
        const now = environment.now();
        const secret = environment.randomBytes(SECRET_BYTES).toString("base64url");
        const expiresAt = now + Math.round(minutes * 60_000);
        await tx.dropExpiredPairingCodes(now);
        await tx.savePairingCode({
          hash: hashSecret(secret),
          member: id,
          expiresAt,
          usedAt: null,
          usedBy: null,
        });
        return done({ secret, expiresAt });
      }),

    revokeDevice: (id, reason = "") =>
      store.write(async (tx) => {
        const device = await tx.device(id);
        if (!device) return fault("notFound", "no such device", "device");
        await writeRoster(context, tx, "device.revoke", { device: id, reason });
        const revoked = { ...device, revoked: true, tokenHash: null };
        await tx.saveDevice(revoked);
        return done(revoked);
      }),
  };
}

function isRole(role: string): role is Role {
  return (ROLES as readonly string[]).includes(role);
}

function unknownRole() {
  return fault("malformed", `a role is one of ${ROLES.join(", ")}`, "role");
}
