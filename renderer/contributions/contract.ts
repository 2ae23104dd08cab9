import type { ComponentType } from "react";
import type { Decision } from "../../shared/domain/conflict/decisions.ts";
import type { KindName } from "../../shared/domain/kinds.ts";
import type { Permission, Role } from "../../shared/domain/permission/permission.ts";
import type { Attention } from "../../shared/ipc/change-batch.ts";
import type { ConflictClass } from "../../shared/log/state.ts";
import type { CoreSession } from "../core/index.ts";
import type { Desk } from "../desk/index.ts";
import type { Action, Area, Late } from "../ui/index.ts";
import type { DialogForm, DialogProps } from "./dialog-forms.ts";

/**
 * What one folder of the window declares of itself: `renderer/<area>/contribution.ts`, listed in
 * `renderer/app/contributions.ts`. Everything generic (rail, palette, cheat sheet, drafts, names,
 * conflicts, outbox, settings) reads the list and knows no area and no kind by itself.
 */
export interface Contribution {
  /** Its place in the rail; none for what lives in other areas' places. */
  area?: AreaPart;
  /**
   * Kinds of record that this folder shows, by their name in the log; conflicts open as records do, and so
   * does the document of a custody act (`slip`), by the id of its operation.
   */
  records?: Readonly<Partial<Record<KindName | "conflict" | "slip", RecordPart>>>;
  /** Forms whose drafts are kept, by the name they are kept under. */
  forms?: Readonly<Record<string, FormPart>>;
  /** What is done in an area instead of looking at its list, by name (`startTask`). */
  tasks?: Readonly<Record<string, Late<TaskProps>>>;
  /** What can be done without a screen of this folder being shown. */
  acts?: readonly ActPart[];
  /** What can be done at once with everything that was scanned. */
  scanned?: readonly ScanVerb[];
  /** Sections of the settings. */
  settings?: readonly SettingsPart[];
}

/** An icon as the frame draws it, in the size of the words beside it. */
export type Icon = ComponentType<{ size?: string | number }>;

/** Words: `app:area.<id>`, `app:backTo.<id>`, `actions:go.<id>`. */
export interface AreaPart {
  id: Area;
  Icon: Icon;
  /** Fetched when it is first shown. */
  Screen: Late<object>;
  /**
   * Left, it stays laid out behind what is shown, as far as it is a list: for those that are gone back and forth
   * between. What belongs to a record, and every form, stands in `OnlyHere`.
   */
  stays?: true;
  /** About this laptop, not about the work: it stands at the foot of the rail. */
  foot?: true;
  /** It has no place in the rail, but is a tab of this area, before what stands there by itself (`app:tab.<area>`). */
  within?: Area;
  /** Shown in the status line: what the days that pass have made of the records here. */
  Reminder?: Late<object>;
  /** What waits for a person here: its badge counts it, the status line names each and opens its list. */
  needs?: readonly Need[];
}

/** One of the things that wait for a person; its words are `app:sync.needs.<need>`. */
interface Need {
  need: keyof Attention;
  open: () => void;
}

/** Words: the catalogue of the kind's name, `i18n/<language>/<kind>.json`. */
export interface RecordPart {
  Icon: Icon;
  /** Where it is opened: in the list of an area, or as a card above any screen; neither: nowhere. */
  opens?: { area: Area } | { Card: Late<CardProps> };
  /** Opens it where its acts are offered, if its card only says which it is. */
  works?: (id: string) => void;
  /** What people call the records behind these ids, as far as the desk set knows them (`named`). */
  names?: Names;
  /** How its conflicts are settled, where the common part of a class will not do. */
  conflicts?: Partial<Record<ConflictClass, Late<ConflictProps>>>;
  /**
   * Acts that the screen offers while one of them is open, by their name: what can be begun from anywhere,
   * with the question which one.
   */
  acts?: readonly string[];
  /** What an act asks for beside its record, so that the palette can ask it too, by the act's name. */
  choices?: Readonly<Record<string, ActChoice>>;
  /** What is shown of it beside the line that names it, before it is opened. */
  Preview?: Late<PreviewProps>;
  /** What must be known at once of one that was scanned; nothing of most. */
  Scanned?: Late<PreviewProps>;
  /** Keys of its catalogue that are put together at run time and that the field table does not name. */
  words?: readonly string[];
}

export type Names = (desk: Desk, ids: readonly string[]) => readonly (readonly [id: string, name: string])[];

/** Something that an act is done with: one of some. */
export interface ActChoice {
  /** In their order; those whose title is words of the catalogue by their whole key. */
  of(desk: Desk): readonly ({ value: string } & ({ title: string } | { words: string }))[];
  /** Notes what was chosen, for the form of the act: it is begun next, and asks what else belongs to it. */
  choose(record: string, value: string): void;
}

export interface PreviewProps {
  id: string;
}

export interface CardProps {
  id: string;
  onClose: () => void;
}

export interface ConflictProps {
  /** All that the same decision ends; most classes have one. */
  rows: Decision["rows"];
}

/** A record, whatever its kind. */
export interface RecordRef {
  kind: string;
  id: string;
}

/** A draft's key is `<form>` or `<form>:<what it is about>`, the latter usually an id. */
export interface Begun {
  key: string;
  about: string | null;
}

/** Title: the words of the act of the same name, `<kind>:act.<act>`. */
export interface FormPart {
  /** Goes on with what was begun. */
  goOn(begun: Begun): void;
  /** The record whose name stands beside the draft, from what it is about. */
  record?(about: string): RecordRef;
  /** Key of the words of the one field that it changes; '' where it changes more. */
  field?(begun: Begun): string;
  /** It is always about something: a draft that is not is of another version and is not opened. */
  needsAbout?: true;
  /** Words of the fields that must still be filled in. */
  missing?(data: Readonly<Record<string, unknown>>): Promise<string[]>;
  /** The form itself, where it can be begun above any screen (`BeginForm`). */
  Dialog?: { [F in DialogForm]: Late<DialogProps<F>> }[DialogForm];
}

export interface TaskProps {
  /** Records it was started for. */
  records: readonly string[];
  onClose: () => void;
  /** Is told what it was done with, before it closes. */
  onDone?: ((records: readonly string[]) => void) | undefined;
}

/** Words: `actions:<id>.name` and `.keywords`. It opens what it needs, wherever somebody is. */
export interface ActPart extends Pick<Action, "id" | "group"> {
  run: (core: CoreSession) => void;
  /** The screen of this area offers it itself, with its key. */
  screen?: Area;
  /** A key that does it wherever somebody is, also in a form: one with `mod`. */
  anywhere?: `mod+${string}`;
  /** Offered only to whom it is allowed. */
  permission?: Permission;
}

/** Words: `scan:verb.<id>`, and those of the action `scan.<id>`. */
export interface ScanVerb {
  id: string;
  /** Kind of the records it is done with. */
  kind: KindName;
  /** The one key that does it while something of the kind is in the tray. */
  key: string;
  permission: Permission;
  Icon: Icon;
  /** It is done with one record alone: offered while the tray holds one. */
  one?: true;
  /** Begins it somewhere, or above any screen. */
  does: { run: (records: readonly string[]) => void } | { Dialog: Late<TaskProps> };
}

export interface SettingsPart {
  /** Words: `settings:<id>.title` and, with `hasNote`, `settings:<id>.text`. */
  id: string;
  hasNote?: true;
  /** Shown to these alone; to everybody without. */
  roles?: readonly Role[];
  Section: Late<object>;
}
