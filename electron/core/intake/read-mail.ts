import PostalMime from "postal-mime";
import type { Address, Attachment, Email } from "postal-mime";
import type { MailReason } from "../../../shared/ipc/intake.ts";
import { textOfHtml } from "./html-text.ts";
import { rightedMail } from "./mail-bytes.ts";

/** A mail as a draft is filled from it. */
export interface MailRead {
  /** Why not all of it was read; null where it was. */
  reason: MailReason | null;
  subject: string;
  /** As it says itself: name and address. */
  from: string;
  /** When it was sent, as its sender's clock had it; null where it does not say. */
  sentAt: string | null;
  text: string;
  attachments: { name: string; bytes: Uint8Array }[];
}

/** So much is read whole, while others wait a moment; of a longer one only the beginning, in which its text stands. */
const MOST_WHOLE = 6 * 1024 * 1024;
const BEGINNING = 1024 * 1024;

/** How many bytes of a mail are read. @param size all of them */
export const bytesRead = (size: number): number => (size > MOST_WHOLE ? BEGINNING : size);
/** Text beyond is in the file. */
const MOST_TEXT = 100_000;
const MOST_LINE = 1000;

const NOTHING: Omit<MailRead, "reason"> = { subject: "", from: "", sentAt: null, text: "", attachments: [] };
/** No nesting that a mail program makes. */
const LIMITS = { maxNestingDepth: 30, maxHeadersSize: 1024 * 1024, maxRfc822NestingDepth: 4 };

/**
 * Reads a mail, whatever the bytes are: it answers, and throws for nothing that somebody can bring.
 *
 * @param bytes the first of it, as many as `bytesRead` says
 * @param size of all of it
 */
export async function readMail(bytes: Uint8Array, size = bytes.length): Promise<MailRead> {
  const isLong = size > bytes.length;
  if (!looksLikeMail(bytes)) return { ...NOTHING, reason: "notAMail" };
  const mail = await parsed(rightedMail(bytes));
  if (mail === null) return { ...NOTHING, reason: "damaged" };
  const text = textOf(mail);
  const attachments = isLong ? [] : mail.attachments.filter(isMeant).flatMap(attachmentOf);
  const subject = oneLine(mail.subject ?? "");
  const isEmpty = text === "" && subject === "" && attachments.length === 0;
  return {
    reason: isLong ? "long" : isEmpty ? "nothingToRead" : null,
    subject,
    from: senderOf(mail.from),
    sentAt: mail.date && !Number.isNaN(Date.parse(mail.date)) ? mail.date : null,
    text,
    attachments,
  };
}

/** Its first line is a header's, or an mbox's `From `; nothing else begins so. */
function looksLikeMail(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 2000))
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart();
  return (
    /^(?:From |[!-9;-~]{1,76}[ \t]*:)/.test(start) &&
    /^(?:from|date|subject|received|to|mime-version|content-type|message-id|return-path|x-[\w-]+|delivered-to|sender|reply-to)[ \t]*:/im.test(
      start,
    )
  );
}

async function parsed(bytes: Uint8Array): Promise<Email | null> {
  try {
    return await PostalMime.parse(bytes, LIMITS);
  } catch {
    // What it throws for is the mail's: nested or headed beyond all bounds.
    return null;
  }
}

function textOf({ text = "", html = "" }: Email): string {
  const plain = text.trim() === "" ? textOfHtml(html.slice(0, MOST_TEXT * 10)) : text;
  return cleaned(plain).slice(0, MOST_TEXT).trim();
}

/** Without what nobody sees and what turns the order of letters around. */
function cleaned(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\ufeff]/gu, "")
    .replace(/\n{3,}/g, "\n\n");
}

const oneLine = (text: string) => cleaned(text).replace(/\s+/g, " ").trim().slice(0, MOST_LINE);

function senderOf(from: Address | undefined): string {
  if (!from) return "";
  const { name, address = "" } = from.group?.[0] ?? from;
  return oneLine([name, address === "" ? "" : `<${address}>`].join(" "));
}

/** Small pictures of a signature come with every mail; what is meant has a name or is no part of the page. */
const isMeant = ({ filename, related, mimeType }: Attachment) =>
  !(related === true && (filename === null || /^image\d*\.(?:png|gif|jpe?g)$/i.test(filename))) &&
  mimeType !== "application/pgp-signature";

function attachmentOf({ filename, mimeType, content }: Attachment): MailRead["attachments"] {
  const bytes = typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);
  const ending = mimeType === "message/rfc822" ? "eml" : "";
  const name = oneLine(filename ?? ["attachment", ending].filter(Boolean).join("."));
  return bytes.length === 0 ? [] : [{ name, bytes }];
}
