/** What every field of a form has. */
export interface FieldProps {
	label: string;
	/** Heard, not seen: what stands around the field says it. */
	labelHidden?: boolean | undefined;
	name: string;
	hint?: string | undefined;
	error?: string | undefined;
}

/** What a control is given by the frame around it. */
export interface ControlAttributes {
	id: string;
	class: string;
	'aria-invalid': true | undefined;
	/** The ids of what describes it. */
	'aria-describedby': string | undefined;
}
