import type { CHECKED_BY } from "../../../shared/domain/approval/step.ts";
import type { BackupState } from "../../../shared/domain/checklist/outcomes.ts";
import type { AskingForm } from "../../records/index.ts";
import type { Given } from "../../signing/first-signed.ts";

/** Who signs in a run, as its forms hold it. */
export interface SignValues {
  name: string;
  identityCheck: string | null;
  signed: Given | null;
}

export const UNSIGNED: SignValues = { name: "", identityCheck: null, signed: null };

export interface AgreeValues extends SignValues {
  consentBy: string;
  backup: BackupState | null;
}

export const NOTHING_AGREED: AgreeValues = { ...UNSIGNED, consentBy: "", backup: null };

/** What a step asks before it is done. */
export type AgreeAsks = "consent" | "backup";

function signatureIn({ name, identityCheck, signed }: SignValues) {
  return (
    signed && {
      ...{ name: name.trim(), strokes: signed.strokes, signedAt: signed.signedAt },
      identityCheck: identityCheck as (typeof CHECKED_BY)[number],
    }
  );
}

/** Consent of the user, or the state of their backup; who declines one signs for it. */
export function agreeForm(run: string, asks: AgreeAsks): AskingForm<AgreeValues> {
  return {
    asks: ({ consentBy, backup, ...signing }) => [
      "run.agree",
      asks === "consent"
        ? { run, consent: true, consentBy: consentBy.trim() }
        : {
            ...{ run, ...(backup === null ? {} : { backup }) },
            backupSignature: backup === "declined" ? signatureIn(signing) : null,
          },
    ],
    places: {
      consentBy: "consentBy",
      consent: "backup",
      backup: "backup",
      "backupSignature.name": "name",
      "backupSignature.identityCheck": "identityCheck",
      backupSignature: "signed",
    },
  };
}

/** A step that somebody signs. @param at as it is when it is asked */
export function signForm(run: string, step: string, at: () => string): AskingForm<SignValues> {
  const place = `answer.${step}.signature`;
  return {
    asks: (values) => {
      const answer = { outcome: "normal" as const, at: at(), signature: signatureIn(values) };
      return ["run.answer", { run, answer: { [step]: answer } }];
    },
    places: {
      [`${place}.name`]: "name",
      [`${place}.identityCheck`]: "identityCheck",
      [place]: "signed",
      // It is given as it is signed; nobody types it.
      [`answer.${step}.at`]: "signed",
    },
  };
}
