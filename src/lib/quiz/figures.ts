import { trueMinus } from './minus.ts';

/** Writes numbers the way a language does, with its plurals. */
export interface Figures {
	number(value: number): string;
	/** "+10", "−5", "0" */
	signed(value: number): string;
	/** 75 is "75%". */
	percent(value: number): string;
	money(value: number, currency: string): string;
	signedMoney(value: number, currency: string): string;
	/** "1 point", "75 points" */
	points(value: number): string;
	/** After "of", "at least": "75 points", «75 баллов», «1 балла». */
	ofPoints(value: number): string;
}

type Plurals = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

const POINTS = {
	en: { points: { one: 'point', other: 'points' }, ofPoints: { one: 'point', other: 'points' } },
	ru: {
		points: { one: 'балл', few: 'балла', many: 'баллов', other: 'балла' },
		ofPoints: { one: 'балла', few: 'баллов', many: 'баллов', other: 'балла' }
	}
} as const satisfies Record<string, Record<'points' | 'ofPoints', Plurals>>;

const made = new Map<'en' | 'ru', Figures>();

export function figuresIn(locale: 'en' | 'ru'): Figures {
	const figures = made.get(locale) ?? makeFigures(locale);
	made.set(locale, figures);
	return figures;
}

function makeFigures(locale: 'en' | 'ru'): Figures {
	const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
	const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, ...SIGNED });
	const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
	const plurals = new Intl.PluralRules(locale, { maximumFractionDigits: 2 });
	const counted = (value: number, words: Plurals) =>
		`${trueMinus(plain.format(value))} ${words[plurals.select(Math.abs(value))] ?? words.other}`;
	return {
		number: (value) => trueMinus(plain.format(value)),
		signed: (value) => trueMinus(signed.format(value)),
		percent: (value) => trueMinus(percent.format(value / 100)),
		money: (value, currency) => trueMinus(moneyFormat(locale, currency).format(value)),
		signedMoney: (value, currency) =>
			trueMinus(moneyFormat(locale, currency, SIGNED).format(value)),
		points: (value) => counted(value, POINTS[locale].points),
		ofPoints: (value) => counted(value, POINTS[locale].ofPoints)
	};
}

const SIGNED = { signDisplay: 'exceptZero' } as const;

function moneyFormat(locale: string, currency: string, options: Intl.NumberFormatOptions = {}) {
	return new Intl.NumberFormat(locale, {
		style: 'currency',
		currency,
		currencyDisplay: 'narrowSymbol',
		trailingZeroDisplay: 'stripIfInteger',
		...options
	});
}
