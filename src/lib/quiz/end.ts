/** Where a jump leads when it means "finish the quiz"; no step may have this id. */
export const END = 'end';
