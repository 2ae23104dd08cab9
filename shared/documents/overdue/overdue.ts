import { DOCUMENT_WORDS } from "../document-words.ts";
import type { DocumentLanguage, Listing } from "../document.ts";
import { filled } from "../printed.ts";

/** A loan that is not back on its day. */
export interface OverdueLoan {
  dueBack: string;
  tag: string;
  number: string;
  name: string;
  holder: string;
  /** As the directory has them; '' where it does not know the borrower. */
  dept: string;
  contact: string;
  /** Number of the paper by which it is with them. */
  slip: string;
  place: string;
}

export interface OverdueSources {
  organisation: string;
  today: string;
  /** The earliest first. */
  loans: readonly OverdueLoan[];
}

const ZH = {
  title: "借用逾期清单",
  asOf: "截至",
  none: "没有逾期的借用。",
  lines: "逾期未还（共 {count} 件）",
  no: "序号",
  dueBack: "应还日期",
  asset: "资产",
  holder: "借用人、部门",
  contact: "联系方式、地点",
  slip: "单据",
  days: "逾期 {count} 天",
  known: "按本机当日所知列出；尚未同步到本机的归还不在其内。",
};
const EN: Record<keyof typeof ZH, string> = {
  title: "Overdue loans",
  asOf: "As of",
  none: "No loan is overdue.",
  lines: "Not returned on their day ({count})",
  no: "No.",
  dueBack: "Due back",
  asset: "Asset",
  holder: "Borrower, department",
  contact: "Contact, place",
  slip: "Document",
  days: "{count} days late",
  known: "As this laptop knew it on that day; returns that have not been synced to it are not in here.",
};
const WORDS = { "zh-CN": ZH, en: EN };

/** The list of loans that should be back, for whoever calls the borrowers. */
export const overdue: Listing<OverdueSources> = ({ organisation, today, loans }, language) => {
  const words: Record<keyof typeof ZH, string> = WORDS[language];
  return {
    ...listed(language, words.title, `${words.asOf} ${today}`),
    organisation,
    number: today,
    numberLabel: words.asOf,
    marks: loans.length === 0 ? [words.none] : [],
    tables:
      loans.length === 0
        ? []
        : [
            {
              title: filled(words.lines, { count: loans.length }),
              columns: [
                { head: words.no, share: 6 },
                { head: words.dueBack, share: 17 },
                { head: words.asset, share: 22 },
                { head: words.holder, share: 17 },
                { head: words.contact, share: 23 },
                { head: words.slip, share: 15 },
              ],
              rows: loans.map((loan, index) => [
                `${index + 1}`,
                lined(loan.dueBack, filled(words.days, { count: daysBetween(loan.dueBack, today) })),
                lined(loan.tag || loan.number, loan.name),
                lined(loan.holder, loan.dept),
                lined(loan.contact, loan.place),
                loan.slip,
              ]),
            },
          ],
    notes: [words.known],
  };
};

const lined = (...parts: string[]) => parts.filter((part) => part !== "").join("\n");

const daysBetween = (from: string, until: string) =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

function listed(language: DocumentLanguage, title: string, foot: string) {
  return {
    ...{ language, title, code: "", facts: [], terms: null, signatures: [], receipt: null, proof: [] },
    ...{ foot: `${title}  ${foot}`, pageOf: DOCUMENT_WORDS[language].pageOf },
  };
}
