import { z } from "zod";
import { assetEdits, assetMerge, rawDocument } from "./asset/asset-operations.ts";
import { conflictResolve } from "./conflict/conflict-resolve.ts";
import { CONDITIONS, custodyHandOver, custodyReturn, signature } from "./custody/custody-operations.ts";
import type { Permission } from "./permission/permission.ts";
import { personEdits } from "./person/person.ts";
import { siteEdits } from "./site/site.ts";
import {
  ticketAccept,
  ticketArchive,
  ticketAssign,
  ticketClose,
  ticketEdit,
  ticketEdits,
  ticketNote,
  ticketReopen,
  ticketResolve,
} from "./ticket/ticket-operations.ts";
import { ref, text } from "./words.ts";

/** What a user asks. The core adds ids, numbers, chain links and seals it as one operation. */
export interface CommandType<S extends z.ZodType = z.ZodType> {
  schema: S;
  /** Null for commands that stay on this laptop (drafts, preferences). */
  permission: Permission | null;
  /** One sentence for docs/commands.md. */
  about: string;
}

const command = <S extends z.ZodType>(
  permission: Permission | null,
  about: string,
  schema: S,
): CommandType<S> => ({
  permission,
  about,
  schema,
});

/** A signature as the pad gives it; the core binds it to the document's hash. */
const penSignature = signature.omit({ docHash: true });

const custodyLines = z
  .array(
    z.object({
      asset: ref,
      condition: z.enum(CONDITIONS),
      accessories: text(400).default(""),
      note: text(400).default(""),
    }),
  )
  .min(1)
  .max(200)
  .refine(
    (lines) => new Set(lines.map((line) => line.asset)).size === lines.length,
    "an asset stands in two lines",
  );

const overSigned = { lines: custodyLines, signatures: z.array(penSignature).max(4).default([]) };

export const COMMANDS = {
  "ticket.open": command(
    "ticket.write",
    "Opens a ticket. Answers {id, number}.",
    z.object({
      set: ticketEdits.refine((set) => typeof set.title === "string", {
        message: "a ticket needs a title",
        path: ["title"],
      }),
      assets: z.array(ref).max(100).default([]),
      tags: z.array(text(30, 1)).max(30).default([]),
      assignee: ref.nullable().default(null),
    }),
  ),
  "ticket.edit": command("ticket.write", "Changes at least one field of a ticket.", ticketEdit.payload),
  "ticket.assign": command("ticket.write", "Gives a ticket to a member, or to nobody.", ticketAssign.payload),
  "ticket.accept": command("ticket.write", "Takes a new ticket.", ticketAccept.payload),
  "ticket.note": command("ticket.write", "Adds an entry to the work log.", ticketNote.payload),
  "ticket.resolve": command(
    "ticket.write",
    "Says that the ticket is solved, and how.",
    ticketResolve.payload,
  ),
  "ticket.reopen": command("ticket.write", "Takes a solved or closed ticket up again.", ticketReopen.payload),
  "ticket.close": command(
    "ticket.write",
    "Closes a solved ticket with the confirmation of the user.",
    ticketClose.payload,
  ),
  "ticket.archive": command("ticket.archive", "Moves a closed ticket to the archive.", ticketArchive.payload),
  "asset.register": command(
    "asset.write",
    "Registers an asset. Answers {id, number}.",
    z.object({ set: assetEdits, document: rawDocument.optional() }),
  ),
  "asset.edit": command(
    "asset.write",
    "Changes at least one field of an asset, or adds a document.",
    z.object({ asset: ref, set: assetEdits, document: rawDocument.optional() }),
  ),
  "asset.merge": command(
    "asset.merge",
    "Makes one record of two: `drop` becomes part of `asset`.",
    assetMerge.payload,
  ),
  "custody.handOver": command(
    "custody.write",
    "Hands assets over to a person. Answers {id, number}.",
    custodyHandOver.payload.omit({ number: true }).extend(overSigned),
  ),
  "custody.return": command(
    "custody.write",
    "Takes assets back into stock. Answers {id, number}.",
    custodyReturn.payload.omit({ number: true }).extend(overSigned),
  ),
  "custody.resolve": command(
    "custody.resolve",
    "Decides a contested custody: `adopt` is the last event of the story that holds, `tips` the last events of all stories shown.",
    z.object({ asset: ref, adopt: ref, tips: z.array(ref).min(1).max(50), note: text(1000, 2) }),
  ),
  "conflict.resolve": command(
    "conflict.resolve",
    "Settles a conflict of texts or states with a chosen value.",
    conflictResolve.payload,
  ),
  "person.set": command(
    "directory.write",
    "Adds a person (no `person`) or changes one. Answers {id}.",
    z.object({ person: ref.optional(), set: personEdits }),
  ),
  "site.set": command(
    "directory.write",
    "Adds a site (no `site`) or changes one. Answers {id}.",
    z.object({ site: ref.optional(), set: siteEdits }),
  ),
  "draft.save": command(
    null,
    "Keeps what is being typed, on this laptop only.",
    z.object({
      /** Which form on which record, e.g. `ticket.open` or `ticket.note:<id>`. */
      key: z.string().min(1).max(120),
      form: z.string().min(1).max(60),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  "draft.discard": command(null, "Drops a draft.", z.object({ key: z.string().min(1).max(120) })),
  "preference.set": command(
    null,
    "Remembers a setting of this laptop.",
    z.object({
      key: z.string().regex(/^[a-zA-Z.]{1,60}$/),
      value: z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]),
    }),
  ),
  "refusal.acknowledge": command(
    null,
    "Marks a refused operation as looked at; it is kept.",
    z.object({ operation: ref }),
  ),
} as const satisfies Record<string, CommandType>;

export type CommandName = keyof typeof COMMANDS;
