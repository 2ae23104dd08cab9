import { expect, test } from "vitest";
import type { CredentialValues } from "./credentials-form.ts";
import { NO_CREDENTIALS, credentialsIn } from "./credentials-form.ts";

const asked = (values: Partial<CredentialValues>) => credentialsIn({ ...NO_CREDENTIALS, ...values });

test("SNMP by community, by user and keys, and the account for shares, as probes take them", () => {
  expect(asked({ community: "s3cret" })).toEqual({
    credentials: { kind: "snmp", version: "2c", community: "s3cret" },
  });
  const keys = {
    authProtocol: "sha256",
    authKey: "authpass1",
    privProtocol: "aes",
    privKey: "privpass1",
  } as const;
  expect(asked({ signIn: "snmp3", user: "ops", ...keys, community: "left over" })).toEqual({
    credentials: { kind: "snmp", version: "3", user: "ops", ...keys },
  });
  expect(asked({ signIn: "snmp3", user: "ops" })).toEqual({
    credentials: { kind: "snmp", version: "3", user: "ops" },
  });
  expect(asked({ signIn: "smb", user: "scan", password: "p", domain: "CORP" })).toEqual({
    credentials: { kind: "smb", user: "scan", password: "p", domain: "CORP" },
  });
});

test("what is wrong is said at its field", () => {
  expect(asked({})).toEqual({ wrong: "community" });
  expect(asked({ signIn: "smb" })).toEqual({ wrong: "user" });
  const v3 = (values: Partial<CredentialValues>) => asked({ signIn: "snmp3", user: "ops", ...values });
  expect(v3({ authProtocol: "sha", authKey: "short" })).toEqual({ wrong: "authKey" });
  expect(v3({ authKey: "long enough" })).toEqual({ wrong: "authProtocol" });
  expect(v3({ privProtocol: "aes", privKey: "long enough" })).toEqual({ wrong: "authProtocol" });
});
