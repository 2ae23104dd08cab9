import type { WrittenChecklist } from "../../shared/domain/checklist/checklist-form.ts";
import type { Random } from "../simulation/random.ts";

type Command = Record<string, unknown>;
type Ask = (request: Record<string, unknown>) => Promise<Record<string, unknown> | null>;

const titled = { title: { "zh-CN": "看一看" } };
const KEY = "own.killed";
const body: WrittenChecklist = {
  ...{ section: "hardware", gate: "block", ...titled },
  steps: [
    { key: "seen", kind: "text", ...titled },
    { key: "sure", kind: "confirm", ...titled, go: [{ to: "end" }] },
  ],
  conclusions: [
    { key: "end", ...titled, verdict: "hardware", next: "solved", action: { "zh-CN": "换一根线" } },
  ],
};
/** Before any run: what they are begun from. */
export const SET_CHECKLIST: Command = {
  ...{ type: "definition.setChecklist", family: "checklist", key: KEY },
  set: { title: body.title, body },
};

interface Watched {
  /** What was sent to be written of it, in order; from `told` on it may be what stands there. */
  sent: string[];
  told: number;
  /** The act that ends it, once it was sent, and whether the console said that it is saved. */
  ending: { type: string; said: string } | null;
  ended: boolean;
}

/** Runs of the console that is killed: begun, answered, answered again, concluded or given up. */
export class Runs {
  readonly #known = new Map<string, Watched>();

  /** Something that a technician does to one of them. @param text found in nothing else */
  act(random: Random, text: string, ticket: string, at: string): Command {
    const open = [...this.#known].filter(([, { ending }]) => ending === null);
    if (open.length === 0 || random.chance(0.3)) {
      return { type: "run.start", checklist: KEY, ticket, place: text };
    }
    const [run, watched] = random.pick(open);
    if (watched.told === 0 || random.chance(0.6)) {
      watched.sent.push(text);
      const answer = { seen: { outcome: "normal", words: text, at }, sure: { outcome: "normal", at } };
      return { type: "run.answer", run, answer };
    }
    const type = random.pick(["run.conclude", "run.conclude", "run.abandon"]);
    watched.ending = { type, said: text };
    return { type, run, [type === "run.conclude" ? "note" : "reason"]: text };
  }

  /** The console said that this is saved. */
  acknowledged(command: Command, result: Command): void {
    if (command.type === "run.start") {
      this.#known.set(String(result.id), { sent: [], told: 0, ending: null, ended: false });
    }
    const watched = this.#known.get(String(command.run));
    if (!watched) return;
    if (command.type === "run.answer") {
      const { seen } = command.answer as { seen: { words: string } };
      watched.told = watched.sent.indexOf(seen.words) + 1;
    } else watched.ended = true;
  }

  /** @returns what of them is not as the console said, or half of an act */
  async faults(ask: Ask): Promise<string[]> {
    const found: string[] = [];
    for (const [id, { sent, told, ending, ended }] of this.#known) {
      const answer = await ask({ kind: "query", name: "run.get", params: { id } });
      const run = answer?.result as Shown | undefined;
      const tell = (what: string) => void found.push(`run ${id} ${what}: ${JSON.stringify(answer)}`);
      if (!run) {
        tell("was begun and is not there");
        continue;
      }
      const words = run.answers.seen?.words ?? "";
      const mayStand = told === 0 ? ["", ...sent] : sent.slice(told - 1);
      if (!mayStand.includes(words)) tell(`says something else than ${mayStand.join(" or ")}`);
      if ((words !== "") !== Object.hasOwn(run.answers, "sure")) tell("has half of an answer");
      const open = run.row.status === "open";
      if (open ? ended : ending === null) tell(open ? "is open again" : "was ended by nobody");
      const said = ending?.type === "run.conclude" ? run.note : run.reason;
      const isWhole =
        open || (said === ending?.said && (run.row.status === "done") === (run.conclusion === "end"));
      if (!isWhole) tell("has half of its end");
    }
    return found;
  }

  get count(): number {
    return this.#known.size;
  }
}

interface Shown {
  row: { status: string };
  answers: Record<string, { words: string }>;
  conclusion: string | null;
  note: string;
  reason: string;
}
