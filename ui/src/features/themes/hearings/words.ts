/** What the list of hearings says, without drawing. */
import type { Agreed, HearingFields, Standing } from "../../../api/bindings.ts";

export const AGREED: readonly Agreed[] = ["agreed", "declined", "not-asked"];

/** Not asked yet first, then declined, then agreed; within as the core gave them. */
export function workList(standing: readonly Standing[]): Standing[] {
  const place: Record<Agreed, number> = { "not-asked": 0, declined: 1, agreed: 2 };
  return [...standing].sort((a, b) => place[a.agreed] - place[b.agreed]);
}

export const keyOf = ({ theme, project }: Standing) => `${theme}/${project.id}`;

/** A form for something new: by whom and today, and where it stands so far: a note on something else takes back no
 *  agreement. The rest is for the person to say. */
export const blank = (by: string, today: string, agreed: Agreed): HearingFields => ({
  agreed,
  spoke_to: null,
  spoke_by: by,
  held_on: today,
  data: "",
  note: "",
});

/** As it is sent: trimmed, and nobody and no day where nobody was spoken with. */
export function sent(fields: HearingFields): HearingFields {
  const spoke = fields.spoke_to !== null;
  return {
    ...fields,
    spoke_by: spoke ? fields.spoke_by.trim() : "",
    held_on: spoke ? fields.held_on : "",
    data: fields.data.trim(),
    note: fields.note.trim(),
  };
}

/** Nobody agreed or declined whom nobody spoke with. */
export const lacksWhom = (fields: HearingFields) => fields.agreed !== "not-asked" && fields.spoke_to === null;

/** What was agreed or declined, was on a day. */
export const lacksDay = (fields: HearingFields) => fields.agreed !== "not-asked" && fields.held_on === "";

/** Nobody agreed or declined on a day that is yet to come. */
export const aheadOf = (today: string, fields: HearingFields) =>
  fields.agreed !== "not-asked" && fields.held_on > today;
