import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { COMMANDS } from "../../shared/domain/commands.ts";
import type { CommandType } from "../../shared/domain/commands.ts";
import { definitionsOf } from "../../shared/domain/definition/definition-view.ts";
import type { ProbePolicy } from "../../shared/domain/site/site-fields.ts";
import type { DefinitionRow } from "../../shared/domain/definition/definition-view.ts";
import { FAMILY_WORDS } from "../../shared/domain/definition/families.ts";
import { breachOf } from "../../shared/domain/kind/rule.ts";
import type { Rule } from "../../shared/domain/kind/rule.ts";
import { readCatalogue } from "../../tests/support/renderer/catalogue.ts";
import type { MissReason } from "../../shared/domain/ticket/ticket-miss-reasons.ts";
import type { Payload } from "../../tests/support/domain/payloads.ts";
import { valuesOf } from "../../tests/support/domain/values.ts";
import type { Materials } from "../../tests/support/domain/values.ts";
import { FORM_FIELDS, editForm, registerForm } from "../assets/forms/asset-form.ts";
import { NOBODY, handOverForm, returnForm } from "../custody/forms/custody-acts.ts";
import type { HandOverValues, Papers, ReturnValues } from "../custody/forms/custody-acts.ts";
import { attemptForm, missForm, renewForm, unsealForm } from "../custody/later/later-forms.ts";
import { missTargets } from "../rounds/walk/miss-form.ts";
import { ruleForm } from "../directory/rule-form.ts";
import { NOTHING_AGREED, UNSIGNED, agreeForm, signForm } from "../diagnostics/forms/run-forms.ts";
import type { Edits } from "../fields/edits.ts";
import { UNTAKEN as NOTHING_TAKEN, takeForm } from "../directory/addresses/take-form.ts";
import { UNDECIDED } from "../approving/step-form.ts";
import { approveForm } from "../queue/forms/approve-form.ts";
import { fieldForm } from "../fields/in-place/field-form.ts";
import { clearingForm, uncleared } from "../media/clearing-asks.ts";
import type { ClearingAct } from "../media/clearing-asks.ts";
import {
  UNOPENED,
  NOTHING_OUT,
  UNTAKEN,
  UNVALUED,
  linesForm,
  outForm,
  openForm,
  plainForm,
  stepForm,
} from "../disposal/forms/lot-forms.ts";
import type { PlainAct } from "../disposal/forms/lot-forms.ts";
import { EMPTY_MEDIUM, confirmForm, moveForm, registerForm as enterMedium } from "../media/medium-forms.ts";
import type { ConfirmValues } from "../media/medium-forms.ts";
import { noteForm } from "../queue/detail/note-form.ts";
import {
  NOT_TOLD,
  UNTRIED,
  attemptForm as soughtForm,
  groupForm,
  planForm,
  toldForm,
} from "../queue/forms/work-forms.ts";
import { EMPTY_TICKET, newTicketForm } from "../queue/forms/new-ticket-form.ts";
import { UNCLOSED, closeForm } from "../queue/delivery/delivery-forms.ts";
import { explainMissForm } from "../queue/delivery/quality-forms.ts";
import { UNTOLD, happenedForm, pauseForm } from "../queue/forms/clock-forms.ts";
import { UNREPORTED, reportForm } from "../queue/forms/fault-forms.ts";
import { resolveForm } from "../queue/forms/resolve-form.ts";
import { EMPTY_ON_THE_SPOT, onTheSpotOpening, onTheSpotSolving } from "../queue/intake/on-the-spot-form.ts";
import { wrongsOf } from "../records/asking-form.ts";
import type { AskingForm } from "../records/index.ts";
import { knownHere } from "../records/known-here.ts";
import { CONTRIBUTIONS } from "./contributions.ts";

// What the rule of an act refuses, its form in the window refuses: the form is asked with what a careless
// person could fill in, and held against the rules themselves. (tests/laws/rules.test.ts holds the core and
// the command line against them.)

const SEED = 20261129;
const TRIED = 3000;
const ID = "00000000-0000-7000-8000-000000000001";
/** What the team offers no longer. */
const RETIRED = ["hardware.printer", "fixed", "standard", "laptop", "frontline"];

const definitions: DefinitionRow[] = FAMILY_WORDS.flatMap((family) => definitionsOf(family, []))
  .filter(({ key }) => RETIRED.includes(key))
  .map((row) => ({ ...row, retired: true }));
const known = knownHere(Date.parse("2026-11-25T10:00:00+08:00"), 0, definitions);
const careless: Materials = {
  ids: () => [ID],
  words: fc.constantFrom("Li Na", "王芳"),
  moments: ["2026-11-20T08:00:00.000Z", "2099-01-01T08:00:00.000Z"],
};

/** A form with the values in it, whatever they are of. */
interface Filled {
  form: AskingForm<unknown, string>;
  values: unknown;
}
const filled = <V, F extends string>(form: AskingForm<V, F>, values: V) =>
  ({ form, values }) as unknown as Filled;

const lineOf = ({ asset, condition = null, accessories = [], note = "", ...said }: Payload) => {
  const { photos, noPhoto, accepted, declined, hold, next } = said;
  const liability = (said.liability ?? null) as Payload | null;
  return {
    ...{ asset: { id: asset }, condition, note },
    accessories:
      typeof accessories === "string"
        ? accessories
        : (accessories as Payload[]).map((each) => ({ qty: 1, serial: "", ...each })),
    said: {
      ...{ photos: photos ?? [], noPhoto: noPhoto ?? "", hold: hold ?? null, next: next ?? null },
      declined: accepted === false ? (declined ?? "") : null,
      liability: liability && {
        ...{ by: "", person: null, ...liability },
        amount: String(liability.amount ?? ""),
      },
    },
  };
};
const PAPERS: Papers = {
  terms: { key: "standard", version: "1", language: "en", text: "x" },
  agreement: null,
  staff: NOBODY,
};
const somebody = (party: Payload | null | undefined) =>
  party ? { person: null, employeeNo: "", reason: "", ...party, name: party.name } : null;
const shared = (asked: Payload) => ({
  ...{
    identityCheck: "none",
    signing: null,
    unsigned: (asked.unsigned as { reason: string } | null | undefined)?.reason,
    place: asked.place,
  },
  lines: [
    ...(asked.lines as Payload[]).map(lineOf),
    ...((asked.unreturned ?? []) as Payload[]).map(({ note, ...line }) => {
      const { said, ...rest } = lineOf(line);
      return { ...rest, said: { ...said, unreturned: note } };
    }),
  ],
});

/** A lot's few plain words, all of them texts in their form. */
const plainly =
  (act: PlainAct) =>
  ({ disposal: _, ...asked }: Payload): Filled[] => {
    const texts = Object.entries(asked).map(([name, value]) => [name, String(value ?? "")]);
    return [filled(plainForm(act, ID), Object.fromEntries(texts))];
  };

/** A signature as a form holds it. */
const penned = (strokes: unknown) =>
  (strokes as unknown[]).length === 0
    ? null
    : { strokes, signedAt: "2026-11-27T10:00:00.000+08:00", document: "" };

const stepOf =
  (act: "appraise" | "approve") =>
  ({ step }: Payload): Filled[] => {
    const { signature, external, at, ...said } = step as Payload;
    const { strokes = [], identityCheck = null } = (signature ?? {}) as Payload;
    const values = {
      ...{ ...UNTAKEN, ...said, signed: penned(strokes), identityCheck },
      number: ((external ?? {}) as { number?: string }).number ?? "",
    };
    return [filled(stepForm(act, ID, at as string, String), values as never)];
  };

/** Forms as somebody would fill them in who wants to ask just this; what a form has no field for falls away. */
const FILLING: Readonly<Record<string, (asked: Payload) => Filled[]>> = {
  "ticket.open": ({ set }) => [
    filled(newTicketForm(null), { ...EMPTY_TICKET, ...inTheForm(set as Payload) }),
    filled(onTheSpotOpening(null), { ...EMPTY_ON_THE_SPOT, ...inTheForm(set as Payload) }),
  ],
  "ticket.edit": ({ set = {} }) =>
    Object.entries(set as Payload).map(([name, value]) => filled(fieldForm("ticket", ID, name), value)),
  "ticket.pause": ({ reason, until, nextOn, reference, note }) => {
    const said = { until: until ?? "", nextOn: nextOn ?? "", reference: reference ?? "", note: note ?? "" };
    return [filled(pauseForm(ID), { reason: reason ?? null, ...said } as never)];
  },
  "ticket.note": ({ text, minutes, way, consent, to }) => {
    const how = { way: way ?? null, consent: consent === true, toUser: to === "user" };
    return [filled(noteForm(ID), { text: text ?? "", minutes: minutes ?? null, ...how } as never)];
  },
  "ticket.attempt": (asked) => [
    filled(soughtForm(ID), { ...UNTRIED, ...asked, at: asked.at ?? "" } as never),
  ],
  "ticket.told": (asked) => [
    filled(toldForm(ID), { ...NOT_TOLD, ...asked, nextUpdate: asked.nextUpdate ?? "" } as never),
  ],
  "ticket.plan": ({ plan }) => {
    const said = (plan ?? {}) as { at?: string; who?: string | null };
    return [filled(planForm(ID), { at: said.at ?? "", who: said.who ?? "" })];
  },
  "ticket.group": ({ group, reason }) => [
    filled(groupForm(ID), { group: (group ?? "") as string, reason: (reason ?? "") as string }),
  ],
  "ticket.explainMiss": ({ missReason, note }) => [
    filled(explainMissForm(ID), { missReason: missReason as MissReason, note: (note ?? "") as string }),
  ],
  "ticket.close": ({ way, at, signature, category, rootCause, confirmation, ...asked }) => {
    const word = way ? "message" : signature ? "onScreen" : confirmation === "signed" ? "paper" : "verbal";
    const said = { way: way ?? null, at: at ?? "", category: category ?? null, rootCause: rootCause ?? null };
    const { strokes, signedAt, identityCheck = null } = (signature ?? {}) as Payload;
    const signed = signature ? { strokes, signedAt, document: "" } : null;
    return [
      filled(closeForm(ID), {
        ...UNCLOSED,
        ...asked,
        ...said,
        confirmation: word,
        identityCheck,
        signed,
      } as never),
    ];
  },
  "ticket.happened": (asked) => [filled(happenedForm(ID), { ...UNTOLD, ...asked, said: "" } as never)],
  "ticket.report": (asked) => [filled(reportForm(ID), { ...UNREPORTED, ...asked, said: "" } as never)],
  "ticket.resolve": (asked) => [
    filled(resolveForm(ID), { category: null, ...asked } as never),
    filled(onTheSpotSolving(), { ...EMPTY_ON_THE_SPOT, ...pick(asked, EMPTY_ON_THE_SPOT) }),
  ],
  "asset.register": ({ set }) => [filled(registerForm(FORM_FIELDS), { edits: byHand(set as Payload) })],
  "asset.edit": ({ set }) => [filled(editForm(ID, {}, FORM_FIELDS), { edits: byHand(set as Payload) })],
  "custody.handOver": (asked) => {
    const to = asked.to as Payload | undefined;
    const values = {
      ...shared(asked),
      purpose: asked.purpose,
      giver: asked.giverName,
      receiver: { ...NOBODY, name: (to ? to.name : asked.receiverName) ?? "" },
      at: asked.handedAt,
      dueBack: asked.dueBack ?? "",
      ticket: null,
      responsible: to?.holder === "department" ? (to.responsible ?? "") : null,
      collector: somebody((asked.proxy ?? asked.collectedBy) as Payload | null),
    };
    return [filled(handOverForm(PAPERS), values as HandOverValues)];
  },
  "custody.return": (asked) => {
    const returner = { ...NOBODY, name: asked.returnerName };
    const absent = asked.absent ?? null;
    const values = {
      ...shared(asked),
      reason: asked.reason,
      returner,
      absent,
      underSeal: asked.underSeal ?? null,
      at: asked.returnedAt,
    };
    return [filled(returnForm(PAPERS), values as ReturnValues)];
  },
  "custody.dispose": ({ to, giverName, at, signatures, unsigned, ...asked }) => {
    const { strokes = [], identityCheck = null } = ((signatures as Payload[] | undefined) ?? [])[0] ?? {};
    const values = {
      ...{ ...NOTHING_OUT, assets: asked.assets, media: asked.media ?? [], place: asked.place ?? "" },
      ...{
        words: asked.words ?? "",
        to: (to as Payload).name ?? "",
        giver: giverName,
        signed: penned(strokes),
        identityCheck,
      },
      unsigned: (unsigned as Payload | null | undefined)?.reason ?? "",
    };
    return [filled(outForm(ID, at as string), values as never)];
  },
  "custody.attempt": (asked) => [
    filled(attemptForm(ID), { carrier: "", tracking: "", note: "", ...asked } as never),
  ],
  "site.setProbes": ({ probes, probesWord }) => [
    filled(ruleForm(ID), { probes: probes as ProbePolicy, word: (probesWord ?? "") as string }),
  ],
  "tour.miss": ({ targets, reason, at }) => [
    filled(
      missTargets(ID, () => at as string),
      { targets: targets as string[], reason: (reason ?? "") as string },
    ),
  ],
  "custody.miss": (asked) => [filled(missForm(ID), asked as never)],
  "custody.unseal": ({ intact, ...asked }) => [
    filled(unsealForm(ID), {
      ...{ witness: "", photos: [], noPhoto: "", note: "", ...asked },
      intact: intact ? "whole" : "broken",
    } as never),
  ],
  "custody.renew": (asked) => [filled(renewForm([ID]), asked as never)],
  "medium.register": ({ set, at }) => [
    filled(enterMedium(ID, at as string), { ...EMPTY_MEDIUM, ...ofMedium(set as Payload) }),
  ],
  "medium.confirm": (asked) => [filled(confirmForm(ID), { label: "", ...asked } as unknown as ConfirmValues)],
  "medium.wipe": (asked) => clearing("wipe", asked),
  "medium.destroy": (asked) => clearing("destroy", asked),
  "medium.verify": (asked) => clearing("verify", asked),
  "medium.validate": (asked) => clearing("validate", asked),
  "medium.move": ({ asset, away, seal, at, approval }) => {
    const { holder, name, responsible, place } = (away ?? {}) as Record<string, string>;
    const { by, reference } = (approval ?? {}) as Record<string, string>;
    const values = {
      ...{
        to: holder ?? (asset ? "asset" : null),
        asset: asset ? { id: asset, label: "" } : null,
        seal: seal ?? "",
      },
      ...{ name: name ?? "", responsible: responsible ?? "", place: place ?? "" },
      ...{ by: by ?? "", reference: reference ?? "" },
    };
    return [filled(moveForm(ID, at as string), values as never)];
  },
  "disposal.open": ({ set, applicant, applicantName }) => [
    filled(openForm, {
      ...{ ...UNOPENED, ...pick(set as Payload, UNOPENED), applicant: applicant ?? null },
      applicantName: applicantName as string,
    }),
  ],
  "disposal.edit": ({ set = {} }) =>
    Object.entries(set as Payload).map(([name, value]) => filled(fieldForm("disposal", ID, name), value)),
  "disposal.add": ({ lines = [] }) =>
    (lines as Payload[]).slice(0, 1).map((line) => {
      const texts = Object.entries(pick(line, UNVALUED)).map(([name, value]) => [name, String(value ?? "")]);
      const usable = { true: "yes", false: "no" }[String(line.stillUsable)] ?? null;
      const values = { ...UNVALUED, ...Object.fromEntries(texts), stillUsable: usable };
      return filled(linesForm(ID, [ID]), values as never);
    }),
  "disposal.appraise": stepOf("appraise"),
  "disposal.approve": stepOf("approve"),
  "ticket.approve": ({ step }) => {
    const { external, at, afterwards, ...said } = step as Payload;
    const number = ((external ?? {}) as { number?: string }).number ?? "";
    const form = approveForm(ID, afterwards === true, at as string, String);
    return [filled(form, { ...UNDECIDED, ...said, number } as never)];
  },
  "address.take": ({ ip, subnet = null, set }) => [
    filled(takeForm, { ...NOTHING_TAKEN, ...pick(set as Payload, NOTHING_TAKEN), ip, subnet } as never),
  ],
  "address.edit": ({ set = {} }) =>
    Object.entries(set as Payload).map(([name, value]) => filled(fieldForm("address", ID, name), value)),
  "disposal.recycler": plainly("recycler"),
  "disposal.prove": plainly("prove"),
  "disposal.writeOff": plainly("writeOff"),
  "run.agree": ({ consentBy = "", backup = null, backupSignature }) => {
    const { name = "", strokes = [], identityCheck = null } = (backupSignature ?? {}) as Payload;
    const values = { ...NOTHING_AGREED, consentBy, backup, name, identityCheck, signed: penned(strokes) };
    return (["consent", "backup"] as const).map((asks) => filled(agreeForm(ID, asks), values as never));
  },
  "run.answer": ({ answer }) =>
    Object.entries(answer as Payload).map(([step, said]) => {
      const { at, signature } = said as Payload;
      const { name = "", strokes = [], identityCheck = null } = (signature ?? {}) as Payload;
      const values = { ...UNSIGNED, name, identityCheck, signed: penned(strokes) };
      return filled(
        signForm(ID, step, () => at as string),
        values as never,
      );
    }),
};

/** A step of clearing a medium, as its form holds it. */
function clearing(act: ClearingAct, asked: Payload): Filled[] {
  const party = (who: "by" | "witness", said: Payload | null | undefined) =>
    Object.fromEntries(
      Object.entries(said ?? {}).flatMap(([part, value]) =>
        part === "signature"
          ? []
          : [[part === "name" ? who : `${who}${part[0]?.toUpperCase()}${part.slice(1)}`, value]],
      ),
    );
  const { operator, by, witness, result, passes, sample, calibrated, ...rest } = asked;
  const values = {
    ...uncleared(asked.at as string),
    ...rest,
    ...party("by", (operator ?? by) as Payload),
    ...party("witness", witness as Payload | null),
    ...(act === "verify" ? { verdict: result } : { result }),
    ...{ passes: `${(passes as number | null) ?? ""}`, sample: `${(sample as number | null) ?? ""}` },
    ...{ calibrated: calibrated ?? "" },
  };
  return [filled(clearingForm(act, ID, null), { ...values, signed: null } as never)];
}

const pick = (from: Payload, of: object): Payload =>
  Object.fromEntries(Object.entries(from).filter(([name]) => Object.hasOwn(of, name)));

const ofMedium = (set: Payload): Payload =>
  Object.fromEntries(Object.entries(set).filter(([name]) => Object.hasOwn(EMPTY_MEDIUM, name)));

const inTheForm = (set: Payload): Payload =>
  Object.fromEntries(Object.entries(set).filter(([name]) => Object.hasOwn(EMPTY_TICKET, name)));

function byHand(set: Payload): Edits {
  const { own: _own, ...rest } = set;
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === "string")) as Edits;
}

/** Acts whose form is called otherwise: what goes out with a lot goes by an act of custody. */
const FORM_OF: Readonly<Record<string, string>> = {
  "custody.dispose": "disposal.out",
  "run.agree": "run.consent",
  "run.answer": "run.sign",
};

const RULED = Object.entries<CommandType>(COMMANDS)
  .filter(
    ([name, { act }]) =>
      (act?.rules ?? []).length > 0 && Object.hasOwn(CONTRIBUTIONS.forms, FORM_OF[name] ?? name),
  )
  .map(([name, { schema, act }]) => ({ name, schema, rules: act?.rules as readonly Rule<unknown>[] }));

test("every act with rules that has a form is filled in here, and nothing else", () => {
  expect(RULED.map(({ name }) => name).sort()).toEqual(Object.keys(FILLING).sort());
});

test("no form of an act with rules dodges them by a name of its own", () => {
  const renderer = fileURLToPath(new URL("..", import.meta.url));
  const named = readdirSync(renderer, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .flatMap((file) => [
      ...readFileSync(join(renderer, file), "utf8").matchAll(/writes="([\w.]+)"\s+form="([\w.]+)"/gu),
    ])
    .filter(
      ([, writes = ""]) => (COMMANDS as Readonly<Record<string, CommandType>>)[writes]?.act?.rules?.length,
    )
    .map(([, writes, form]) => [writes, form]);
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter(([writes = "", form]) => (FORM_OF[writes] ?? writes) !== form)).toEqual([]);
});

/** What careless people would be refused for in each form, by the rules themselves, with what the form says. */
const refused = RULED.map(({ name, schema, rules }) => {
  const tried = fc.sample(valuesOf(schema as z.ZodType<unknown, Payload>, careless), {
    seed: SEED,
    numRuns: TRIED,
  });
  const cases = tried
    .flatMap((asked) => FILLING[name]?.(asked) ?? [])
    .flatMap(({ form, values }) => {
      const [type, args] = form.asks(values);
      const read = schema.safeParse(args);
      const broken = read.success
        ? rules.flatMap((rule) => breachOf(rule, read.data, known)?.details ?? [])
        : [];
      return { type, fits: read.success, broken, wrongs: wrongsOf(form, values, known) };
    });
  return { name, cases };
});

/** Any of these may be left out, each alone and together; the careless always write a name. */
const lacking = (names: readonly string[]): { missing: string[] }[] =>
  names
    .reduce<string[][]>((sets, name) => [...sets, ...sets.map((set) => [...set, name])], [[]])
    .filter((set) => set.length > 0)
    .map((missing) => ({ missing }));
const party = (at: string) => lacking(["title", "place", "contact"].map((part) => `${at}.${part}`));

/** What of its rules a form is able to break: the others need what it has no field for. */
const BREAKABLE: Readonly<Record<string, readonly object[]>> = {
  "ticket.open": [{ rule: "inFuture" }, { rule: "retired" }],
  "ticket.edit": [{ rule: "inFuture" }, { rule: "retired" }],
  "ticket.pause": [{ missing: ["until"] }, { rule: "over" }],
  "ticket.note": [{ missing: ["consent"] }],
  "ticket.attempt": [{ rule: "inFuture" }],
  "ticket.told": [{ rule: "over" }],
  "ticket.plan": [{ rule: "over" }],
  "ticket.group": [{ rule: "retired" }],
  "ticket.explainMiss": [{ missing: ["note"] }],
  "ticket.close": [{ missing: ["at"] }, { rule: "inFuture" }, { rule: "retired" }],
  "ticket.happened": [{ rule: "inFuture" }],
  "ticket.report": [{ rule: "inFuture" }],
  "ticket.resolve": [{ rule: "retired" }],
  "asset.register": [{ rule: "impossibleDay" }, { rule: "retired" }],
  "asset.edit": [{ rule: "impossibleDay" }, { rule: "retired" }],
  // The purpose says which sort of holder it goes to; the agreement enters it with a signature alone.
  "custody.handOver": [
    { missing: ["dueBack"] },
    { missing: ["to.name"] },
    { missing: ["to.responsible"] },
    { missing: ["lines.0.photos"] },
    { missing: ["proxy.authorisation"] },
    { rule: "dueBackPassed" },
    { rule: "giverIsReceiver" },
    { rule: "inFuture" },
    { rule: "nothingAccepted" },
    { rule: "retired" },
  ],
  "custody.return": [
    { missing: ["lines.0.photos"] },
    { missing: ["lines.0.liability.by"] },
    { rule: "heldStays" },
    { rule: "inFuture" },
    { rule: "sealedUndecided" },
    { rule: "nothingBackSigned" },
  ],
  "site.setProbes": [{ missing: ["probesWord"] }],
  "custody.miss": [{ rule: "inFuture" }],
  "tour.miss": [{ rule: "inFuture" }],
  "custody.unseal": [{ missing: ["photos"] }, { missing: ["note"] }, { rule: "inFuture" }],
  "custody.attempt": [{ missing: ["tracking"] }, { rule: "inFuture" }, { rule: "outcomeFits" }],
  "custody.renew": [{ rule: "dueBackPassed" }],
  "medium.register": [{ rule: "inFuture" }],
  "medium.confirm": [{ missing: ["label"] }],
  "medium.wipe": [
    ...lacking(["equipment", "calibrated"]),
    ...lacking(["tool", "toolVersion", "keyEvidence"]),
    ...[{ missing: ["noReport"] }, { missing: ["normText"] }, ...party("operator"), { missing: ["witness"] }],
    ...[{ rule: "classified" }, { rule: "inFuture" }],
  ],
  "medium.destroy": [
    ...[
      { missing: ["equipment"] },
      { missing: ["noPhoto"] },
      { missing: ["normText"] },
      ...party("operator"),
      { missing: ["witness"] },
    ],
    ...[{ rule: "classified" }, { rule: "inFuture" }],
  ],
  "medium.verify": [...party("by"), { missing: ["sample"] }, { rule: "inFuture" }],
  "medium.validate": [
    ...party("by"),
    ...lacking(["confidentialityAfter", "destination"]),
    { rule: "inFuture" },
  ],
  "medium.move": [
    { missing: ["asset"] },
    { missing: ["away.name"] },
    { missing: ["away.responsible"] },
    { missing: ["away.place"] },
    { rule: "inFuture" },
  ],
  "custody.dispose": [{ missing: ["to.name"] }, { rule: "inFuture" }],
  "disposal.open": [{ rule: "reasonTooShort" }],
  "disposal.edit": [{ rule: "reasonTooShort" }],
  "disposal.add": [{ rule: "netOverOriginal" }],
  "disposal.appraise": [
    { missing: ["step.signature"] },
    { missing: ["step.paper"] },
    { missing: ["step.external"] },
    { missing: ["step.opinion"] },
    { rule: "inFuture" },
  ],
  "ticket.approve": [
    { missing: ["step.signature"] },
    { missing: ["step.paper"] },
    { missing: ["step.external"] },
    { rule: "inFuture" },
  ],
  "address.take": [{ rule: "mac" }, { rule: "endsBeforeItBegins" }],
  "address.edit": [{ rule: "mac" }],
  "disposal.approve": [
    { missing: ["step.signature"] },
    { missing: ["step.paper"] },
    { missing: ["step.external"] },
    { rule: "inFuture" },
  ],
  "disposal.recycler": [{ rule: "licenceExpired" }, { rule: "inFuture" }],
  "disposal.prove": [{ rule: "inFuture" }],
  "disposal.writeOff": [{ rule: "inFuture" }],
  "run.agree": [{ missing: ["consent"] }, { missing: ["consentBy"] }, { missing: ["backupSignature"] }],
  "run.answer": [{ rule: "inFuture" }],
};

const catalogues = ["zh-CN", "en"].map((language) =>
  readCatalogue(fileURLToPath(new URL(`../i18n/${language}`, import.meta.url))),
);

describe.each(refused)("$name:", ({ name, cases }) => {
  test("the form asks its own command", () => {
    expect([...new Set(cases.map(({ type }) => type))]).toEqual([name]);
  });

  test("what a rule refuses the form refuses, beside a field, and nothing else", () => {
    const seen = new Set<string>();
    for (const { fits, broken, wrongs } of cases) {
      expect(Object.keys(wrongs).length > 0).toBe(!fits || broken.length > 0);
      expect(wrongs.form).toBeUndefined();
      if (fits) expect(Object.keys(wrongs).length).toBeLessThanOrEqual(broken.length);
      for (const each of broken) seen.add(JSON.stringify(each));
    }
    const breakable = BREAKABLE[name]?.map((each) => JSON.stringify(each)) ?? [];
    expect([...seen].sort()).toEqual([...breakable].sort());
  });

  test("in words of both languages", () => {
    const wanted = cases.flatMap(({ wrongs }) =>
      Object.values(wrongs).flatMap((wrong) => (wrong ? [wrong.words] : [])),
    );
    expect(wanted.length).toBeGreaterThan(0);
    for (const words of wanted) {
      // A rule is called by its own name; of what is missing and does not fit there are common words.
      const enough = words.some((word) => word.startsWith("rule.")) ? words.slice(0, 1) : words;
      for (const catalogue of catalogues) {
        expect(enough.filter((word) => catalogue.has(`rules:${word}`))).not.toEqual([]);
      }
    }
  });
});
