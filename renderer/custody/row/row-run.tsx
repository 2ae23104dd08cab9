import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useState } from "react";
import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import { atHand } from "../../../shared/log/parts.ts";
import { useCore, useCoreSession } from "../../core/index.ts";
import { useText } from "../../i18n/index.ts";
import { PinDialog } from "../../signing/pin-dialog.tsx";
import { usePin } from "../../signing/use-pin.ts";
import { EmptyState, useFocusReturn } from "../../ui/index.ts";
import { useAssets } from "../../ui/pickers/use-assets.ts";
import type { Party } from "../forms/custody-acts.ts";
import { HandOver } from "../forms/hand-over-form.tsx";
import type { InRow } from "../forms/in-row.ts";
import { ScanField } from "../lines/scan-field.tsx";
import { RowCounts, RowPeople } from "./row-people.tsx";
import css from "./row.module.css";
import type { RowPerson, RowValues } from "./row-values.ts";
import { changed, comeAsTheyCome, entryOf, issuedTo, nextOf, preparedFor, someone } from "./row-values.ts";

interface Props {
  values: RowValues;
  me: string;
  /** When the technician had the device sign for them. */
  byDevice: string;
  onPeople: (change: (now: readonly RowPerson[]) => readonly RowPerson[]) => void;
  /** The technician is back at the desk. */
  onLeave: () => void;
}

/**
 * A row while it runs: it has the screen to itself, and the technician's PIN is the way back. Each person has a
 * hand-over of their own, in the form that every hand-over has; saved, the next person's follows.
 */
export function RowRun({ values, me, byDevice, onPeople, onLeave }: Props) {
  const t = useText("custody");
  const core = useCore();
  const { now } = useCoreSession();
  const pin = usePin();
  const { people } = values;
  const [at, setAt] = useState(() => nextOf(people)?.id ?? null);
  const [leaving, setLeaving] = useState(false);
  useFocusReturn();
  const person = people.find(({ id, stands }) => id === at && stands !== "issued");
  const walkIn = (party?: Party, place?: string) => someone(String(now()), party, place);

  /** Notes what became of somebody, and goes to who is next; where people come as they come, to whoever comes. */
  function goOn(change: (now: readonly RowPerson[]) => readonly RowPerson[]) {
    const next = nextOf(change(people)) ?? (comeAsTheyCome(values) ? walkIn() : undefined);
    onPeople((all) => {
      const noted = change(all);
      return next && !noted.some(({ id }) => id === next.id) ? [...noted, next] : noted;
    });
    setAt(next?.id ?? null);
  }

  /** Somebody showed their badge: it is their turn, whoever was expected. */
  function turnTo(party: Party, place: string) {
    const known = entryOf(people, party);
    const next = !known || known.stands === "issued" ? walkIn(party, place) : known;
    onPeople((all) => (all.some(({ id }) => id === next.id) ? all : [...all, next]));
    setAt(next.id);
  }

  async function badge(id: string) {
    const found = await core.query("person.get", { id });
    if (!found.ok) return;
    const { name, employeeNo, dept, place } = atHand(found.value.row);
    turnTo({ person: id, name, employeeNo, dept }, place);
  }

  const inRow = (each: RowPerson): InRow => ({
    title: each.party.name === "" ? t("row.nextPerson") : each.party.name,
    id: each.id,
    foot: each.party.name !== "" && (
      <Button
        className={css.skip}
        variant="default"
        onClick={() => goOn((all) => changed(all, each.id, { stands: "left" }))}
      >
        {t("row.skip")}
      </Button>
    ),
    onPerson: turnTo,
    preparedFor: (asset) => preparedFor(people, each.id, asset),
    onSaved: (saved, handed) =>
      goOn((all) => issuedTo(all, each.id, handed, saved.number ?? saved.label ?? null)),
  });

  return (
    <Modal.Root
      opened
      fullScreen
      closeOnEscape={false}
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      onClose={() => setLeaving(true)}
    >
      <Modal.Content aria-label={t("row.title")} radius={0}>
        <Modal.Body className={css.run}>
          <aside className={css.aside}>
            <h2 className={css.title}>{t("row.title")}</h2>
            <RowCounts people={people} />
            <RowPeople people={people} at={person?.id} onChoose={({ id }) => setAt(id)} />
            <Button variant="default" onClick={() => setLeaving(true)}>
              {t("row.leave")}
            </Button>
          </aside>
          <div className={css.main}>
            {person ? (
              <WithAssets key={person.id} person={person}>
                {(rows) => (
                  <HandOver
                    rows={rows}
                    me={me}
                    row={inRow(person)}
                    begun={{
                      purpose: values.purpose,
                      receiver: person.party,
                      place: values.place.trim() === "" ? person.place : values.place,
                      dueBack: values.dueBack,
                      byDevice,
                    }}
                    onClose={() => setLeaving(true)}
                  />
                )}
              </WithAssets>
            ) : (
              <div className={css.end}>
                <EmptyState title={t("row.ended")}>{t("row.endedText")}</EmptyState>
                <ScanField
                  row={{
                    onBadge: (id) => void badge(id),
                    preparedFor: (asset) => preparedFor(people, "", asset),
                  }}
                  onAsset={() => "nobody"}
                />
              </div>
            )}
          </div>
          {leaving && (
            <PinDialog
              pin={pin}
              title={t("row.leaveTitle")}
              submit={t("row.leaveConfirm")}
              text={t("row.leaveText")}
              onRight={onLeave}
              onClose={() => setLeaving(false)}
            />
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

interface WithAssetsProps {
  person: RowPerson;
  children: (rows: readonly AssetRow[]) => ReactNode;
}

/** What was prepared for somebody, as the register has it. */
function WithAssets({ person, children }: WithAssetsProps) {
  const rows = useAssets(person.prepared.map(({ id }) => id));
  return rows === null ? null : children(rows);
}
