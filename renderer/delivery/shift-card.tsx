import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useState } from "react";
import { SHIFT_SECTIONS } from "../../shared/domain/shift/shift.ts";
import type { ShiftRow } from "../../shared/domain/shift/shift.ts";
import type { CardProps } from "../contributions/index.ts";
import { useCoreQuery, useMay } from "../core/index.ts";
import { useDeskRows } from "../desk/index.ts";
import { useFormat, useText } from "../i18n/index.ts";
import { ActDialog } from "../records/index.ts";
import { IdentityField } from "../signing/identity-field.tsx";
import { Paper, PaperFacts } from "../signing/paper.tsx";
import { useTold } from "../signing/use-told.ts";
import { AppDialog, Choice, ErrorNote, NoticePlace, Row, Stack } from "../ui/index.ts";
import { takeOverForm } from "./shift-forms.ts";
import type { TakeOverValues } from "./shift-forms.ts";

/** The sheet of a shift, and who took it over. */
export default function ShiftCard({ id, onClose }: CardProps) {
  const t = useText("shift");
  const format = useFormat();
  const may = useMay("ticket.write");
  const { data, error } = useCoreQuery("shift.get", { id });
  const [taking, setTaking] = useState(false);
  if (!data) return error ? <ErrorNote error={error} /> : null;
  const { row, giverName, receiverName } = data;
  const title = t("of", { when: format.dateTime(row.at) });
  const paper = (
    <Paper
      title={title}
      number=""
      level={2}
      facts={[
        [t("giver"), giverName],
        [t("field.receiver"), receiverName ?? t("nobodyYet")],
      ]}
    >
      <Sections row={row} />
    </Paper>
  );
  if (taking) return <TakeOver row={row} paper={paper} title={title} onClose={() => setTaking(false)} />;
  return (
    <AppDialog title={t("noun")} size="lg" onClose={onClose}>
      <Stack>
        {paper}
        <Row end>
          {may && row.receiver === null && (
            <Button data-autofocus onClick={() => setTaking(true)}>
              {t("act.takeOver")}
            </Button>
          )}
        </Row>
        <NoticePlace />
      </Stack>
    </AppDialog>
  );
}

function Sections({ row }: { row: ShiftRow }) {
  const t = useText("shift");
  const facts = SHIFT_SECTIONS.map((section) => {
    const lines = row.items.filter((item) => item.section === section);
    const shown = lines.map(({ text }, index) => <div key={index}>{text}</div>);
    return [t(`section.${section}`), shown.length > 0 ? shown : t("none")] as const;
  });
  return <PaperFacts facts={[...facts, [t("field.note"), row.note]]} />;
}

interface TakeOverProps {
  row: ShiftRow;
  title: string;
  paper: ReactNode;
  onClose: () => void;
}

/** Somebody else than who wrote it takes it over, by signature. */
function TakeOver({ row, title, paper, onClose }: TakeOverProps) {
  const t = useText("shift");
  const members = useDeskRows("member").filter(({ active, id }) => active && id !== row.giver);
  const told = useTold(t("told"));
  const nameOf = (id: string) => members.find((each) => each.id === id)?.name ?? "";
  return (
    <ActDialog<TakeOverValues>
      title={t("act.takeOver")}
      writes="shift.takeOver"
      about={row.id}
      asking={takeOverForm(row.id, nameOf)}
      initial={{ receiver: null, identityCheck: null, signed: null }}
      wrong={({ receiver, identityCheck }) =>
        receiver !== null && identityCheck !== null
          ? null
          : {
              ...(receiver === null ? { receiver: t("needReceiver") } : {}),
              ...(identityCheck === null ? { identityCheck: t("signing:needIdentity") } : {}),
            }
      }
      signs={({ receiver }) =>
        receiver === null
          ? null
          : {
              ...{ title, paper, told },
              document: JSON.stringify([row.id, row.items, row.note, receiver]),
              name: nameOf(receiver),
            }
      }
      onClose={onClose}
    >
      {({ values, errors, set }) => (
        <>
          <Choice
            label={t("field.receiver")}
            data={members.map(({ id, name }) => ({ value: id, label: name }))}
            value={values.receiver}
            error={errors.receiver}
            required
            data-autofocus
            onChange={(receiver) => set("receiver", receiver)}
          />
          <IdentityField
            value={values.identityCheck}
            error={errors.identityCheck}
            onChange={(check) => set("identityCheck", check)}
          />
        </>
      )}
    </ActDialog>
  );
}
