import { HIDDEN } from "../../log/parts.ts";
import { entriesOf } from "../../log/state.ts";
import type { EntityState } from "../../log/state.ts";
import { noPicturesOf } from "../asset/classified.ts";
import { act } from "../kind/act.ts";
import { uniqueForm } from "../kind/unique-form.ts";
import { existing, planned, refused } from "../kind/plan.ts";
import type { Planned, Planning, Result } from "../kind/plan.ts";
import { eventOf, toldBy } from "./custody-chain.ts";
import type { CustodyEvent } from "./custody-chain.ts";
import { signedDocument } from "./custody-document.ts";
import { touchesLines } from "./custody-forms.ts";
import type { Signature } from "./custody-forms.ts";
import { custodyOf } from "./custody-state.ts";
import type { Keeping } from "./keeping.ts";
import {
  attemptAsked,
  attemptPayload,
  missAsked,
  missPayload,
  renewAsked,
  renewPayload,
  signAsked,
  signPayload,
  unsealAsked,
  unsealPayload,
} from "./later-forms.ts";
import { laterOf, sayLater, sealOf } from "./later.ts";
import type { Later, LaterLine } from "./later.ts";
import { attemptRules, missRules, renewRules, unsealRules } from "./later-rules.ts";
import { sameName } from "../person/same-person.ts";

const custodySign = act({
  permission: "custody.write",
  final: "who has signed has signed",
  about:
    "Signs a hand-over or a return that was recorded unsigned (`document`: its operation), over the document as it was recorded: `docHash` is what was shown and signed.",
  chain: "follows",
  payload: signPayload,
  personal: {
    "signatures.*.name": HIDDEN,
    "signatures.*.employeeNo": HIDDEN,
    "signatures.*.strokes": [[]],
    "signatures.*.onBehalf.reason": HIDDEN,
  },
  touches: touchesLines,
  fold(draft, { lines, signatures }) {
    sayLater(draft, lines, { act: "sign", roles: signatures.map(({ role }) => role) });
  },
  guards: {
    /** One document is one breach, told of its first asset. */
    signedAlready(state, { lines, signatures }) {
      const line = lines[0];
      if (line?.asset !== state.id) return null;
      const roles = new Set(signatures.map(({ role }) => role));
      const before = [...entriesOf(state, "later")].filter(({ value }) => {
        const said = value as unknown as Later;
        return (
          said.act === "sign" && said.document === line.prev && said.roles.some((role) => roles.has(role))
        );
      });
      const by = before.map(({ mark }) => state.marks.at(mark)).filter((mark) => mark !== undefined);
      return by.length > 0 ? { by, message: "this document was signed in this role before" } : null;
    },
  },
  asks: signAsked,
  plan({ document, docHash, signatures }, planning) {
    const found = documentNamed(planning, document);
    if (!found.ok) return found;
    const { said, lines, signedBy } = found.value;
    for (const [index, { role, name, onBehalf }] of signatures.entries()) {
      const path = `signatures.${index}`;
      if (signedBy.includes(role)) {
        return refused("notAllowed", "this document is signed in this role", path, { rule: "signedAlready" });
      }
      if (onBehalf === null && !isTheOne(said, role, name)) {
        return refused("notAllowed", "the document names another person in this role", path, {
          rule: "otherSigner",
        });
      }
    }
    if (found.value.hash === null) {
      return refused(
        "notAllowed",
        "parts of this document are not at hand: it cannot be signed",
        "document",
        {
          rule: "documentErased",
        },
      );
    }
    if (found.value.hash !== docHash) {
      return refused("stale", "what was signed is not this document", "docHash", {
        docHash: found.value.hash,
      });
    }
    const payload = {
      number: said.number,
      lines,
      signatures: signatures.map((signature) => ({ ...signature, docHash })),
    };
    return planned({ payload, label: said.number, id: onlyOf(lines), number: said.number });
  },
});

const custodyAttempt = act({
  permission: "custody.write",
  final: "what was tried was tried",
  about:
    "Notes that somebody was sought, or something sent, so that a hand-over or a return is signed (`document`: its operation). What a courier has reads in transit until it is delivered.",
  chain: "follows",
  payload: attemptPayload,
  personal: { note: HIDDEN },
  touches: touchesLines,
  fold(draft, { lines, number: _, ...said }) {
    sayLater(draft, lines, { act: "attempt", ...said });
  },
  asks: attemptAsked,
  rules: attemptRules,
  plan({ document, ...asked }, planning) {
    const found = documentNamed(planning, document);
    if (!found.ok) return found;
    const { said, lines, wasSigned } = found.value;
    if (wasSigned) {
      return refused("notAllowed", "this document was signed when it was recorded", "document", {
        rule: "signedAlready",
      });
    }
    const payload = { ...asked, number: said.number, lines };
    return planned({ payload, label: said.number, id: onlyOf(lines), number: said.number });
  },
});

const custodyRenew = act({
  permission: "custody.write",
  final: "the next renewal says another day",
  about: "Renews the loan of assets: they are due back on another day.",
  chain: "follows",
  payload: renewPayload,
  personal: { reason: HIDDEN },
  touches: touchesLines,
  fold(draft, { lines, dueBack }) {
    sayLater(draft, lines, { act: "renew", dueBack });
  },
  asks: renewAsked,
  rules: renewRules,
  plan({ assets, ...asked }, planning) {
    const isLent = (told: CustodyEvent) => told.act === "handOver" && told.reason === "loan";
    return ofAssets(assets, asked, planning, ({ told }) =>
      isLent(told) ? null : { message: "this asset is not lent", rule: "notLent" },
    );
  },
});

const custodyMiss = act({
  permission: "custody.write",
  final: "what turns up is handed over or taken back: that says where it is",
  about:
    "Notes that assets which somebody has should have come back and did not: they read missing, under inquiry, and whoever has them still answers for them.",
  chain: "follows",
  payload: missPayload,
  personal: { note: HIDDEN },
  touches: touchesLines,
  fold(draft, { lines, at, note }) {
    sayLater(draft, lines, { act: "miss", at, note });
  },
  asks: missAsked,
  rules: missRules,
  plan({ assets, ...asked }, planning) {
    return ofAssets(assets, asked, planning, ({ told }) =>
      told.holder ? null : { message: "nobody is known to have this asset", rule: "withNobody" },
    );
  },
});

const custodyUnseal = act({
  permission: "custody.write",
  final: "a seal is opened once: what is found afterwards is written on the asset",
  about:
    "Opens the seal under which assets were taken in, and notes what was found: the seal as it was read, whether it was whole, the condition. Whose damage it is, its finder does not decide.",
  chain: "follows",
  payload: unsealPayload,
  personal: { note: HIDDEN, noPhoto: HIDDEN, witness: HIDDEN },
  touches: touchesLines,
  fold(draft, { lines, at, condition }) {
    sayLater(draft, lines, { act: "unseal", at, condition });
  },
  asks: unsealAsked,
  rules: unsealRules,
  plan({ assets, ...asked }, planning) {
    for (const [index, id] of asked.photos.entries()) {
      const photo = existing(planning, "file", id, `photos.${index}`);
      if (!photo.ok) return photo;
    }
    const shown = noPicturesOf(planning, assets, asked.photos, "photos");
    if (!shown.ok) return shown;
    const sealed = ofAssets(assets, asked, planning, ({ told, state }) =>
      sealOf(state, told) === null ? { message: "this asset lies under no seal", rule: "notSealed" } : null,
    );
    if (!sealed.ok) return sealed;
    const other = assets.find((id) => !isSeal(planning.state("asset", id), asked.seal));
    if (other === undefined || asked.note.trim() !== "") return sealed;
    const message = "the seal that was read is another than the one it was taken in under";
    return refused("notAllowed", message, "seal", { rule: "otherSeal" });
  },
});

/** Whether it was taken in under this seal. People write numbers with spaces and small letters. */
function isSeal(state: EntityState | null, read: string): boolean {
  const told = state && toldBy(custodyOf(state));
  return uniqueForm(told?.seal) === uniqueForm(read);
}

/** What is said of a custody document after it was recorded. */
export const laterActs = {
  "custody.sign": custodySign,
  "custody.attempt": custodyAttempt,
  "custody.renew": custodyRenew,
  "custody.miss": custodyMiss,
  "custody.unseal": custodyUnseal,
};

/** What is said of where assets are now, each by its own document. */
function ofAssets(
  assets: readonly string[],
  asked: Record<string, unknown>,
  planning: Planning,
  wrong: (where: { told: CustodyEvent; state: EntityState }) => { message: string; rule: string } | null,
): Planned {
  const lines: LaterLine[] = [];
  const numbers = new Set<string>();
  for (const [index, id] of assets.entries()) {
    const path = `assets.${index}`;
    const asset = existing(planning, "asset", id, path);
    if (!asset.ok) return asset;
    const told = toldBy(custodyOf(asset.value));
    if (!told)
      return refused("notAllowed", "nothing is known of who has this asset", path, { rule: "withNobody" });
    const breach = wrong({ told, state: asset.value });
    if (breach) return refused("notAllowed", breach.message, path, { rule: breach.rule });
    lines.push({ asset: id, prev: told.id, prevHash: told.hash });
    numbers.add(told.number ?? "");
  }
  const label = [...numbers].join(" ");
  return planned({ payload: { ...asked, lines }, label, id: onlyOf(lines), number: null });
}

const onlyOf = (lines: readonly LaterLine[]) => (lines.length === 1 ? (lines[0]?.asset ?? null) : null);

/** As much of a hand-over or a return, of whichever version, as is asked here. */
interface Said {
  number: string;
  giverName?: string;
  returnerName?: string;
  receiverName?: string;
  to?: Keeping;
  lines: { asset: string }[];
  signatures?: Pick<Signature, "role">[];
  giverByDevice?: string | null;
}

interface NamedDocument {
  said: Said;
  lines: LaterLine[];
  /** SHA-256 of what is signed; null where parts of it are not at hand. */
  hash: string | null;
  wasSigned: boolean;
  /** Roles in which it is signed, then or later. */
  signedBy: string[];
}

/** The hand-over or return with this operation, and how it stands on the records of its assets. */
function documentNamed(planning: Planning, id: string): Result<NamedDocument> {
  const entered = planning.entered(id);
  if (!entered || !["custody.handOver", "custody.return"].includes(entered.type)) {
    return refused("notFound", "there is no hand-over and no return with this operation", "document");
  }
  const said = entered.payload as unknown as Said;
  const lines: LaterLine[] = [];
  const later = new Set<string>();
  for (const { asset } of said.lines) {
    const state = planning.state("asset", asset);
    const event = state && eventOf(custodyOf(state), id);
    if (!state || !event) return refused("notFound", "this document counts in nothing", "document");
    lines.push({ asset, prev: event.id, prevHash: event.hash });
    for (const each of laterOf(state, event))
      if (each.act === "sign") each.roles.forEach((r) => later.add(r));
  }
  const byHand = (said.signatures ?? []).map(({ role }) => role);
  const signed = said.giverByDevice ? [...byHand, "giver"] : byHand;
  const whole = entered.withheld.every(({ path }) => path.startsWith("signatures."));
  return planned({
    said,
    lines,
    hash: whole ? planning.sha256(signedDocument(said)) : null,
    wasSigned: byHand.length > 0,
    signedBy: [...signed, ...later],
  });
}

/**
 * Whether this is the person whom the document names in this role. Who takes something for a department,
 * and who witnesses, is named by the signature alone; so is who receives what comes back.
 */
function isTheOne(said: Said, role: Signature["role"], name: string): boolean {
  if (role === "giver") return sameName(name, said.giverName ?? said.returnerName ?? name);
  if (role !== "receiver" || said.returnerName !== undefined) return true;
  const { to } = said;
  return to && to.holder !== "person" ? true : sameName(name, to?.name ?? said.receiverName ?? name);
}
