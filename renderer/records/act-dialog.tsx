import type { ReactNode } from "react";
import { useState } from "react";
import type { CommandName } from "../../shared/domain/commands.ts";
import type { Asked } from "../core/index.ts";
import { useCommand } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { TO_BE_GIVEN, standing } from "../signing/first-signed.ts";
import type { Given, Signable, ToSign } from "../signing/first-signed.ts";
import { SetPinDialog } from "../signing/set-pin-dialog.tsx";
import { SignedFoot } from "../signing/signed-foot.tsx";
import { SigningView } from "../signing/signing-view.tsx";
import type { Signed } from "../signing/signing-view.tsx";
import type { DraftedForm } from "../ui/index.ts";
import { DraftNote, FormDialog, Stack, useDraftedForm } from "../ui/index.ts";
import type { AskingForm } from "./asking-form.ts";
import { useRules } from "./use-rules.ts";

/** What a dialog of one act is given, whatever it is done to. */
export interface ActDialogProps<V extends object> {
  title: string;
  submit?: string;
  size?: "md" | "lg" | "xl";
  /** What is done is for good. */
  danger?: boolean;
  /** Sent by its button alone. */
  deliberate?: boolean;
  foot?: ReactNode;
  asking: AskingForm<V>;
  /** What is asked of other records with it, in the same act. */
  beside?: (asked: Asked) => readonly Asked[];
  initial: V;
  /** What the act itself would not refuse, or not say as well. */
  wrong?: (values: V) => Partial<Record<(keyof V & string) | "form", string>> | null;
  /** Who signs what these values say, on a screen that is handed over; null when nobody does. */
  signs?: V extends Signable ? (values: V) => ToSign | null : never;
  /** @param id of what was made or changed */
  onDone?: (id: string | null, values: V) => void;
  onClose: () => void;
  children: (form: DraftedForm<V, keyof V & string>) => ReactNode;
}

interface Props<V extends object> extends ActDialogProps<V> {
  writes: CommandName;
  /** What its drafts are called by; the act, where nothing is said. */
  form?: string;
  /** The record that the draft is about; null for one that is made. */
  about: string | null;
}

/** A form of one act: drafted, held against the rules of the act, signed where somebody signs it, sent, closed. */
export function ActDialog<V extends object>(props: Props<V>) {
  const {
    writes,
    form: name = writes,
    about,
    asking,
    beside,
    initial,
    wrong,
    signs,
    onDone,
    onClose,
    children,
    submit,
    foot,
    ...shown
  } = props;
  const t = useText("signing");
  const { runAll, busy, error } = useCommand();
  const wrongIn = useRules();
  const [open, setOpen] = useState<"signing" | "pin" | null>(null);
  /** Somebody is asked to sign who need not. */
  const [wanted, want] = useState(false);
  const form = useDraftedForm<V, keyof V & string>({
    key: about === null ? name : `${name}:${about}`,
    form: name,
    initial,
    validate: (values) => wrongBefore(values, wanted),
  });
  const { values } = form;
  const asked = toSign(values);
  const given = standing(givenIn(values), asked);

  function toSign(of: V): ToSign | null {
    return signs ? (signs as (values: V) => ToSign | null)(of) : null;
  }

  /** With the signature that stands, and no other. */
  function signedBy(of: V, signed: Given | null): V {
    return signs ? { ...of, signed } : of;
  }

  /** What would be refused, before it is sent or before it is signed. */
  function wrongBefore(of: V, signing: boolean) {
    const needed = toSign(of);
    const stands = standing(givenIn(of), needed);
    const next = needed !== null && stands === null && (signing || needed.may !== true);
    return wrong?.(of) ?? wrongIn(asking, signedBy(of, next ? TO_BE_GIVEN : stands));
  }

  function isRight(signing: boolean): boolean {
    want(signing);
    form.check();
    return Object.values(wrongBefore(values, signing)).every((message) => !message) && !busy;
  }

  async function send(of: V): Promise<boolean> {
    const asked = asking.asks(of);
    const done = await runAll([...(asking.also?.(of) ?? []), asked, ...(beside?.(asked) ?? [])]);
    if (!done.ok) return false;
    form.done();
    onDone?.(done.value.id, of);
    onClose();
    return true;
  }

  function sign() {
    if (isRight(true)) setOpen("signing");
  }

  function save() {
    if (asked !== null && given === null && asked.may !== true) return sign();
    if (isRight(false)) void send(signedBy(values, given));
  }

  async function signed({ signatures: [signature] }: Signed<"own">) {
    setOpen(null);
    if (!signature || asked === null) return;
    const { strokes, signedAt } = signature;
    const now = signedBy(values, { strokes, signedAt, document: asked.document });
    // What was signed stays in the form when it could not be saved.
    if (!(await send(now))) form.patch(now);
  }

  // What is signed has the screen to itself.
  if (open === "pin") return <SetPinDialog onClose={() => setOpen(null)} />;
  if (open === "signing" && asked !== null) {
    return (
      <SigningView<"own">
        title={asked.title}
        document={asked.document}
        paper={() => asked.paper}
        told={asked.told}
        incomplete={null}
        reads="facts"
        user={{ role: "own", name: asked.name, person: null, employeeNo: "" }}
        others={[]}
        staff={null}
        onDone={(done) => void signed(done)}
        onClose={() => setOpen(null)}
        onSetPin={() => setOpen("pin")}
      />
    );
  }
  return (
    <FormDialog
      {...shown}
      {...(asked !== null && given === null && asked.may !== true
        ? { submit: t(asked.name.trim() === "" ? "askUnnamed" : "ask", { name: asked.name }) }
        : submit === undefined
          ? {}
          : { submit })}
      foot={
        asked === null ? (
          foot
        ) : (
          <SignedFoot
            name={asked.name}
            given={given !== null}
            fallen={given === null && givenIn(values) !== null}
            onSign={asked.may === true && given === null ? sign : null}
          />
        )
      }
      writes={writes}
      busy={busy}
      error={error}
      onSubmit={save}
      onClose={onClose}
    >
      <DraftNote restored={form.restored} onDiscard={form.discard} />
      <Stack>{children(form)}</Stack>
    </FormDialog>
  );
}

const givenIn = (values: object): Given | null => (values as Partial<Signable>).signed ?? null;
