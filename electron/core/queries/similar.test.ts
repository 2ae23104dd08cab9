import { beforeAll, describe, expect, test } from "vitest";
import { likeTerms } from "../search/like-terms.ts";
import { ask, memoryCore, run } from "../../../tests/support/core/core.ts";

const core = memoryCore();
let person = "";
let asset = "";
const similar = (params: object) => ask(core, "ticket.similar", { title: "", ...params });
const titles = (found: readonly { row: { title: string } }[]) => found.map(({ row }) => row.title);

beforeAll(() => {
  person = run(core, { type: "person.set", set: { name: "王芳" } }).id ?? "";
  asset = run(core, { type: "asset.register", set: { kind: "printer", name: "打印机" } }).id ?? "";
  const open = (title: string, more: object = {}, linked: string[] = []) =>
    run(core, { type: "ticket.open", set: { title, ...more }, assets: linked }).id ?? "";
  const solve = (ticket: string, solution: string) =>
    run(core, { type: "ticket.resolve", ticket, resolutionCode: "fixed", solution });
  solve(open("三楼打印机卡纸"), "取出卡住的纸，清洁搓纸轮");
  solve(open("VPN 连接后掉线"), "重装客户端以后正常");
  for (let at = 0; at < 300; at += 1) open(`会议室网络问题 ${at}`);
  open("打印机卡纸了两次", { requesterPerson: person });
  open("显示器有亮点", { requesterPerson: person });
  open("驱动要更新", {}, [asset]);
});

describe("while a title is written", () => {
  test("open tickets with its words, and how a solved one was solved", () => {
    const { open, solved } = similar({ title: "打印机总是卡纸" });
    expect(titles(open)).toEqual(["打印机卡纸了两次"]);
    expect(solved).toMatchObject([
      { solution: "取出卡住的纸，清洁搓纸轮", resolutionCode: "fixed", like: ["words"] },
    ]);
  });

  test("open tickets of the asset before those of the person, each with why", () => {
    const { open } = similar({ title: "打印机卡纸", person, assets: [asset] });
    expect(open.map(({ row, like }) => [row.title, like])).toEqual([
      ["打印机卡纸了两次", ["person", "words"]],
      ["驱动要更新", ["asset"]],
      ["显示器有亮点", ["person"]],
    ]);
  });

  test("an old one is found among hundreds of newer ones that share a common word", () => {
    expect(titles(similar({ title: "VPN 掉线" }).solved)).toEqual(["VPN 连接后掉线"]);
    expect(similar({ title: "网络" }).open).toHaveLength(5);
  });

  test("of common words the one ticket that has them together, however old", () => {
    const id = run(core, { type: "ticket.open", set: { title: "扫描仪进纸慢" } }).id ?? "";
    run(core, {
      type: "ticket.resolve",
      ticket: id,
      resolutionCode: "fixed",
      solution: "更换进纸辊以后正常",
    });
    for (let at = 0; at < 320; at += 1)
      run(core, {
        type: "ticket.open",
        set: { title: at % 2 ? `扫描仪断电 ${at}` : `复印机进纸声音 ${at}` },
      });
    expect(titles(similar({ title: "扫描仪总是进纸很慢" }).solved)).toEqual(["扫描仪进纸慢"]);
  });

  test("nothing for nothing, and for words that nobody used", () => {
    for (const title of ["", "的了", "量子纠缠", '"OR" *', "NEAR(a b)"])
      expect(similar({ title })).toEqual({ open: [], solved: [] });
  });
});

test("terms are pairs of characters, words and numbers, each once", () => {
  expect(likeTerms("我的打印机 HP-1020 卡纸, the 打印机")).toEqual([
    ["打", "印"],
    ["印", "机"],
    ["1020"],
    ["卡", "纸"],
  ]);
});
