/** Where a visitor came from: kept for every quiz, declared or not. */
export const SOURCES = [
	'utm_source',
	'utm_medium',
	'utm_campaign',
	'utm_term',
	'utm_content',
	'utm_id',
	'gclid',
	'fbclid',
	'yclid',
	'msclkid',
	'ttclid'
];

/** The page that a framed quiz stands on, and the one before it: kept as well, without their queries. */
export const HOST_PAGE = ['page', 'referrer'];
