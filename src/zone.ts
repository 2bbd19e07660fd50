/** Where Danish municipalities keep their clocks. */
export const danishZone = "Europe/Copenhagen";
