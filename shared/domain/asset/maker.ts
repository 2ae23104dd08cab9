import { uniqueForm } from "../kind/unique-form.ts";

/** Ends of company names, which agents write and people leave out. */
const COMPANY =
  /\b(?:INC|INCORPORATED|CORP|CORPORATION|CO|COMPANY|LTD|LIMITED|LLC|GMBH|AG|SA|KK|INTERNATIONAL|ELECTRONICS?|COMPUTERS?|COMPUTER INC|TECHNOLOGY|TECHNOLOGIES|SYSTEMS?|INDUSTRIES|GROUP)\b|(?:股份)?(?:有限)?(?:责任)?公司|集团|科技|电脑|计算机/gu;

/** One maker under several names. */
const SAME: readonly (readonly string[])[] = [
  ["LENOVO", "联想", "IBM", "THINKPAD", "LENOVOEMC"],
  ["HP", "HEWLETTPACKARD", "HPE", "HEWLETTPACKARDENTERPRISE", "惠普", "慧与"],
  ["DELL", "DELLEMC", "戴尔"],
  ["HUAWEI", "华为"],
  ["H3C", "新华三"],
  ["ASUS", "ASUSTEK", "华硕"],
  ["ACER", "宏碁", "宏基"],
  ["APPLE", "苹果"],
  ["XIAOMI", "小米"],
  ["SAMSUNG", "三星"],
  ["BROTHER", "兄弟"],
  ["CANON", "佳能"],
  ["EPSON", "SEIKOEPSON", "爱普生"],
  ["RICOH", "理光"],
  ["KYOCERA", "京瓷", "KYOCERAMITA"],
  ["XEROX", "FUJIXEROX", "FUJIFILM", "富士施乐", "施乐"],
  ["INSPUR", "浪潮"],
  ["SUGON", "曙光"],
  ["FOUNDER", "方正"],
  ["TONGFANG", "清华同方", "同方", "TSINGHUATONGFANG"],
  ["HIKVISION", "海康威视", "海康"],
  ["DAHUA", "大华"],
  ["RUIJIE", "锐捷", "RUIJIENETWORKS"],
  ["TPLINK", "普联"],
  ["ZTE", "中兴"],
  ["PANTUM", "奔图"],
  ["SONY", "索尼"],
  ["TOSHIBA", "东芝", "DYNABOOK"],
  ["MICROSOFT", "微软"],
  ["LG", "LGE", "乐金"],
  ["PHILIPS", "飞利浦"],
];

const NAMED = new Map(SAME.flatMap((names) => names.map((name) => [name, names[0] as string])));

/** Form in which makers are compared: "联想", "LENOVO" and "Lenovo Group Ltd." are one; '' for none. */
export function makerForm(value: unknown): string {
  const words = uniqueForm(value).replace(COMPANY, "");
  const name = words.replace(/[^\p{L}\p{N}]/gu, "");
  return NAMED.get(name) ?? name;
}

/** The maker of an asset, by its fields. */
export function makerOf(fields: Readonly<Record<string, unknown>>): string {
  return makerForm(fields.maker);
}
