import { describe, expect, test } from "vitest";
import { MEDIUM_TYPES } from "./medium-types.ts";
import { allowedTechniques, nextStronger, passesBy, verdictOf } from "./technique-verdict.ts";
import { METHODS, TECHNIQUES, TECHNIQUE_TABLE } from "./techniques.ts";

describe("介质类型决定哪种技术手段算数", () => {
  test("闪存消磁不算：哪种方法都不行", () => {
    for (const type of ["sataSsd", "nvme", "emmc", "usbStick", "memoryCard", "phone"] as const) {
      for (const method of ["clear", "purge"] as const) {
        expect(verdictOf(type, method, "degauss")).toMatchObject({ allowed: false, why: "degaussOnFlash" });
      }
    }
    expect(verdictOf("hdd", "purge", "degauss")).toMatchObject({ allowed: true, why: "coercivity" });
  });

  test("消磁永远不是销毁", () => {
    for (const type of MEDIUM_TYPES) expect(verdictOf(type, "destroy", "degauss").allowed).toBe(false);
    expect(verdictOf("hdd", "destroy", "degauss").why).toBe("degaussNotDestroy");
  });

  test("固态硬盘覆写只是一般清除，并且提醒；机械硬盘不提醒", () => {
    expect(verdictOf("sataSsd", "clear", "overwrite")).toMatchObject({
      allowed: true,
      why: "overwriteOnFlash",
    });
    expect(verdictOf("sataSsd", "purge", "overwrite")).toMatchObject({ allowed: false });
    expect(verdictOf("hdd", "clear", "overwrite")).toMatchObject({ allowed: true, why: null });
  });

  test("ATA 安全擦除在机械硬盘上算深度净化，在固态硬盘上只算一般清除", () => {
    expect(verdictOf("hdd", "purge", "ataSecurityErase").allowed).toBe(true);
    expect(verdictOf("sataSsd", "clear", "ataSecurityErase").allowed).toBe(true);
    expect(verdictOf("sataSsd", "purge", "ataSecurityErase")).toMatchObject({
      ...{ allowed: false, why: "securityEraseOnFlash" },
    });
  });

  test("只删文件、只擦空闲空间列在表里，任何介质上都不是方法", () => {
    for (const type of MEDIUM_TYPES) {
      for (const method of METHODS) expect(verdictOf(type, method, "filesOnly").why).toBe("notAMethod");
    }
  });

  test("粉碎只算销毁；逻辑手段不算销毁", () => {
    expect(verdictOf("nvme", "purge", "shred")).toMatchObject({ allowed: false, why: "isDestroying" });
    expect(verdictOf("nvme", "destroy", "nvmeSanitize")).toMatchObject({
      allowed: false,
      why: "notDestroying",
    });
    expect(verdictOf("hdd", "purge", "nvmeSanitize")).toMatchObject({ allowed: false, why: "notOnThisType" });
  });

  test("恢复出厂可以是手机的一般清除，但按 GB 46864 不算", () => {
    expect(verdictOf("phone", "clear", "factoryReset", "nist80088").allowed).toBe(true);
    expect(verdictOf("phone", "clear", "factoryReset", "gb46864").why).toBe("gbNoClearing");
  });

  test("拒绝都有原因，依据都有出处", () => {
    for (const type of MEDIUM_TYPES)
      for (const method of METHODS)
        for (const technique of TECHNIQUES) {
          const { allowed, why, sources } = verdictOf(type, method, technique);
          expect([technique, allowed || why !== null]).toEqual([technique, true]);
          expect(sources.length).toBeGreaterThan(0);
        }
  });

  test("密钥类手段要密钥依据，消磁要设备编号和校准日期", () => {
    for (const technique of ["cryptoErase", "ataSanitizeCrypto", "opalRevert"] as const)
      expect(TECHNIQUE_TABLE[technique].needs).toContain("keyEvidence");
    expect(TECHNIQUE_TABLE.degauss.needs).toEqual(["equipment", "calibrated"]);
  });
});

test("失败以后建议更强的方法；没有更强的就销毁", () => {
  expect(nextStronger("sataSsd", "clear")).toEqual({
    method: "purge",
    techniques: ["ataSanitizeBlock", "ataSanitizeCrypto", "opalRevert", "cryptoErase"],
  });
  expect(nextStronger("memoryCard", "clear").method).toBe("destroy");
  for (const type of MEDIUM_TYPES) {
    expect(nextStronger(type, "purge")).toEqual({ method: "destroy", techniques: ["shred", "crushMelt"] });
    expect(nextStronger(type, "destroy").method).toBe("destroy");
  }
  expect(allowedTechniques("optical", "clear")).toEqual([]);
});

test("覆写次数由依据的标准决定：NIST 一遍；国标磁介质三遍随机，闪存一遍", () => {
  expect(passesBy("nist80088", "hdd", "overwrite")).toEqual({ passes: 1, random: false });
  expect(passesBy("gb46864", "hdd", "overwrite")).toEqual({ passes: 3, random: true });
  expect(passesBy("gb46864", "sataSsd", "overwrite")?.passes).toBe(1);
  expect(passesBy("own", "hdd", "overwrite")).toBeNull();
  expect(passesBy("gb46864", "hdd", "degauss")).toBeNull();
});
