import { useEffect, useState } from "react";

/** True once `on` has held for a moment, so that short work does not flash. */
export function useLater(on: boolean, ms = 350): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!on) return setLate(false);
    const timer = setTimeout(() => setLate(true), ms);
    return () => clearTimeout(timer);
  }, [on, ms]);
  return on && late;
}
