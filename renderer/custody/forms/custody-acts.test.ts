import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../../shared/domain/commands.ts";
import { timestamp } from "../../../shared/log/operation.ts";
import { localDate, localMinute, momentOf } from "../../core/index.ts";
import { wrongsOf } from "../../records/asking-form.ts";
import type { FormBreach } from "../../records/breaches.ts";
import type { AskingForm } from "../../records/index.ts";
import { knownHere } from "../../records/known-here.ts";
import { lineOf, restInGoodOrder } from "../lines/custody-lines.ts";
import type { Line } from "../lines/custody-lines.ts";
import {
  NOBODY,
  documentOf,
  handOverCommand,
  handOverForm,
  returnCommand,
  returnForm,
  standingSignature,
  unstatedIn,
  wordsOf,
} from "./custody-acts.ts";
import type { HandOverValues, Papers, ReturnValues } from "./custody-acts.ts";

const now = new Date(2026, 10, 23, 9, 30);
const terms = { key: "standard", version: "1", language: "zh-CN", text: "妥善保管。" };
const agreement = { ...terms, text: "双方约定。", kept: "保存十年。" };
const staff = { ...NOBODY, name: "王技术", employeeNo: "E0007", dept: "信息技术部" };
const papers: Papers = { terms, agreement, staff };
const words = wordsOf(papers);
const READ = "2026-11-23T09:29:00.000+08:00";

/** Words of what is wrong, by field. */
function wrongIn<V, F extends string>(form: AskingForm<V, F>, values: V, skewMs = 0) {
  const wrongs = wrongsOf(form, values, knownHere(now.getTime(), skewMs, []));
  const words = Object.entries(wrongs as Record<string, FormBreach>);
  return Object.fromEntries(
    words.map(
      ([
        field,
        {
          words: [word],
        },
      ]) => [field, word],
    ),
  );
}

function line(digit: string): Line {
  return {
    asset: {
      id: `00000000-0000-7000-8000-00000000000${digit}`,
      number: `A-K7-000${digit}`,
      kind: "laptop",
      tag: `IT-${digit}`,
      serial: "",
      name: "",
      model: "",
      holder: null,
      contested: false,
    },
    condition: "good",
    accessories: [{ name: "电源", qty: 1, serial: "" }],
    note: "",
  };
}

const receiver = { ...NOBODY, name: "陈敏", employeeNo: "E1024" };
const handOver: HandOverValues = {
  purpose: "issue",
  giver: "王技术",
  receiver,
  place: "总部 3F",
  at: localMinute(now),
  dueBack: "",
  identityCheck: "badge",
  ticket: null,
  lines: [line("1"), line("2")],
  signing: null,
  unsigned: "已在电话中确认",
};
const giveBack: ReturnValues = {
  reason: "idle",
  returner: receiver,
  place: "IT 库房",
  at: localMinute(now),
  identityCheck: "none",
  lines: [line("1")],
  signing: null,
  unsigned: " 已在电话中确认 ",
};

const strokes: [number, number, number][][] = [
  [
    [10, 10, 0],
    [400, 200, 200],
  ],
  [
    [400, 10, 260],
    [10, 200, 420],
  ],
];

function signed(values: HandOverValues, readAt: string | null = READ): HandOverValues {
  const signer = { role: "receiver" as const, name: "陈敏", person: null, employeeNo: "E1024" };
  const signature = { ...signer, strokes, signedAt: momentOf(now) };
  return { ...values, signing: { document: documentOf(values, words), signatures: [signature], readAt } };
}

describe("hand-over and return forms", () => {
  test("a complete form has nothing wrong and makes a command of the right form", () => {
    expect(wrongIn(handOverForm(papers), handOver)).toEqual({});
    expect(wrongIn(handOverForm(papers), signed({ ...handOver, unsigned: null }))).toEqual({});
    expect(wrongIn(returnForm(papers), giveBack)).toEqual({});
    const given = COMMANDS["custody.handOver"].schema.safeParse(handOverCommand(signed(handOver), papers));
    expect(given.error?.issues).toBeUndefined();
    const command = returnCommand(giveBack, papers);
    expect(command.unsigned).toEqual({ reason: "已在电话中确认" });
    const returned = COMMANDS["custody.return"].schema.safeParse(command);
    expect(returned.error?.issues).toBeUndefined();
  });

  test("without a signature there is a reason, and beside a signature that stands there is none", () => {
    const unsigned = null;
    expect(wrongIn(handOverForm(papers), { ...handOver, unsigned })).toEqual({
      signatures: "missing.signatures",
    });
    expect(wrongIn(returnForm(papers), { ...giveBack, unsigned: " " })).toEqual({
      signatures: "missing.signatures",
    });
    expect(handOverCommand(signed(handOver), papers).unsigned).toBeNull();
    const changed = { ...signed(handOver), place: "别处" };
    expect(handOverCommand(changed, papers).unsigned).toEqual({ reason: "已在电话中确认" });
  });

  test("condition and identity are stated by a person: a new line and a new form presume neither", () => {
    const row = { ...line("3").asset, holder: null } as unknown as Parameters<typeof lineOf>[0];
    const lines = [lineOf(row), line("1")];
    expect(unstatedIn({ ...handOver, lines, identityCheck: null })).toEqual(["conditions", "identityCheck"]);
    expect(unstatedIn(handOver)).toEqual([]);
    const worn: Line = { ...line("2"), condition: "worn" };
    expect(restInGoodOrder([lineOf(row), worn]).map(({ condition }) => condition)).toEqual(["good", "worn"]);
  });

  test("every field that says nothing and must is named at once", () => {
    const empty = { ...handOver, purpose: null, giver: " ", receiver: NOBODY, place: "", at: "", lines: [] };
    expect(wrongIn(handOverForm(papers), empty)).toEqual({
      purpose: "missing.purpose",
      giver: "missing.giverName",
      receiver: "missing.to.name",
      at: "missing.handedAt",
      lines: "missing.lines",
    });
    expect(
      wrongIn(returnForm(papers), { ...giveBack, reason: null, returner: NOBODY, place: "", at: "" }),
    ).toEqual({
      reason: "missing.reason",
      returner: "missing.returnerName",
      at: "missing.returnedAt",
    });
  });

  test("nobody hands over to themselves, nor in the future", () => {
    expect(wrongIn(handOverForm(papers), { ...handOver, giver: " 陈敏" })).toEqual({
      receiver: "rule.giverIsReceiver",
    });
    const later = localMinute(new Date(now.getTime() + 600_000));
    expect(wrongIn(handOverForm(papers), { ...handOver, at: later })).toEqual({ at: "rule.inFuture" });
    expect(wrongIn(returnForm(papers), { ...giveBack, at: later })).toEqual({ at: "rule.inFuture" });
  });

  test("a hub whose clock is ahead of this laptop's is believed", () => {
    const later = localMinute(new Date(now.getTime() + 600_000));
    expect(wrongIn(handOverForm(papers), { ...handOver, at: later }, -600_000)).toEqual({});
  });

  test("a loan says when it comes back, today at the earliest; other purposes carry no date", () => {
    const loan = { ...handOver, purpose: "loan" as const };
    const form = handOverForm(papers);
    expect(wrongIn(form, loan)).toEqual({ dueBack: "missing.dueBack" });
    expect(wrongIn(form, { ...loan, dueBack: "2026-11-22" })).toEqual({ dueBack: "rule.dueBackPassed" });
    expect(wrongIn(form, { ...loan, dueBack: localDate(now) })).toEqual({});
    expect(handOverCommand({ ...loan, dueBack: "2026-12-01" }, papers).dueBack).toBe("2026-12-01");
    expect(handOverCommand({ ...handOver, dueBack: "2026-12-01" }, papers).dueBack).toBeNull();
  });

  test("a signature goes with its document and carries who was checked, and how", () => {
    const command = handOverCommand(signed(handOver), papers);
    expect(command.terms).toEqual(terms);
    expect(command.agreement).toEqual({ ...agreement, readAt: READ });
    expect(command.signatures).toMatchObject([
      { role: "receiver", name: "陈敏", employeeNo: "E1024", identityCheck: "badge" },
    ]);
    const parsed = COMMANDS["custody.handOver"].schema.safeParse(command);
    expect(parsed.error?.issues).toBeUndefined();
  });

  test("whatever changes after signing voids the signature", () => {
    const values = signed(handOver);
    expect(standingSignature(values, words)).not.toBeNull();
    const changes: Partial<HandOverValues>[] = [
      { place: "别处" },
      { lines: [line("1")] },
      { lines: [line("1"), { ...line("2"), condition: "damaged" }] },
      { receiver: { ...receiver, name: "李雷" } },
    ];
    for (const change of changes) {
      expect(standingSignature({ ...values, ...change }, words)).toBeNull();
      expect(handOverCommand({ ...values, ...change }, papers)).toMatchObject({
        signatures: [],
      });
    }
    expect(standingSignature(values, "other terms")).toBeNull();
  });

  test("what nobody has signed yet freezes the terms under which it will be; nobody signs terms unread", () => {
    expect(handOverCommand(handOver, papers).terms).toEqual(terms);
    expect(handOverCommand(signed(handOver, null), papers).terms).toBeNull();
  });

  test("moments carry milliseconds and an offset and name the same instant", () => {
    const moment = momentOf(localMinute(now));
    expect(timestamp.safeParse(moment).success).toBe(true);
    expect(Date.parse(moment)).toBe(now.getTime());
  });
});
