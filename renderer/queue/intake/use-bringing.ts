import { useEffect, useEffectEvent, useRef } from "react";
import type { RefObject } from "react";
import { tamedName } from "../../../shared/blob/file-name.ts";
import { MAX_FILES } from "../../../shared/blob/limits.ts";
import type { KeptFile, ReadMail } from "../../../shared/ipc/intake.ts";
import { localMinute, momentOf, useCoreSession } from "../../core/index.ts";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import { isUnnamed } from "../../files/intake/file-names.ts";
import { pictureBeside } from "../../files/intake/picture-client.ts";
import { sendBytes } from "../../files/intake/send-bytes.ts";
import { takeFiles } from "../../files/intake/taking.ts";
import { useText } from "../../i18n/index.ts";
import type { DraftedForm } from "../../ui/index.ts";
import type { NewTicketForm } from "../forms/new-ticket-form.ts";
import { isBrought, isMail, keepable } from "./brought.ts";
import { useQueue } from "../queue-state.ts";
import { withProposal } from "./guesses.ts";

interface From {
  text: string;
  subject?: string;
  from?: string;
}
/** Characters that the core reads of a text; the whole of a longer one is kept as a file. */
const MOST_TEXT = 100_000;

/**
 * What is pasted or dropped while a ticket is written: a chat and a mail fill the form, each guess marked; a picture,
 * and every other file, is taken in and attached to the ticket once it is opened.
 *
 * @param pane where files may be dropped
 */
export function useBringing(pane: RefObject<HTMLElement | null>, form: DraftedForm<NewTicketForm>) {
  const t = useText("queue");
  const files = useText("files");
  const { client, now } = useCoreSession();
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  /** Changes the form that still stands: a draft that was sent is not begun anew. */
  const change = (make: (values: NewTicketForm) => Partial<NewTicketForm>) => {
    if (alive.current) form.patch(make);
  };
  const keep = (kept: readonly KeptFile[]) =>
    change((values) => {
      const fresh = kept.filter(({ blob }) => !values.files.some((each) => each.blob === blob));
      const room = MAX_FILES - values.files.length;
      const left = fresh
        .slice(room)
        .map(({ name }) => ({ name, why: ["queue:intake.tooMany"], values: { max: MAX_FILES } }));
      return { files: [...values.files, ...fresh.slice(0, room)], unread: [...values.unread, ...left] };
    });
  const tell = (name: string, why: readonly string[], values: Record<string, string> = {}) =>
    change(({ unread }) => ({
      unread: [
        ...unread.filter((each) => each.name !== name || each.why[0] !== why[0]),
        { name, why, values },
      ],
    }));

  async function propose({ text, subject = "", from = "" }: From): Promise<boolean> {
    const asked = { text: text.slice(0, MOST_TEXT), subject, from, now: momentOf(new Date(now())) };
    const proposed = await client.query("ticket.proposal", asked);
    if (!proposed.ok) return false;
    change((values) => withProposal(values, proposed.value));
    return proposed.value.isCut || text.length > MOST_TEXT;
  }

  const minute = () => localMinute(new Date(now())).replace("T", " ").replace(":", ".");
  const send = (bytes: Blob) => sendBytes(client, bytes, () => {}, new AbortController().signal);

  async function bringText(text: string): Promise<void> {
    const isCut = await propose({ text });
    if (!isCut) return;
    const name = `${t("intake.text", { when: minute() })}.txt`;
    const sent = await send(new Blob([text]));
    if (sent.ok) keep([{ blob: sent.value.address, name }]);
    tell(name, sent.ok ? ["queue:intake.cut"] : reasonOf(sent.error));
  }

  /** Whatever the file is: there is a draft, with the file where it may be kept, and the reason where it is not read. */
  async function bringMail(file: File): Promise<void> {
    const may = await keepable(file);
    const titled = () =>
      change(({ title, guessed }) =>
        title === "" ? { title: titleOf(file.name), guessed: [...guessed, "title"] } : {},
      );
    if (typeof may === "string") {
      titled();
      return tell(file.name, [`rules:rule.${may}`]);
    }
    const sent = await send(may.bytes);
    if (!sent.ok) {
      titled();
      return tell(file.name, reasonOf(sent.error));
    }
    const { address } = sent.value;
    keep([{ blob: address, name: tamedName(may.name) }]);
    const read = await client.ask<ReadMail>({ kind: "job", name: "readMail", params: { blob: address } });
    if (!read.ok) {
      titled();
      return tell(file.name, reasonOf(read.error));
    }
    const { reason, subject, from, text, left } = read.value;
    if (text !== "" || subject !== "" || from !== "") await propose({ text, subject, from });
    titled();
    keep(read.value.files);
    if (reason !== null) tell(file.name, [`queue:intake.reason.${reason}`]);
    if (left.length > 0) tell(left.join(t("and")), ["queue:intake.left"], { name: file.name });
  }

  const titleOf = (name: string) => t("intake.mailNamed", { name: name.replace(/\.eml$/i, "").slice(0, 60) });

  function bringFiles(brought: readonly File[]): void {
    for (const mail of brought.filter(isMail)) void bringMail(mail);
    const others = brought.filter((file) => !isMail(file));
    const unnamed = files("pasted", { when: minute() });
    void takeFiles(
      {
        beside: pictureBeside,
        // It belongs to the ticket that is being written, whatever a code in it names.
        namedIn: () => Promise.resolve(null),
        attach: async ({ name, bytes }, onProgress, stop) => {
          const sent = await sendBytes(client, bytes, onProgress, stop);
          if (sent.ok) keep([{ blob: sent.value.address, name }]);
          return sent;
        },
      },
      others.map((file) => ({ about: "", file, name: isUnnamed(file.name) ? unnamed : file.name })),
    );
  }

  /** What was brought to the queue and opened this form. */
  const takeUp = useEffectEvent(() => {
    const { brought } = useQueue.getState();
    if (!brought) return;
    useQueue.setState({ brought: null });
    if (brought.text !== "") void bringText(brought.text);
    if (brought.files.length > 0) bringFiles(brought.files);
  });
  useEffect(() => takeUp(), []);

  const pasted = useEffectEvent((event: ClipboardEvent) => {
    const { target, clipboardData } = event;
    const isHere =
      target instanceof Node && (pane.current?.closest("[role=dialog]")?.contains(target) ?? false);
    if (!clipboardData || (!isHere && document.activeElement !== document.body)) return;
    const [text, brought] = [clipboardData.getData("text/plain"), [...clipboardData.files]];
    if (brought.length > 0 && text === "") {
      event.preventDefault();
      bringFiles(brought);
    } else if (isBrought(text, target as HTMLTextAreaElement | null)) {
      event.preventDefault();
      void bringText(text);
    }
  });
  const dropped = useEffectEvent((event: DragEvent) => {
    const { files: brought = [] } = event.dataTransfer ?? {};
    const text = event.dataTransfer?.getData("text/plain") ?? "";
    if (brought.length > 0) bringFiles([...brought]);
    else if (text.trim() !== "") void bringText(text);
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => pasted(event);
    // Before the field that has the focus takes it as a line of its own.
    document.addEventListener("paste", onPaste, true);
    return () => document.removeEventListener("paste", onPaste, true);
  }, []);
  // It shows that it takes what is above it (`data-dropping`).
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const carries = ({ dataTransfer }: DragEvent) =>
      dataTransfer?.types.some((type) => /^(?:Files|text\/plain)$/.test(type)) === true;
    const over = (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      element.toggleAttribute("data-dropping", true);
    };
    const left = ({ relatedTarget }: DragEvent) => {
      if (!(relatedTarget instanceof Node && element.contains(relatedTarget)))
        element.toggleAttribute("data-dropping", false);
    };
    const onDrop = (event: DragEvent) => {
      element.toggleAttribute("data-dropping", false);
      if (!carries(event)) return;
      event.preventDefault();
      dropped(event);
    };
    element.addEventListener("dragover", over);
    element.addEventListener("dragleave", left);
    element.addEventListener("drop", onDrop);
    return () => {
      element.removeEventListener("dragover", over);
      element.removeEventListener("dragleave", left);
      element.removeEventListener("drop", onDrop);
    };
  }, [pane]);
  return { bringFiles };
}

/** Keys of why bytes were not taken. */
function reasonOf({ code, details }: CoreError): string[] {
  const rule = details?.rule;
  return [...(typeof rule === "string" ? [`rules:rule.${rule}`] : []), `errors:${code}.what`];
}
