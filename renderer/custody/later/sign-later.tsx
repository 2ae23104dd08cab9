import { useState } from "react";
import type { HistoryEntry, LaterDetail } from "../../../shared/ipc/queries.ts";
import { useCommand, useCoreQuery, useSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { SetPinDialog } from "../../signing/set-pin-dialog.tsx";
import { SigningView } from "../../signing/signing-view.tsx";
import type { PenSignature, Signed, Signer } from "../../signing/signing-view.tsx";
import { FormDialog, Stack } from "../../ui/index.ts";
import type { IdentityCheck } from "../forms/custody-acts.ts";
import { IdentityField } from "../forms/custody-parts.tsx";
import { useTerms } from "../forms/use-terms.ts";
import { recordedSlip } from "../slip/slip-facts.ts";
import type { RecordedSlip } from "../slip/slip-facts.ts";
import { SlipPaper, slipTitleKey } from "../slip/slip-paper.tsx";
import { useLineNames } from "../slip/use-line-names.ts";

interface Props {
  /** Operation of the hand-over or return. */
  document: string;
  onClose: () => void;
}

/** Has a document signed that was recorded unsigned: the same document, on whichever console. */
export function SignLater({ document, onClose }: Props) {
  const entry = useCoreQuery("operation.read", { id: document }).data;
  const later = useCoreQuery("operation.later", { id: document }).data;
  const lines = Array.isArray(entry?.payload.lines) ? (entry.payload.lines as { asset: string }[]) : [];
  const describe = useLineNames(lines.map(({ asset }) => asset));
  const slip = entry ? recordedSlip(entry, describe) : null;
  if (!entry || !later || !slip) return null;
  return <Signing entry={entry} later={later} slip={slip} document={document} onClose={onClose} />;
}

interface SigningProps extends Props {
  entry: HistoryEntry;
  later: LaterDetail;
  slip: RecordedSlip;
}

function Signing({ entry, later, slip, document, onClose }: SigningProps) {
  const t = useText("custody");
  const { run, busy, error } = useCommand();
  const me = useSession()?.member.name ?? "";
  const [identity, setIdentity] = useState<IdentityCheck | null>(null);
  const [tried, setTried] = useState(false);
  const [open, setOpen] = useState<"signing" | "pin" | null>(null);
  // What was signed stays at hand when it could not be saved.
  const [kept, keep] = useState<Signed | null>(null);
  const { agreement } = useTerms();
  const { facts } = slip;
  const number = facts.number ?? "";
  const user = userOf(slip, entry);
  const staff = staffOf(slip, later, me);

  async function save({ signatures }: Signed) {
    const { docHash } = later;
    if (docHash === null || identity === null) return;
    const asked = {
      document,
      docHash,
      signatures: signatures.map((each) => withCheck(each, user, identity)),
    };
    const done = await run("custody.sign", asked);
    if (done.ok) onClose();
  }

  function begin() {
    setTried(true);
    if (identity === null || busy) return;
    if (kept) void save(kept);
    else setOpen("signing");
  }

  function signed(done: Signed) {
    keep(done);
    setOpen(null);
    void save(done);
  }

  // What is signed has the screen to itself.
  if (open === "pin") return <SetPinDialog onClose={() => setOpen(null)} />;
  if (open === "signing") {
    return (
      <SigningView
        title={t(slipTitleKey(facts))}
        document={later.docHash ?? ""}
        paper={(signatures) => (
          <SlipPaper slip={facts} operation={document}>
            {signatures}
          </SlipPaper>
        )}
        told={agreedIn(entry) ?? (agreement ? [agreement.text, agreement.kept] : [])}
        incomplete={null}
        user={user}
        others={[]}
        staff={staff}
        onClose={() => setOpen(null)}
        onSetPin={() => setOpen("pin")}
        onDone={signed}
      />
    );
  }
  return (
    <FormDialog
      title={t("later.title", { number })}
      submit={t(kept ? "later.saveAgain" : "signing.start")}
      writes="custody.sign"
      busy={busy}
      error={error}
      onSubmit={begin}
      onClose={onClose}
    >
      <Stack>
        <p>{t("later.same", { name: user.name, number })}</p>
        <IdentityField
          first
          value={identity}
          error={tried && identity === null ? t("unstated.identityCheck") : undefined}
          onChange={setIdentity}
        />
      </Stack>
    </FormDialog>
  );
}

/** What the document itself says of signing and of what is kept, frozen with it; null: nobody was told yet. */
function agreedIn({ payload }: HistoryEntry): string[] | null {
  const { agreement } = payload as { agreement?: { text: string; kept: string } | null };
  return agreement ? [agreement.text, agreement.kept] : null;
}

/** The person before the desk: whom the document waits for. */
function userOf({ facts }: RecordedSlip, { payload }: HistoryEntry): Signer {
  const { to, receiverNo = "", returner = null, returnerNo = "" } = payload as Named;
  return facts.act === "return"
    ? { role: "giver", name: facts.giver.name, person: returner, employeeNo: returnerNo }
    : { role: "receiver", name: facts.receiver.name, person: to?.person ?? null, employeeNo: receiverNo };
}

/** Whom a document of this program's version names; older ones name them in part. */
interface Named {
  to?: { person: string | null };
  receiverNo?: string;
  returner?: string | null;
  returnerNo?: string;
}

/** Who is at this console signs as well where the document names them, or nobody yet; null where it is signed. */
function staffOf({ facts, signatures }: RecordedSlip, later: LaterDetail, me: string): Signer | null {
  const role = facts.act === "return" ? "receiver" : "giver";
  const given = [...signatures, ...later.said.flatMap((each) => each.signatures)];
  if (given.some((each) => each.role === role) || (role === "giver" && facts.byDevice !== null)) return null;
  return role === "receiver" || facts.giver.name === me
    ? { role, name: me, person: null, employeeNo: "" }
    : null;
}

function withCheck(signature: PenSignature, user: Signer, identity: IdentityCheck) {
  const isUser = signature.role === user.role;
  return { ...signature, identityCheck: isUser ? identity : ("none" as const) };
}
