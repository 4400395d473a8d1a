const SILENT = new Set(['submit', 'button', 'reset', 'image']);

/** The names under which the first form in this HTML sends fields; nothing in it runs or is fetched. */
export function namesInForm(html: string): string[] {
	const page = new DOMParser().parseFromString(html, 'text/html');
	const fields = (page.querySelector('form') ?? page).querySelectorAll('input, select, textarea');
	const names = [...fields].flatMap((field) => {
		const name = field.getAttribute('name')?.trim() ?? '';
		const type = field.getAttribute('type')?.toLowerCase() ?? '';
		return name === '' || SILENT.has(type) ? [] : [name];
	});
	return [...new Set(names)];
}
