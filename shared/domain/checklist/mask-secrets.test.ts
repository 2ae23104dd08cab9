import { expect, test } from "vitest";
import { maskSecrets } from "./mask-secrets.ts";

/** What a program prints, and what a run keeps of it. */
const CASES: readonly (readonly [what: string, printed: string, kept: string])[] = [
  [
    "netsh wlan show profile key=clear，中文 Windows",
    "    身份验证           : WPA2 - 个人\r\n    安全密钥               : 存在\r\n    关键内容            : 我的 家 wifi 88\r\n费用设置\r\n",
    "    身份验证           : WPA2 - 个人\r\n    安全密钥               : 存在\r\n    关键内容            : ***\r\n费用设置\r\n",
  ],
  [
    "netsh wlan, English Windows",
    "    Security key           : Present\n    Key Content            : correct horse\n    Cipher                 : CCMP",
    "    Security key           : Present\n    Key Content            : ***\n    Cipher                 : CCMP",
  ],
  [
    "nmcli -s connection show",
    "802-11-wireless-security.key-mgmt:       wpa-psk\n802-11-wireless-security.psk:            s3cretWifi\n802-11-wireless-security.psk-flags:      0",
    "802-11-wireless-security.key-mgmt:       wpa-psk\n802-11-wireless-security.psk:            ***\n802-11-wireless-security.psk-flags:      0",
  ],
  [
    "wpa_supplicant",
    'network={\n ssid="office"\n psk="two words"\n}',
    'network={\n ssid="office"\n psk="***"\n}',
  ],
  [
    "manage-bde -protectors -get，中文",
    "数字密码:\n  ID: {4B1F}\n  密码:\n    123456-234567-345678-456789-567890-678901-789012-890123\n",
    "数字密码:\n  ID: {4B1F}\n  密码:\n    ***\n",
  ],
  [
    "恢复密钥，全角破折号",
    "恢复密钥：111111－222222－333333－444444－555555－666666－777777－888888",
    "恢复密钥：***",
  ],
  ["a password in an address", "GET ftp://bob:p%40ss@files.corp/x", "GET ftp://bob:***@files.corp/x"],
  [
    "a query",
    "https://a.corp/r?id=7&token=abc123&key=xyz&page=2",
    "https://a.corp/r?id=7&token=***&key=***&page=2",
  ],
  ["bearer", "Authorization: Bearer abc.def-123==\nHost: a", "Authorization: Bearer ***\nHost: a"],
  ["basic", "proxy-authorization: Basic dXNlcjpwYXNz", "proxy-authorization: Basic ***"],
  ["a cookie", "Set-Cookie: JSESSIONID=9F; Path=/\r\nServer: x", "Set-Cookie: ***\r\nServer: x"],
  ["a token that stands alone", "got eyJhbGciOi.eyJzdWIiOiIx.SflKxw ok", "got *** ok"],
  ["snmpwalk", "$ snmpwalk -v2c -c s3cret 10.0.0.2 1.3", "$ snmpwalk -v2c -c *** 10.0.0.2 1.3"],
  [
    "snmpget v3",
    "snmpget -v3 -u ops -l authPriv -a SHA -A authpass12 -x AES -X 'priv pass' sw1 sysName.0",
    "snmpget -v3 -u ops -l authPriv -a SHA -A *** -x AES -X *** sw1 sysName.0",
  ],
  [
    "snmpd.conf",
    "rocommunity s3cret 10.0.0.0/8\nsysLocation 3F",
    "rocommunity *** 10.0.0.0/8\nsysLocation 3F",
  ],
  ["华为交换机", " snmp-agent community read cipher %^%#abc\n", " snmp-agent community read cipher ***\n"],
  ["团体名", "团体名：public123，端口 161", "团体名：***，端口 161"],
  ["JSON", '{"user":"bob","password":"a,b","port":1}', '{"user":"bob","password":"***","port":1}'],
  [
    "an option",
    "mysql --password=hunter2 -u root; app --token abc",
    "mysql --password=*** -u root; app --token ***",
  ],
  ["net use", "net use Z: \\\\nas\\share Passw0rd /user:bob", "net use Z: \\\\nas\\share *** /user:bob"],
  ["smbclient", "smbclient -L nas -U CORP\\bob%Passw0rd", "smbclient -L nas -U CORP\\bob%***"],
  [
    "中文口令",
    "管理员口令: Admin@123；密码＝８８８ 完",
    "管理员口令: Admin@123；密码＝*** 完".replace("Admin@123", "***"),
  ],
  ["a product key", "Key: VK7JG-NPHTM-C97JM-9MPGT-3V66T", "Key: ***"],
  [
    "a private key",
    "a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nb",
    "a\n***\nb",
  ],
];

test.each(CASES)("%s", (_, printed, kept) => {
  expect(maskSecrets(printed)).toBe(kept);
  expect(maskSecrets(kept)).toBe(kept);
});

test("what only looks like one stays: it is what the output was kept for", () => {
  const plain = [
    "来自 10.1.1.1 的回复: 字节=32 时间<1ms TTL=64",
    "    密码到期               从不\n    上次设置密码           2026/1/4 8:00:00\n    需要密码               Yes",
    "802-11-wireless-security.key-mgmt: wpa-psk",
    "Security key : Absent\n安全密钥 : 不存在",
    "密码套件: TLS_AES_128_GCM_SHA256",
    "https://files.corp:8443/a@b  c0:ff:ee:12:34:56  2001:db8::1",
    "Node 123456 123456 123456, serial 12345-67890-12345",
    "tls.key /etc/ssl/private/tls.key  -rw-------",
  ].join("\n");
  expect(maskSecrets(plain)).toBe(plain);
});

test("a long hostile output is masked in about the time that it takes to read it", () => {
  for (const unit of ["password", "a:", "://", "key=", "密码", "123456-", "-c ", "eyJ", "snmpget -c "]) {
    expect(maskSecrets(unit.repeat(30_000)).length).toBeGreaterThan(0);
  }
});
