/**
 * Whether a browser may be sent to this address: http, https, mailto, tel or a place on the same site.
 * Ask again after answers have been filled in. "//host" and "/\host" are other sites in disguise.
 */
export function isSafeAddress(address: string): boolean {
	return (
		/^(?:https?:\/\/[^/\\]|mailto:|tel:|\/(?![/\\])|\.{1,2}\/|[#?])/i.test(address) &&
		!/[\s\\\p{Cc}]/u.test(address)
	);
}
