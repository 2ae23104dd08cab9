import { entityKeyOf } from "../../log/operation.ts";
import { HIDDEN } from "../../log/parts.ts";
import { statusAfter } from "../asset/asset-status.ts";
import { unmerged } from "../asset/asset-acts.ts";
import { act, plainly } from "../kind/act.ts";
import { serialForm } from "../kind/unique-form.ts";
import { LEEWAY_MS } from "../kind/rule.ts";
import { existing, labelOf, planned, refused } from "../kind/plan.ts";
import type { Planned, Planning, Result } from "../kind/plan.ts";
import { sameName } from "../person/same-person.ts";
import { eventOf, headOf, tipsOf, toldBy } from "./custody-chain.ts";
import type { CustodyEvent } from "./custody-chain.ts";
import { signedDocument } from "./custody-document.ts";
import {
  handOverAsked,
  handOverPayload,
  receiverOf,
  resolveAsked,
  resolvePayload,
  returnAsked,
  returnPayload,
  touchesLines,
} from "./custody-forms.ts";
import { daysLate, missingOf, standingHandOver } from "./accessories.ts";
import { handOverRules, returnRules } from "./custody-rules.ts";
import { addEvent, custodyOf } from "./custody-state.ts";
import { handOverV1, returnV1 } from "./custody-v1.ts";
import { handOverV2, returnV2 } from "./custody-v2.ts";
import { dueBackOf, sayLater } from "./later.ts";
import type { LaterLine } from "./later.ts";
import { inService } from "./in-service.ts";
import { handOf, inPool } from "./keeping.ts";
import type { Keeping } from "./keeping.ts";
import { accessoriesIn } from "./line-forms.ts";
import type { Accessory, MissingAccessory, SerialMatch } from "./line-forms.ts";
import { namedExist } from "./named-in-document.ts";

/** What a document says of people. Its chain, its numbers and what was handed over are not theirs. */
const personal = {
  "lines.*.note": HIDDEN,
  "lines.*.noPhoto": HIDDEN,
  "signatures.*.name": HIDDEN,
  "signatures.*.employeeNo": HIDDEN,
  "signatures.*.strokes": [[]],
  "signatures.*.onBehalf.reason": HIDDEN,
  "unsigned.reason": HIDDEN,
  "to.name": HIDDEN,
  "to.responsible": HIDDEN,
};

const ofHandOver = {
  ...personal,
  giverName: HIDDEN,
  giverNo: HIDDEN,
  giverDept: HIDDEN,
  receiverNo: HIDDEN,
  receiverDept: HIDDEN,
  "proxy.name": HIDDEN,
  "proxy.employeeNo": HIDDEN,
  "proxy.reason": HIDDEN,
  "collectedBy.name": HIDDEN,
  "collectedBy.employeeNo": HIDDEN,
  otherGiver: HIDDEN,
  "manager.name": HIDDEN,
  "manager.employeeNo": HIDDEN,
  "lines.*.dataNote": HIDDEN,
  "declined.*.note": HIDDEN,
  "declined.*.noPhoto": HIDDEN,
  "declined.*.dataNote": HIDDEN,
  "declined.*.reason": HIDDEN,
};

const ofReturn = {
  ...personal,
  returnerName: HIDDEN,
  returnerNo: HIDDEN,
  returnerDept: HIDDEN,
  receiverName: HIDDEN,
  "absent.reason": HIDDEN,
  "absent.witness": HIDDEN,
  "unreturned.*.note": HIDDEN,
  "underSeal.reason": HIDDEN,
  // What became of them, and whose damage it is, is one value each: nothing of it stays when it is erased.
  "lines.*.missing": [],
  "lines.*.liability": null,
};

interface Line {
  asset: string;
  prev: string | null;
  prevHash: string | null;
  condition: string | null;
  note: string;
  accessories: readonly Accessory[];
  serialMatch: SerialMatch | null;
  missing?: readonly MissingAccessory[];
  daysLate?: number | null;
  hold?: boolean | null;
}

/** What a document says of one asset, as an event of its chain. */
function lineEvent(
  { lines, number, place, signatures, unsigned, dueBack, underSeal }: Document,
  asset: string,
  told: {
    act: "handOver" | "return";
    to: Keeping;
    from: string;
    at: string;
    reason: string;
    excused?: true;
  },
) {
  const line = lines.find((each) => each.asset === asset);
  if (!line) return null;
  const { prev, prevHash, condition, note, accessories, missing = [], daysLate: late, hold } = line;
  return {
    prev,
    prevHash,
    ...told,
    holder: handOf(told.to),
    number,
    place,
    condition,
    signed: signatures.length > 0,
    ...(signatures.length === 0 && unsigned ? { unsigned: true as const } : {}),
    ...(dueBack ? { dueBack } : {}),
    note,
    ...(accessories.length > 0 ? { accessories } : {}),
    ...(missing.length > 0 ? { missing } : {}),
    ...(typeof late === "number" ? { daysLate: late } : {}),
    ...(typeof hold === "boolean" ? { hold } : {}),
    ...(underSeal ? { seal: underSeal.seal } : {}),
    ...(line.serialMatch === "differs" ? { serialDiffers: true as const } : {}),
  };
}

interface Document {
  lines: Line[];
  number: string;
  place: string;
  signatures: readonly unknown[];
  unsigned: object | null;
  /** Of a loan alone. */
  dueBack?: string | null;
  /** Of a return alone. */
  underSeal?: { seal: string } | null;
}

/** A row that begins with the PIN goes on for a working day at most. */
const ROW_LASTS_MS = 12 * 3_600_000;

/** Why a custody act is final. */
const PHYSICAL = "what was handed over was handed over: it is taken back by the act that does so";

const custodyHandOver = act({
  permission: "custody.write",
  final: PHYSICAL,
  about:
    "Hands assets over to a person (`receiverName`, or `to`), a department, a place in service, a pool or a supplier (`to`). Answers {id, number}.",
  leaves: "slip",
  chain: true,
  older: [handOverV1, handOverV2],
  payload: handOverPayload,
  personal: ofHandOver,
  touches: touchesLines,
  fold(draft, payload, logged) {
    const event = lineEvent(payload, draft.state.id, {
      act: "handOver",
      to: payload.to,
      from: payload.giverName,
      at: payload.handedAt,
      reason: payload.purpose,
      ...(isExcused(payload) ? { excused: true } : {}),
    });
    if (event) addEvent(draft, logged, event);
  },
  asks: handOverAsked,
  rules: handOverRules,
  plan({ receiver, receiverName, lines: told, ...asked }, planning) {
    const to = receiverOf({ to: asked.to, receiver, receiverName });
    const found = namedExist({ ...asked, lines: told }, planning, [
      ["person", to.person, asked.to ? "to.person" : "receiver"],
      ["site", to.site, "to.site"],
      ["ticket", asked.ticket, "ticket"],
    ]);
    if (!found.ok) return found;
    const me = planning.state("member", planning.me)?.fields.name;
    if (asked.giverByDevice && !(typeof me === "string" && sameName(me, asked.giverName))) {
      const message = "a device signs for the member it is unlocked by alone";
      return refused("notAllowed", message, "giverByDevice", { rule: "notOwnAccount" });
    }
    if (asked.giverByDevice && !isPinGiven(asked.giverByDevice, planning)) {
      const message = "a device signs for its member after their PIN alone";
      return refused("notAllowed", message, "giverByDevice", { rule: "pinNotGiven" });
    }
    const sealed = told.map((line, index) => ({ line: withSerial(line, planning), index }));
    const declined = sealed.flatMap(({ line: { accepted, declined: reason, ...line } }) =>
      accepted === false ? [{ ...line, accepted: null, reason }] : [],
    );
    const lines = sealed.flatMap(({ line: { accepted, declined: _, ...line }, index }) =>
      accepted === false ? [] : [{ ...line, accepted, index }],
    );
    for (const [index, { accepted, asset }] of told.entries()) {
      const known = accepted === false ? unmerged(planning, asset, `lines.${index}.asset`) : null;
      if (known && !known.ok) return known;
    }
    return document("H", { ...asked, to, lines, declined }, planning);
  },
});

/** Whether the PIN was given at the moment that a device's signing for its member names, and not long ago. */
function isPinGiven(moment: string, { pinGiven, now }: Planning): boolean {
  const at = Date.parse(moment);
  return now - at < ROW_LASTS_MS && pinGiven.some((given) => Math.abs(given - at) <= LEEWAY_MS);
}

/** Whether it is said why another than its holder hands it over, or that one signed as well. */
const isExcused = ({ otherGiver, signatures }: { otherGiver: string; signatures: { role: string }[] }) =>
  otherGiver.trim() !== "" || signatures.some(({ role }) => role === "holder");

const custodyReturn = act({
  permission: "custody.write",
  final: PHYSICAL,
  about:
    "Takes assets back: into a pool (without `to`, at `place`), to a place in service, to a supplier. Answers {id, number}.",
  leaves: "slip",
  chain: true,
  older: [returnV1, returnV2],
  payload: returnPayload,
  personal: ofReturn,
  touches: touchesLines,
  fold(draft, payload, logged) {
    const event = lineEvent(payload, draft.state.id, {
      act: "return",
      to: payload.to,
      from: payload.returnerName,
      at: payload.returnedAt,
      reason: payload.reason,
    });
    if (event) addEvent(draft, logged, event);
    const { returnedAt: at, number, unreturned } = payload;
    const lacking = unreturned.find(({ asset }) => asset === draft.state.id);
    if (lacking) sayLater(draft, [lacking], { act: "miss", at, note: lacking.note, number });
  },
  asks: returnAsked,
  rules: returnRules,
  plan(asked, planning) {
    for (const [index, line] of asked.lines.entries()) {
      const told = heldBySomebody(planning, line.asset, `lines.${index}.asset`);
      if (!told.ok) return told;
    }
    const lacking = unreturnedOf(asked.unreturned, planning);
    if (!lacking.ok) return lacking;
    const unreturned = lacking.value;
    const to = asked.to ?? { ...inPool(asked.place), holder: "pool" as const };
    const found = namedExist(asked, planning, [["site", to.site, "to.site"]]);
    if (!found.ok) return found;
    const lines = asked.lines.map((told, index) => {
      const line = withSerial(told, planning);
      const asset = planning.state("asset", line.asset);
      const out = asset && standingHandOver(custodyOf(asset));
      return {
        ...line,
        index,
        // What nobody has looked at lacks nothing yet.
        missing: asked.underSeal ? [] : missingOf(out?.accessories ?? [], line.accessories, told.missing),
        daysLate: daysLate(asset ? dueBackOf(asset, out ?? undefined) : null, asked.returnedAt),
      };
    });
    return document("R", { ...asked, to, lines, unreturned }, planning);
  },
});

/** The custody act by which somebody has an asset. */
function heldBySomebody(planning: Planning, id: string, path: string): Result<CustodyEvent> {
  const asset = unmerged(planning, id, path);
  if (!asset.ok) return asset;
  const told = toldBy(custodyOf(asset.value));
  if (told?.holder) return planned(told);
  const status = statusAfter(told);
  return refused("notAllowed", `this asset is ${status}: nobody is known to have it`, path, { status });
}

/** What did not come back, each with the document by which somebody has it. */
function unreturnedOf<L extends { asset: string }>(asked: readonly L[], planning: Planning) {
  const lines: (L & Pick<LaterLine, "prev" | "prevHash">)[] = [];
  for (const [index, line] of asked.entries()) {
    const told = heldBySomebody(planning, line.asset, `unreturned.${index}.asset`);
    if (!told.ok) return told;
    lines.push({ ...line, prev: told.value.id, prevHash: told.value.hash });
  }
  return planned(lines);
}

const touchesOne = ({ asset }: { asset: string }) => [entityKeyOf("asset", asset)];

const custodyResolve = act({
  permission: "custody.resolve",
  final: "a decision of the chain: the next act follows it",
  about:
    "Decides a contested custody: `adopt` is the last event of the story that holds, `tips` the last events of all stories shown.",
  chain: true,
  older: [plainly(resolvePayload, touchesOne)],
  payload: resolvePayload,
  personal: { note: HIDDEN },
  touches: touchesOne,
  fold(draft, payload, logged) {
    const adopted = eventOf(custodyOf(draft.state), payload.adopt);
    addEvent(draft, logged, {
      prev: payload.adopt,
      prevHash: payload.prevHash,
      act: "resolve",
      to: adopted?.to ?? null,
      holder: adopted?.holder ?? null,
      number: null,
      from: null,
      place: adopted?.place ?? "",
      at: logged.op.at,
      reason: "resolve",
      condition: null,
      signed: false,
      note: payload.note,
      tips: payload.tips,
    });
  },
  asks: resolveAsked,
  plan(asked, planning) {
    const asset = existing(planning, "asset", asked.asset, "asset");
    if (!asset.ok) return asset;
    const chain = custodyOf(asset.value);
    if (chain.branches.length === 0) {
      return refused("notAllowed", "this custody is not contested", "asset", { status: "uncontested" });
    }
    const tips = tipsOf(chain);
    const shown = new Set(asked.tips);
    if (shown.size !== tips.length || !tips.every((tip) => shown.has(tip))) {
      return refused("stale", "the stories have changed since they were shown", "tips", { tips });
    }
    const adopted = eventOf(chain, asked.adopt);
    if (!adopted || !chain.branches.some((branch) => branch.at(-1) === asked.adopt)) {
      return refused("malformed", "what holds is the last event of one of the stories", "adopt", { tips });
    }
    const payload = { ...asked, prev: adopted.id, prevHash: adopted.hash };
    return planned({ payload, label: labelOf(asset.value), id: asked.asset, number: null });
  },
});

/** What is done with who has an asset; every event of it extends the asset's chain. */
export const custodyActs = {
  "custody.handOver": custodyHandOver,
  "custody.return": custodyReturn,
  "custody.resolve": custodyResolve,
};

/** A line with its accessories as a list, and with whether the serial number that was read is the register's. */
function withSerial<
  L extends {
    asset: string;
    accessories: string | Accessory[];
    serialRead: string;
    serialMatch: SerialMatch | null;
  },
>(line: L, planning: Planning) {
  const { accessories: told, serialRead, ...rest } = line;
  const accessories = typeof told === "string" ? accessoriesIn(told) : told;
  const read = serialForm(serialRead);
  const state = read === "" ? null : planning.state("asset", line.asset);
  const match = state && (serialForm(state.fields.serial) === read ? "match" : "differs");
  return { ...rest, accessories, serialRead, serialMatch: match ?? line.serialMatch };
}

/** Numbers the document, links each line to its asset's chain, binds the signatures to the text. */
function document<
  C extends { lines: readonly { asset: string; index: number }[]; signatures: readonly object[] },
>(series: "H" | "R", asked: C, planning: Planning): Planned {
  const lines: object[] = [];
  const stands = series === "H" ? inService : unmerged;
  for (const { index, ...line } of asked.lines) {
    const asset = stands(planning, line.asset, `lines.${index}.asset`);
    if (!asset.ok) return asset;
    const head = headOf(custodyOf(asset.value));
    lines.push({ ...line, prev: head?.id ?? null, prevHash: head?.hash ?? null });
  }
  const number = planning.number(series);
  const text = { ...asked, number, lines };
  const docHash = planning.sha256(signedDocument(text));
  const signatures = asked.signatures.map((signature) => ({ ...signature, docHash }));
  const only = asked.lines.length === 1 ? (asked.lines[0]?.asset ?? null) : null;
  return planned({ payload: { ...text, signatures }, label: number, id: only, number });
}
