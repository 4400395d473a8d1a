/** One thing of a list to choose from. */
export interface Choice {
	value: string;
	label: string;
	/** Shown as something that is wrong: what was chosen is not there any more. */
	gone?: boolean;
}

export interface ChoiceGroup {
	/** '' for a group without a heading. */
	label: string;
	choices: readonly Choice[];
}

/** The groups with those choices that hold every word of the search, letter case aside. */
export function searched(groups: readonly ChoiceGroup[], search: string): ChoiceGroup[] {
	const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
	const matches = ({ label }: Choice) => {
		const text = label.toLocaleLowerCase();
		return words.every((word) => text.includes(word));
	};
	return groups
		.map((group) => ({ ...group, choices: group.choices.filter(matches) }))
		.filter(({ choices }) => choices.length > 0);
}
