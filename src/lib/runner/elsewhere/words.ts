const en = {
	open: 'Continue on another device',
	text: 'Open this link there: your answers come along. It works for 30 days, for whoever has it.',
	copy: 'Copy',
	copied: 'Copied',
	failed: 'The link cannot be had just now. Try again in a moment.'
};

const ru: typeof en = {
	open: 'Продолжить на другом устройстве',
	text: 'Откройте там эту ссылку — ответы будут на месте. Она действует 30 дней у всех, у кого она есть.',
	copy: 'Скопировать',
	copied: 'Скопировано',
	failed: 'Сейчас ссылку получить не удалось. Попробуйте чуть позже.'
};

/** In Russian for Russian, in English for everybody else. */
export function elsewhereWords(locale: string): typeof en {
	return locale.split('-', 1)[0] === 'ru' ? ru : en;
}
