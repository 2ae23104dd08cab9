import { describe, expect, test } from "vitest";
import { Story, stamp, uuid } from "../../../tests/support/domain/operations.ts";
import { clearingOf } from "./clearedness.ts";

const MEDIUM = uuid(5);
const MACHINE = uuid(2);
const [LI, WANG, ZHAO] = [uuid(31), uuid(32), uuid(33)];
const named = (person: string) => ({ person, name: "" });
const POOL = { holder: "pool", place: "B1" };

class Shop extends Story {
  constructor() {
    super();
    const set = { model: "870 EVO" };
    this.act(1, "medium.register", {
      medium: MEDIUM,
      number: "M-K7-0001",
      set,
      asset: MACHINE,
      at: stamp(0),
    });
    this.confirm("sataSsd");
  }
  confirm(mediumType: string) {
    this.act(1, "medium.confirm", { medium: MEDIUM, mediumType, labelRead: "noLabel" });
  }
  wipe(minute: number, more: object = {}, acted = {}, device = 1) {
    const { id } = this.act(
      device,
      "medium.wipe",
      {
        ...{ medium: MEDIUM, method: "purge", technique: "ataSanitizeBlock", norm: "nist80088" },
        ...{ operator: named(LI), at: stamp(minute), confidentiality: "internal", result: "success" },
        ...more,
      },
      acted,
    );
    return id;
  }
  destroy(minute: number, more: object = {}) {
    const said = { technique: "shred", norm: "nist80088", operator: named(LI), at: stamp(minute) };
    const payload = { medium: MEDIUM, ...said, confidentiality: "internal", result: "success", ...more };
    return this.act(1, "medium.destroy", payload).id;
  }
  verify(attempt: string, person = WANG, more: object = {}, acted = {}, device = 2) {
    const said = { way: "status", by: named(person), at: stamp(30), result: "passed", ...more };
    return this.act(device, "medium.verify", { medium: MEDIUM, attempt, ...said }, acted).id;
  }
  validate(attempt: string, person = ZHAO, decision = "accept", acted = {}, device = 3) {
    const number = decision === "accept" ? "C-K7-0001" : null;
    const said = { decision, by: named(person), at: stamp(40), number };
    const end = decision === "accept" ? { confidentialityAfter: "public", destination: "external" } : {};
    return this.act(device, "medium.validate", { medium: MEDIUM, attempt, ...said, ...end }, acted).id;
  }
  move(minute: number, where: object) {
    this.act(1, "medium.move", { medium: MEDIUM, ...where, at: stamp(minute) });
  }
  get medium() {
    return this.state("medium", MEDIUM);
  }
  get now() {
    return clearingOf(this.medium).state;
  }
  get breaches() {
    return this.medium.conflicts.map(({ class: each, field, sides }) => [
      each,
      field,
      sides.map(({ op }) => op),
    ]);
  }
}

describe("一块介质清除到了哪一步", () => {
  test("清除、验证、确认，各一步", () => {
    const shop = new Shop();
    expect(shop.now).toBe("none");
    const wipe = shop.wipe(10);
    expect([shop.now, clearingOf(shop.medium).mayLeave]).toEqual(["wiped", false]);
    shop.verify(wipe);
    expect([shop.now, clearingOf(shop.medium).mayLeave]).toEqual(["verified", true]);
    shop.validate(wipe);
    expect(shop.now).toBe("cleared");
    expect(shop.breaches).toEqual([]);
  });

  test.each(["partial", "failure"])("结果是 %s 就没有清除", (result) => {
    const shop = new Shop();
    shop.wipe(10, { result });
    expect(shop.now).toBe("failed");
  });

  test("有一个人验证不通过就不算，别人说通过也不行；再清除一次才重新开始", () => {
    const shop = new Shop();
    const first = shop.wipe(10);
    shop.verify(first);
    shop.verify(first, ZHAO, { result: "failed" });
    expect([shop.now, clearingOf(shop.medium).mayLeave]).toEqual(["failed", false]);
    shop.wipe(20);
    expect(shop.now).toBe("wiped");
  });

  test("确认人要求返工就不算", () => {
    const shop = new Shop();
    const wipe = shop.wipe(10);
    shop.verify(wipe);
    shop.validate(wipe, ZHAO, "repeat");
    expect(shop.now).toBe("failed");
  });

  test("以后确认的类型上这种手段不算数，就没有清除", () => {
    const shop = new Shop();
    const wipe = shop.wipe(10, { technique: "ataSanitizeBlock" });
    shop.verify(wipe);
    shop.confirm("nvme");
    expect(shop.now).toBe("failed");
  });

  test("清除以后又装进设备，就不再算清除过；出库放着还算", () => {
    const shop = new Shop();
    const wipe = shop.wipe(10);
    shop.verify(wipe);
    shop.move(20, { away: POOL });
    expect(shop.now).toBe("verified");
    shop.move(50, { asset: MACHINE });
    expect([shop.now, clearingOf(shop.medium).mayLeave]).toEqual(["reused", false]);
    // 补记一次更早的装入，不影响之后的清除。
    shop.wipe(60);
    shop.move(15, { asset: MACHINE });
    expect(shop.now).toBe("wiped");
  });

  test("先清除、后登记在设备里，不算又装进去；同一分钟里后记的算在后", () => {
    const shop = new Shop();
    shop.wipe(-30);
    expect(shop.now).toBe("wiped");
    shop.move(20, { asset: MACHINE });
    shop.wipe(20);
    expect(shop.now).toBe("wiped");
    shop.move(20, { asset: MACHINE });
    expect(shop.now).toBe("reused");
  });

  test("晚补记的较早的清除，不盖过较晚的那次", () => {
    const shop = new Shop();
    shop.wipe(20);
    shop.wipe(10, { result: "failure" });
    expect(shop.now).toBe("wiped");
  });

  test("清除失败，改为销毁；销毁经验证才可以离开", () => {
    const shop = new Shop();
    shop.wipe(10, { result: "failure" });
    const end = shop.destroy(20);
    expect([shop.now, clearingOf(shop.medium).mayLeave]).toEqual(["destroyed", false]);
    shop.verify(end, WANG, { way: "residue" });
    expect([shop.now, clearingOf(shop.medium).mayLeave]).toEqual(["destroyed", true]);
  });
});

describe("执行人不验证自己做的清除", () => {
  test("同一个人验证：不算验证；看得见违规", () => {
    const shop = new Shop();
    const wipe = shop.wipe(10);
    // 装置不知情：另一台电脑没有看到那次清除。
    const own = shop.verify(wipe, LI, {}, { seen: 2 });
    expect(shop.now).toBe("wiped");
    expect(shop.breaches).toEqual([["breach", "operatorVerifies", [wipe, own]]]);
  });

  test("目录里没有的人按姓名比：空格、大小写、全角都不算不同；两条目录记录是两个人", () => {
    const by = (operator: object, verifier: object) => {
      const shop = new Shop();
      const wipe = shop.wipe(10, { operator });
      shop.verify(wipe, WANG, { by: verifier }, { seen: 2 });
      return shop.now;
    };
    expect(by({ name: "王 芳" }, { name: "王芳" })).toBe("wiped");
    expect(by({ name: "Ｌi Na" }, { name: "li na" })).toBe("wiped");
    expect(by({ name: "李强", person: LI }, { name: "李强" })).toBe("wiped");
    expect(by({ name: "李强", person: LI }, { name: "李强", person: WANG })).toBe("verified");
  });

  test("前一次失败的清除的执行人，也不验证后一次的", () => {
    const shop = new Shop();
    shop.wipe(10, { operator: named(WANG), result: "failure" });
    const second = shop.wipe(20);
    shop.verify(second, WANG, {}, { seen: 2 });
    expect(shop.now).toBe("wiped");
  });

  test("两台电脑互不知情：先到的是验证还是清除，都看得见", () => {
    const shop = new Shop();
    const first = shop.wipe(10);
    const verified = shop.verify(first, WANG);
    expect(shop.now).toBe("verified");
    const again = shop.wipe(20, { operator: named(WANG) }, { seen: 3 }, 4);
    expect(shop.breaches).toEqual([["breach", "operatorVerifies", [verified, again]]]);
    const other = new Shop();
    const one = other.wipe(10);
    const two = other.wipe(20, { operator: named(WANG) }, { seen: 3 }, 4);
    const late = other.verify(one, WANG, {}, { seen: 3 });
    expect(other.breaches).toEqual([["breach", "operatorVerifies", [two, late]]]);
  });

  test("验证过以后自己去返工，不是违规", () => {
    const shop = new Shop();
    const first = shop.wipe(10);
    shop.verify(first, WANG, { result: "failed" });
    shop.wipe(20, { operator: named(WANG) }, {}, 4);
    expect(shop.breaches).toEqual([]);
  });
});

test("两个人同时作了决定，看得见；没有验证就接受，也看得见", () => {
  const shop = new Shop();
  const wipe = shop.wipe(10);
  shop.verify(wipe);
  const one = shop.validate(wipe, ZHAO, "accept", { seen: 4 }, 3);
  const two = shop.validate(wipe, ZHAO, "repeat", { seen: 4 }, 4);
  expect(shop.breaches).toEqual([["breach", "decidedTwice", [one, two]]]);
  expect(shop.now).toBe("failed");
  const early = new Shop();
  const bare = early.wipe(10);
  early.validate(bare, ZHAO, "accept", { seen: 2 });
  expect(early.breaches.map(([, rule]) => rule)).toEqual(["acceptedUnverified"]);
  expect(early.now).toBe("wiped");
});
