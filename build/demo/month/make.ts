// node build/demo/month/make.ts DIR: makes the office that `npm start` opens in an empty folder, for programs
// that take it from there (`openDemoOffice`).
import path from "node:path";
import { asCommand } from "../../runtime/say.mjs";
import { openDemoOffice } from "../kept-office.ts";

const [dir] = process.argv.slice(2);
await asCommand(async () => {
  if (!dir) throw new Error("which folder is not said");
  const { hub } = await openDemoOffice(path.resolve(dir));
  await hub.stop();
});
