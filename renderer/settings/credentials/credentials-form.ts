import { probeCredentials } from "../../../shared/domain/checklist/credentials.ts";
import type {
  CredentialKind,
  ProbeCredentials,
  SNMP_CIPHERS,
  SNMP_DIGESTS,
} from "../../../shared/domain/checklist/credentials.ts";

/** What a technician chooses among: SNMP by its version, and the account for shares. */
export const SIGN_INS = ["snmp2c", "snmp3", "smb"] as const;
export type SignIn = (typeof SIGN_INS)[number];

export const kindOf = (signIn: SignIn): CredentialKind => (signIn === "smb" ? "smb" : "snmp");

export interface CredentialValues {
  signIn: SignIn;
  /** Null: any site that has none of its own. */
  site: string | null;
  community: string;
  user: string;
  authProtocol: (typeof SNMP_DIGESTS)[number] | null;
  authKey: string;
  privProtocol: (typeof SNMP_CIPHERS)[number] | null;
  privKey: string;
  password: string;
  domain: string;
}

/** Nothing that is kept comes back into a form: what is there is replaced whole. */
export const NO_CREDENTIALS: CredentialValues = {
  ...{ signIn: "snmp2c", site: null, community: "", user: "", password: "", domain: "" },
  ...{ authProtocol: null, authKey: "", privProtocol: null, privKey: "" },
};

/** As they are kept; what is not filled in is left out, and the form of credentials says what is wrong. */
function askedOf(values: CredentialValues): unknown {
  const { signIn, community, user, authProtocol, authKey, privProtocol, privKey, password, domain } = values;
  const given = (said: Record<string, string | null>) =>
    Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null && value !== ""));
  if (signIn === "snmp2c") return { kind: "snmp", version: "2c", community };
  if (signIn === "smb") return { kind: "smb", user, password, domain };
  return {
    ...{ kind: "snmp", version: "3", user },
    ...given({ authProtocol, authKey, privProtocol, privKey }),
  };
}

export type CredentialField = Exclude<keyof CredentialValues, "signIn" | "site">;

/** What would be kept, or the first field that keeps it from being so. */
export function credentialsIn(
  values: CredentialValues,
): { credentials: ProbeCredentials } | { wrong: CredentialField } {
  const { authProtocol, privProtocol, authKey, privKey, signIn } = values;
  // A cipher without a digest, and a key without its protocol, say in which field they are meant.
  if (signIn === "snmp3" && authKey !== "" && authProtocol === null) return { wrong: "authProtocol" };
  if (signIn === "snmp3" && privKey !== "" && privProtocol === null) return { wrong: "privProtocol" };
  if (signIn === "snmp3" && authProtocol !== null && authKey.length < 8) return { wrong: "authKey" };
  if (signIn === "snmp3" && privProtocol !== null && privKey.length < 8) return { wrong: "privKey" };
  const read = probeCredentials.safeParse(askedOf(values));
  if (read.success) return { credentials: read.data };
  if (privProtocol !== null && authProtocol === null) return { wrong: "authProtocol" };
  return { wrong: signIn === "snmp2c" ? "community" : "user" };
}
