import { entityKeyOf } from "../../log/operation.ts";
import { unmerged } from "../asset/asset-acts.ts";
import { act } from "../kind/act.ts";
import { existing, labelOf, planned, refused } from "../kind/plan.ts";
import type { Planned, Planning } from "../kind/plan.ts";
import { eventOf, headOf, tipsOf } from "./custody-chain.ts";
import type { Holder } from "./custody-chain.ts";
import { signedDocument } from "./custody-document.ts";
import {
  handOverAsked,
  handOverPayload,
  resolveAsked,
  resolvePayload,
  returnAsked,
  returnPayload,
} from "./custody-forms.ts";
import { handOverRules, returnRules } from "./custody-rules.ts";
import { addEvent, custodyOf } from "./custody-state.ts";

const touchesLines = (payload: { lines: { asset: string }[] }) =>
  payload.lines.map((each) => entityKeyOf("asset", each.asset));

interface Line {
  asset: string;
  prev: string | null;
  prevHash: string | null;
  condition: string;
  note: string;
}

/** What a document says of one asset, as an event of its chain. */
function lineEvent(
  { lines, number, place, signatures }: Document,
  asset: string,
  told: { act: "handOver" | "return"; holder: Holder | null; from: string; at: string; reason: string },
) {
  const line = lines.find((each) => each.asset === asset);
  if (!line) return null;
  const { prev, prevHash, condition, note } = line;
  return { prev, prevHash, ...told, number, place, condition, signed: signatures.length > 0, note };
}

interface Document {
  lines: Line[];
  number: string;
  place: string;
  signatures: readonly unknown[];
}

const custodyHandOver = act({
  permission: "custody.write",
  about: "Hands assets over to a person. Answers {id, number}.",
  chain: true,
  payload: handOverPayload,
  touches: touchesLines,
  fold(draft, payload, logged) {
    const event = lineEvent(payload, draft.state.id, {
      act: "handOver",
      holder: { person: payload.receiver, name: payload.receiverName },
      from: payload.giverName,
      at: payload.handedAt,
      reason: payload.purpose,
    });
    if (event) addEvent(draft, logged, event);
  },
  asks: handOverAsked,
  rules: handOverRules,
  plan(asked, planning) {
    for (const [kind, id, path] of [
      ["person", asked.receiver, "receiver"],
      ["ticket", asked.ticket, "ticket"],
    ] as const) {
      if (id === null) continue;
      const found = existing(planning, kind, id, path);
      if (!found.ok) return found;
    }
    return document("H", asked, planning);
  },
});

const custodyReturn = act({
  permission: "custody.write",
  about: "Takes assets back into stock. Answers {id, number}.",
  chain: true,
  payload: returnPayload,
  touches: touchesLines,
  fold(draft, payload, logged) {
    const event = lineEvent(payload, draft.state.id, {
      act: "return",
      holder: null,
      from: payload.returnerName,
      at: payload.returnedAt,
      reason: payload.reason,
    });
    if (event) addEvent(draft, logged, event);
  },
  asks: returnAsked,
  rules: returnRules,
  plan(asked, planning) {
    for (const [index, line] of asked.lines.entries()) {
      const asset = unmerged(planning, line.asset, `lines.${index}.asset`);
      if (!asset.ok) return asset;
      if (!headOf(custodyOf(asset.value))?.holder) {
        return refused("notAllowed", "this asset is in stock already", `lines.${index}.asset`, {
          status: "inStock",
        });
      }
    }
    return document("R", asked, planning);
  },
});

const custodyResolve = act({
  permission: "custody.resolve",
  about:
    "Decides a contested custody: `adopt` is the last event of the story that holds, `tips` the last events of all stories shown.",
  chain: true,
  payload: resolvePayload,
  touches: ({ asset }) => [entityKeyOf("asset", asset)],
  fold(draft, payload, logged) {
    const adopted = eventOf(custodyOf(draft.state), payload.adopt);
    addEvent(draft, logged, {
      prev: payload.adopt,
      prevHash: payload.prevHash,
      act: "resolve",
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

/** Numbers the document, links each line to its asset's chain, binds the signatures to the text. */
function document<C extends { lines: readonly { asset: string }[]; signatures: readonly object[] }>(
  series: "H" | "R",
  asked: C,
  planning: Planning,
): Planned {
  const lines: object[] = [];
  for (const [index, line] of asked.lines.entries()) {
    const asset = unmerged(planning, line.asset, `lines.${index}.asset`);
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
