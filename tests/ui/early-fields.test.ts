import { expect, test } from 'vitest';
import { earlyFields } from '../../src/lib/ui/early-fields.ts';

interface Field {
	value?: string;
	checked?: boolean;
	told: number;
	dispatchEvent(event: Event): boolean;
}

const aField = (state: Pick<Field, 'value' | 'checked'>): Field => ({
	...state,
	told: 0,
	dispatchEvent(event) {
		if (event.type === 'change' && event.bubbles) this.told += 1;
		return true;
	}
});

test('lists and boxes keep what was chosen early, and tell of it; what was left alone is left alone', () => {
	const list = aField({ value: 'ru' });
	const other = aField({ value: 'en' });
	const box = aField({ checked: false });
	const root = {
		querySelectorAll: (selector: string) => (selector === 'select' ? [list, other] : [box])
	};
	const restore = earlyFields(root as unknown as Document);
	Object.assign(list, { value: 'en' });
	Object.assign(box, { checked: true });
	restore();
	expect([list.value, list.told]).toEqual(['ru', 1]);
	expect([box.checked, box.told]).toEqual([false, 1]);
	expect([other.value, other.told]).toEqual(['en', 0]);
});
