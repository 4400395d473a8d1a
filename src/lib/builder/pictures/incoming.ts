/** Files that were dropped or pasted, and not the words beside them. */
export function filesIn(data: DataTransfer | null): File[] {
	return [...(data?.files ?? [])];
}

/** Whether files are being dragged; what they are is only told when they are dropped. */
export function bringsFiles(data: DataTransfer | null): boolean {
	return data?.types.includes('Files') ?? false;
}

/** The address of a picture that was dragged from another page, or copied; '' where there is none. */
export function addressIn(data: DataTransfer | null): string {
	const list = data?.getData('text/uri-list') || data?.getData('text/plain') || '';
	const [first = ''] = list.split(/\r?\n/).filter((line) => !line.startsWith('#'));
	return /^https:\/\/\S+$/i.test(first.trim()) ? first.trim() : '';
}
