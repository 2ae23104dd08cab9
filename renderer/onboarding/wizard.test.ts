import { describe, expect, test } from "vitest";
import { createProfile } from "../../shared/ipc/desk-channels.ts";
import { formatPairingCode } from "../../shared/protocol/pairing.ts";
import { failureOf, fingerprintGroups, problemsOf, profileAnswers, stepsOf } from "./wizard.ts";
import type { WizardAnswers } from "./wizard.ts";

const code = formatPairingCode({
  address: "https://hub.example:7443",
  fingerprint: "ab".repeat(32),
  secret: "s".repeat(24),
  workspace: "0190a000-0000-7000-8000-000000000001",
});
const empty: WizardAnswers = {
  locale: "zh-CN",
  how: null,
  code: "",
  name: "",
  workspaceName: "",
  passphrase: "",
  repeated: "",
};
const error = (code: string, rest: object = {}) =>
  ({ code, message: "", path: "", ...rest }) as Parameters<typeof failureOf>[0];

describe("first-run wizard", () => {
  test("a passphrase is asked for only where the system keeps no secrets", () => {
    expect(stepsOf(false)).toContain("passphrase");
    expect(stepsOf(true)).not.toContain("passphrase");
  });

  test("joining needs a well-formed code; starting alone needs two names", () => {
    expect(problemsOf("start", empty)).toEqual({ how: "needHow" });
    expect(problemsOf("start", { ...empty, how: "join" })).toEqual({ code: "needCode" });
    expect(problemsOf("start", { ...empty, how: "join", code: `${code}&x` })).toEqual({ code: "notACode" });
    expect(problemsOf("start", { ...empty, how: "join", code: ` ${code}\n` })).toEqual({});
    expect(problemsOf("start", { ...empty, how: "alone", name: " " })).toEqual({
      name: "needName",
      workspaceName: "needWorkspaceName",
    });
  });

  test("a passphrase is long enough and typed twice alike", () => {
    expect(problemsOf("passphrase", { ...empty, passphrase: "short" })).toEqual({ passphrase: "tooShort" });
    const typed = { ...empty, passphrase: "long enough", repeated: "long enougj" };
    expect(problemsOf("passphrase", typed)).toEqual({ repeated: "notRepeated" });
    expect(problemsOf("passphrase", { ...typed, repeated: "long enough" })).toEqual({});
  });

  test("finished answers have the form the core takes", () => {
    const join = profileAnswers({ ...empty, how: "join", code: ` ${code} ` }, true);
    const alone = profileAnswers(
      { ...empty, how: "alone", name: " 王技术 ", workspaceName: "信息部", passphrase: "12345678" },
      false,
    );
    expect(createProfile.parse(join)).toEqual({
      locale: "zh-CN",
      passphrase: null,
      start: { how: "join", code },
    });
    expect(createProfile.parse(alone).start).toEqual({
      how: "alone",
      name: "王技术",
      workspaceName: "信息部",
    });
  });

  test("failures are told apart by what the person can do about them", () => {
    expect(failureOf(error("hub", { details: { hub: "badCode" } }))).toBe("badCode");
    expect(failureOf(error("hub", { details: { hub: "internal" } }))).toBe("refused");
    expect(failureOf(error("offline", { details: { problem: "certificate" } }))).toBe("certificate");
    expect(failureOf(error("offline"))).toBe("unreachable");
    expect(failureOf(error("hub", { details: { hub: "protocol" } }))).toBe("protocol");
    expect(failureOf(error("malformed", { path: "start.code" }))).toBe("badCode");
    expect(failureOf(error("readOnly"))).toBe("disk");
    expect(failureOf(error("internal"))).toBe("internal");
  });

  test("a fingerprint is read out in groups of four", () => {
    expect(fingerprintGroups("0a1b2c")).toEqual(["0A1B", "2C"]);
  });
});
