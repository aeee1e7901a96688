/** 調整費, outcomes, targets. */
export const funding = {};
