import { z } from "zod";
import { CREDENTIAL_KINDS, probeCredentials } from "./checklist/credentials.ts";
import { ref } from "./words.ts";

/** Commands that stay on this laptop: no operation, no permission. */
export const LOCAL_COMMANDS = {
  "draft.save": {
    about: "Keeps what is being typed, on this laptop only.",
    schema: z.object({
      /** Which form on which record, e.g. `ticket.open` or `ticket.note:<id>`. */
      key: z.string().min(1).max(120),
      form: z.string().min(1).max(60),
      data: z.record(z.string(), z.unknown()),
    }),
  },
  "draft.discard": { about: "Drops a draft.", schema: z.object({ key: z.string().min(1).max(120) }) },
  "preference.set": {
    about: "Remembers a setting of this laptop.",
    schema: z.object({
      key: z.string().regex(/^[a-zA-Z.]{1,60}$/),
      value: z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]),
    }),
  },
  "refusal.acknowledge": {
    about: "Marks a refused operation as looked at; it is kept.",
    schema: z.object({ operation: ref }),
  },
  "refusal.retry": {
    about:
      "Does a refused act again as it was entered, where the role allows it and the record has not gone on; the refused one is kept.",
    schema: z.object({ operation: ref }),
  },
  "probe.setCredentials": {
    about:
      "Keeps what probes sign in with at a site (null: at any), in the encrypted store of this laptop only; replaces what was kept of its kind.",
    schema: z.object({ site: ref.nullable().default(null), credentials: probeCredentials }),
  },
  "probe.forgetCredentials": {
    about: "Forgets what probes sign in with at a site (null: at any).",
    schema: z.object({ site: ref.nullable().default(null), kind: z.enum(CREDENTIAL_KINDS) }),
  },
} as const;
