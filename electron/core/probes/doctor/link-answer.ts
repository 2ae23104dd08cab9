import type { Localized } from "../../../../shared/domain/definition/localized.ts";
import type { NetworkFacts, Interface } from "../network/interface.ts";
import type { ProxySettings } from "../network/proxy-settings.ts";
import { say } from "../frame/answers.ts";
import type { ProbeContext } from "../probe.ts";
import type { NetworkTargets } from "../targets.ts";

/** A link that is broken, and what is told of it. */
export interface Broken {
  state: "broken";
  text: Localized;
}

/**
 * What one link says. `doubtful`: nothing proves it and nothing rules it out; it is the broken one when
 * what lies behind it fails, and good when that answers.
 */
export type LinkAnswer =
  | Broken
  | { state: "notAvailable"; text: Localized }
  | {
      state: "good";
      text: Localized;
      /** What takes its time to be found out while the chain is walked on; asked for in the end. */
      unless?: Promise<Broken | null>;
    }
  | {
      state: "doubtful";
      /** Told when what lies behind answers. */
      text: Localized;
      /** Told when it does not. */
      ifBroken: Localized;
      /** Asked again before it is named: a moment later more is known. */
      isStillDoubtful(): Promise<boolean>;
    };

/** What is known on the way, from link to link. */
export interface Examination {
  context: ProbeContext;
  targets: NetworkTargets;
  facts: NetworkFacts;
  /** The interface that is used; absent where there is none. */
  used: Interface | undefined;
  proxy: ProxySettings;
  /** A server's clock against this one, s, by the page of the log-in check; null where none was seen. */
  clockByPage: number | null;
}

export type Link = (examination: Examination) => Promise<LinkAnswer>;

export const good = (zh: string, en: string, unless?: Promise<Broken | null>): LinkAnswer => ({
  ...{ state: "good", text: say(zh, en) },
  ...(unless && { unless }),
});
export const broken = (zh: string, en: string): Broken => ({ state: "broken", text: say(zh, en) });
export const notAvailableLink = (zh: string, en: string): LinkAnswer => ({
  state: "notAvailable",
  text: say(zh, en),
});
