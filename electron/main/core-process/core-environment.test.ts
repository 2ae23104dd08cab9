import { expect, test } from "vitest";
import { coreEnvironment } from "./core-environment.ts";

test("the core is told the proxies of this machine, and no secret of one", () => {
  const told = coreEnvironment({
    https_proxy: "http://lin:geheim@proxy.example:3128/",
    HTTP_PROXY: "proxy.example:3128",
    ALL_PROXY: "lin:geh@eim@proxy.example:1080",
    no_proxy: "localhost,.example",
    ftp_proxy: "http://other:3128",
    NODE_OPTIONS: "--require evil",
    NODE_USE_ENV_PROXY: "1",
    NODE_COMPILE_CACHE: "/somewhere",
    DESKSIDE_SECRET: "x",
    PATH: "/usr/bin",
    LC_ALL: "zh_CN.UTF-8",
  });
  expect(told).toEqual({
    https_proxy: "http://proxy.example:3128/",
    HTTP_PROXY: "proxy.example:3128",
    ALL_PROXY: "proxy.example:1080",
    no_proxy: "localhost,.example",
    PATH: "/usr/bin",
    LC_ALL: "zh_CN.UTF-8",
  });
});
