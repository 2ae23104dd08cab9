import { expect, test } from "vitest";
import { sensitiveIn } from "./sensitive.ts";

test.each([
  ["password", "用户密码：Abc@2026"],
  ["password", "密码是 qwer1234，已告知"],
  ["password", "开机密码=880412"],
  ["password", "Wi-Fi Password: hunter22"],
  ["password", "her pwd is 'sunshine'"],
  ["password", "PIN: 4711"],
  ["password", "临时口令为Temp#01"],
  ["password", "账号 admin 密码Abc123456"],
  ["password", "密码 20260101"],
  ["password", "密码：ａｂｃ１２３"],
  ["password", "password is sunshine, told him"],
  ["password", "password is hunter22 now"],
  ["citizenId", "身份证１１０１０５１９４９１２３１００２Ｘ"],
  ["citizenId", "身份证 11010519491231002X"],
  ["citizenId", "证件号440524188001010014。"],
  ["citizenId", "11010519491231002x"],
  ["bankCard", "报销卡 6222 0212 3456 7890 128"],
  ["bankCard", "卡号4111111111111111"],
  ["bankCard", "card 5500-0000-0000-0004"],
])("%s is noticed in %s", (what, text) => {
  expect(sensitiveIn(text).map((each) => each.what)).toEqual([what]);
});

test.each([
  "换了硒鼓，打印正常",
  "电话 13800138000，分机 8001",
  "用户忘记密码，已重置",
  "密码：已重置，请用户首次登录时修改",
  "密码错误，提示 account locked",
  "密码是什么用户记不清",
  "password is expired",
  "password: ******",
  "密码：无",
  "the password was changed yesterday",
  "spinning: disk makes noise",
  "序列号 PF3ABC12, MAC 00:1A:2B:3C:4D:5E",
  "序列号 1234567890123456",
  "工单 T-K7-0042，订单号 20261125093012345678",
  "订单 202611250930123456",
  "SN 5CG4123456789012345X",
  "资产编号 440524188001010015",
  "身份证办理窗口在一楼",
  "11010519491231002A",
  "IMEI 356938035643809",
  "2026-11-25 09:30:12 事件 ID 4111",
  "4111-1111-1111-1111-1111-1111",
  "PIN 码已发到手机",
  "密码：见信封",
  "密码是用户自己设的",
  "密码为8位以上",
  "密码错误5次后锁定",
  "密码 2 次错误",
  "口令卡已发",
  "password is stored in KeePass",
  "Password is case sensitive",
  "工单 T-K7-0042，电话 021-62345678，序列号 5CG4123XYZ",
  "MAC 00-1A-2B-3C-4D-5E，资产号 AST-2026-000123",
  "固话 0571-8765 4321 转 8001",
])("nothing is made of %s", (text) => {
  expect(sensitiveIn(text)).toEqual([]);
});

test("each is told once, in its place", () => {
  const text = "密码：abc123，证件 11010519491231002X，卡 4111111111111111";
  expect(sensitiveIn(text).map(({ what, from, to }) => [what, text.slice(from, to)])).toEqual([
    ["password", "密码：abc123"],
    ["citizenId", "11010519491231002X"],
    ["bankCard", "4111111111111111"],
  ]);
});
