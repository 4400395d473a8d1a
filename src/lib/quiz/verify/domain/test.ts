/** One thing asked of one subject. `free` asks nothing that can be reasoned about; `top` asks about the first places of a ranking only. */
export type Test =
	| { op: 'oneOf' | 'none'; ids: readonly string[]; top?: number | undefined }
	| { op: 'given'; given: boolean }
	| { op: 'atLeast' | 'over' | 'atMost' | 'below' | 'equals'; value: number }
	| { op: 'free'; needsAnswer: boolean }
	| { op: 'row'; row: string; test: Test };

/** What holds where the test does not: one of these. */
export function opposites(test: Test, canBeEmpty: boolean): Test[] {
	const empty: Test[] = canBeEmpty ? [{ op: 'given', given: false }] : [];
	switch (test.op) {
		case 'oneOf':
			return [{ ...test, op: 'none' }];
		case 'none':
			return [{ ...test, op: 'oneOf' }];
		case 'given':
			return [{ op: 'given', given: !test.given }];
		case 'atLeast':
			return [...empty, { op: 'below', value: test.value }];
		case 'over':
			return [...empty, { op: 'atMost', value: test.value }];
		case 'atMost':
			return [...empty, { op: 'over', value: test.value }];
		case 'below':
			return [...empty, { op: 'atLeast', value: test.value }];
		case 'equals':
			return [...empty, { op: 'below', value: test.value }, { op: 'over', value: test.value }];
		case 'free':
			return [{ op: 'free', needsAnswer: false }];
		case 'row':
			return opposites(test.test, true).map((opposite) => ({ ...test, test: opposite }));
	}
}
