/** Something of the page that comes over the network when it is first wanted, and may fail to: see `Later.svelte`. */
export class Part<Value> {
	/** Undefined until it has arrived. */
	here: Value | undefined = $state.raw();
	/** It was asked for and did not come. */
	isLost = $state(false);
	readonly #fetch: () => Promise<Value>;
	#coming: Promise<Value | undefined> | undefined;

	constructor(fetch: () => Promise<Value>) {
		this.#fetch = fetch;
	}

	/** Asks for it, again where it did not come. @returns undefined where it does not come now either */
	ask(): Promise<Value | undefined> {
		return (this.#coming ??= this.#arrive());
	}

	async #arrive(): Promise<Value | undefined> {
		try {
			this.here = await this.#fetch();
			this.isLost = false;
		} catch {
			this.#coming = undefined;
			this.isLost = true;
		}
		return this.here;
	}
}

/** A component that comes over the network, as `import()` gives it. */
export function laterComponent<Component>(
	load: () => Promise<{ default: Component }>
): Part<Component> {
	return new Part(async () => (await load()).default);
}
