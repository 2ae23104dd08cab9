import type { CredentialsByKind } from "../../../shared/domain/checklist/credentials.ts";
import type { ProbeName, ProbeOption } from "../../../shared/domain/checklist/probes.ts";
import type { Measured, MeasuredMachine, ProbeEnd } from "../../../shared/domain/checklist/reading.ts";
import type { HubPins } from "../identity.ts";
import type { NetworkTargets } from "./targets.ts";
import type { Localized } from "../../../shared/domain/definition/localized.ts";

/** Why a probe has no result, in a word. */
export type NoResult =
  /** No answer within the deadline. */
  | "timeout"
  /** The name resolves to nothing. */
  | "noSuchHost"
  | "refused"
  | "unreachable"
  /** It answered something that cannot be read. */
  | "garbage"
  | "closed"
  | "denied"
  /** Neither this tool nor another one for the same fact is on this machine. */
  | "toolMissing"
  /** The machine has no such thing: no battery, no Wi-Fi. */
  | "noSuchPart"
  | "needsAdministrator"
  | "needsCredentials"
  | "unsupported"
  | "noHub"
  /** An option is missing or is none. */
  | "badOption"
  /** The site forbids probes. */
  | "forbidden"
  /** The site wants to be asked first, and nobody has said who allowed it. */
  | "needsApproval"
  /** Where it is measured is not known, and not every site lets it pass. */
  | "needsSite"
  /** What it would be measured of takes no probes. */
  | "classified"
  | "crashed"
  | "cancelled";

/** What a probe answers: exactly one of four ends. Nothing is thrown out of it. */
export interface ProbeAnswer {
  end: ProbeEnd;
  /** Null with a result. */
  reason: NoResult | null;
  values: Measured[];
  /** What was received, as it was: text once decoded, else bytes. Null where there is nothing to keep. */
  raw: string | Uint8Array | null;
  /** In plain language, both languages. */
  text: Localized;
}

export type ProbeOptions = Readonly<Partial<Record<ProbeOption, string | number>>>;

/** What came of a program of the system. */
export interface Ran {
  /** Null when it was ended by a signal. */
  code: number | null;
  stdout: Uint8Array;
  stderr: Uint8Array;
}

/** How the hub is reached that this laptop is paired with; for what measures to it alone. */
export interface HubAccess extends HubPins {
  address: string;
  token: string;
}

/** What a probe gets; it reaches the machine and the network through nothing else that could block or leak. */
export interface ProbeContext {
  platform: NodeJS.Platform;
  /** Ends when the deadline is over or somebody stops it; everything a probe starts hears of it. */
  signal: AbortSignal;
  /** Share done, 0 to 1, where it can be told. */
  progress(share: number): void;
  /**
   * Runs a program of the system without a shell, in a fixed locale, and kills it with `signal`. Null when
   * there is no such program.
   */
  run(program: string, args: readonly string[], input?: string): Promise<Ran | null>;
  /** Text of a program's output: by the console's code page on Windows (GBK on a Chinese one), else UTF-8; null where it cannot be decoded. */
  decode(bytes: Uint8Array): string | null;
  /** The text of a small file of the system (`/proc`, `/sys`, leases); null where it cannot be read. */
  readFile(path: string): Promise<string | null>;
  now(): number;
  /** Whom probes of the network ask; the shipped ones where absent. */
  targets?: NetworkTargets;
  /** What to sign in with at the site of the run; a probe that needs them and has none says so. */
  credentials?: Readonly<CredentialsByKind>;
  hubAccess?: HubAccess | null;
}

/** One way to measure: a plain function, in a process of its own. */
export type Probe = (options: ProbeOptions, context: ProbeContext) => Promise<ProbeAnswer>;

/** A finished probe, with the machine it was measured on. */
export interface ProbeResult extends ProbeAnswer {
  probe: ProbeName;
  machine: MeasuredMachine;
  at: string;
  tookMs: number;
}
