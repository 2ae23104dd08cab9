import { parsePairingCode } from "../../shared/protocol/pairing.ts";
import type { CoreError } from "../../shared/ipc/contract.ts";
import type { CreateProfile } from "../../shared/ipc/desk-channels.ts";
import { strengthOf } from "./passphrase-strength.ts";

export type WizardStep = "language" | "start" | "passphrase" | "create" | "recovery";

/** What the first-run wizard has been told so far. Lives in memory only: it holds a passphrase. */
export interface WizardAnswers {
  locale: CreateProfile["locale"];
  how: "join" | "alone" | null;
  code: string;
  name: string;
  workspaceName: string;
  passphrase: string;
  repeated: string;
}

/** Steps in order. Where the system keeps secrets there is no passphrase to choose. */
export function stepsOf(systemKeepsSecrets: boolean): WizardStep[] {
  const steps: WizardStep[] = ["language", "start", "passphrase", "create", "recovery"];
  return systemKeepsSecrets ? steps.filter((step) => step !== "passphrase") : steps;
}

export type WizardField = "how" | "code" | "name" | "workspaceName" | "passphrase" | "repeated";

/** What keeps the wizard from going on from a step, by field; the code is a key of the catalogue. */
export function problemsOf(step: WizardStep, answers: WizardAnswers): Partial<Record<WizardField, string>> {
  if (step === "start") return startProblems(answers);
  if (step !== "passphrase") return {};
  if (strengthOf(answers.passphrase) === "tooShort") return { passphrase: "tooShort" };
  return answers.passphrase === answers.repeated ? {} : { repeated: "notRepeated" };
}

function startProblems({ how, code, name, workspaceName }: WizardAnswers) {
  const problems: Partial<Record<WizardField, string>> = {};
  if (how === null) problems.how = "needHow";
  if (how === "join" && !parsePairingCode(code)) problems.code = code.trim() === "" ? "needCode" : "notACode";
  if (how === "alone" && name.trim() === "") problems.name = "needName";
  if (how === "alone" && workspaceName.trim() === "") problems.workspaceName = "needWorkspaceName";
  return problems;
}

/** The answers as the core takes them; call only when no step has problems. */
export function profileAnswers(answers: WizardAnswers, systemKeepsSecrets: boolean): CreateProfile {
  const { locale, how, code, name, workspaceName, passphrase } = answers;
  return {
    locale,
    passphrase: systemKeepsSecrets ? null : passphrase,
    start:
      how === "join"
        ? { how, code: code.trim() }
        : { how: "alone", name: name.trim(), workspaceName: workspaceName.trim() },
  };
}

/** Why making the profile failed, as a key of the catalogue. */
export type WizardFailure =
  "unreachable" | "badCode" | "certificate" | "protocol" | "disk" | "file" | "refused" | "internal";

export function failureOf(error: CoreError): WizardFailure {
  const details = error.details ?? {};
  const codes = [details.hub, details.problem, error.code];
  const is = (...known: string[]) => codes.some((code) => typeof code === "string" && known.includes(code));
  if (is("badCode")) return "badCode";
  if (is("certificate")) return "certificate";
  if (is("protocol", "hubTooOld", "clientTooOld")) return "protocol";
  if (is("offline", "unreachable")) return "unreachable";
  if (is("hub")) return "refused";
  if (is("readOnly")) return "disk";
  if (is("file")) return "file";
  return is("malformed") && error.path.includes("code") ? "badCode" : "internal";
}

/** The fingerprint in groups of four, as an administrator reads it out. */
export function fingerprintGroups(fingerprint: string): string[] {
  return fingerprint.toUpperCase().match(/.{1,4}/gu) ?? [];
}
