import { eventOf, headOf, tipsOf } from "../../../shared/domain/custody/custody-chain.ts";
import { signedDocument } from "../../../shared/domain/custody/custody-document.ts";
import { custodyOf } from "../../../shared/domain/custody/custody-evolve.ts";
import { failure, success } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { unmerged } from "./asset.ts";
import { existing, labelOf } from "./plan.ts";
import type { Plan, Planner, Planning } from "./plan.ts";

interface Line {
  asset: string;
}
interface Linked extends Line {
  prev: string | null;
  prevHash: string | null;
}

const handOver: Planner<"custody.handOver"> = (command, planning) => {
  for (const [kind, id] of [
    ["person", command.receiver],
    ["ticket", command.ticket],
  ] as const) {
    if (id === null) continue;
    const found = existing(planning, kind, id, kind === "person" ? "receiver" : "ticket");
    if (!found.ok) return found;
  }
  return withDocument("custody.handOver", "H", command, planning);
};

const takeBack: Planner<"custody.return"> = (command, planning) => {
  for (const [index, line] of command.lines.entries()) {
    const asset = unmerged(planning, line.asset, `lines.${index}.asset`);
    if (!asset.ok) return asset;
    if (!headOf(custodyOf(asset.value))?.holder) {
      return failure("notAllowed", "this asset is in stock already", `lines.${index}.asset`, {
        status: "inStock",
      });
    }
  }
  return withDocument("custody.return", "R", command, planning);
};

/** Numbers the document, links each line to its asset's chain, binds the signatures to the text. */
function withDocument<C extends { lines: readonly Line[]; signatures: readonly object[] }>(
  type: "custody.handOver" | "custody.return",
  series: "H" | "R",
  command: C,
  planning: Planning,
): Outcome<Plan> {
  const lines: Linked[] = [];
  for (const [index, line] of command.lines.entries()) {
    const asset = unmerged(planning, line.asset, `lines.${index}.asset`);
    if (!asset.ok) return asset;
    const head = headOf(custodyOf(asset.value));
    lines.push({ ...line, prev: head?.id ?? null, prevHash: head?.hash ?? null });
  }
  const number = planning.number(series);
  const document = { ...command, number, lines };
  const docHash = planning.sha256(signedDocument(document));
  const signatures = command.signatures.map((signature) => ({ ...signature, docHash }));
  const only = lines.length === 1 && lines[0] ? lines[0].asset : null;
  return success({
    act: { type, payload: { ...document, signatures }, label: number },
    id: only,
    number,
  });
}

const resolveCustody: Planner<"custody.resolve"> = (command, planning) => {
  const asset = existing(planning, "asset", command.asset, "asset");
  if (!asset.ok) return asset;
  const chain = custodyOf(asset.value);
  if (chain.branches.length === 0) {
    return failure("notAllowed", "this custody is not contested", "asset", { status: "uncontested" });
  }
  const tips = tipsOf(chain);
  const shown = new Set(command.tips);
  if (shown.size !== tips.length || !tips.every((tip) => shown.has(tip))) {
    return failure("stale", "the stories have changed since they were shown", "tips", { tips });
  }
  const adopted = eventOf(chain, command.adopt);
  if (!adopted || !chain.branches.some((branch) => branch.at(-1) === command.adopt)) {
    return failure("malformed", "what holds is the last event of one of the stories", "adopt", { tips });
  }
  const payload = { ...command, prev: adopted.id, prevHash: adopted.hash };
  return success({
    act: { type: "custody.resolve", payload, label: labelOf(asset.value) },
    id: command.asset,
    number: null,
  });
};

export const custodyPlanners = {
  "custody.handOver": handOver,
  "custody.return": takeBack,
  "custody.resolve": resolveCustody,
};
