/** The database cannot be used; the message is one line for the operator, without secrets. */
export class CannotOpen extends Error {
	override readonly name = 'CannotOpen';
}
