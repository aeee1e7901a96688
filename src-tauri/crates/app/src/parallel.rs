//! Work on many things on all cores.

/// Fewer than this are done on the spot: a thread costs more.
const FEW: usize = 64;

/// The answer for each, in their order. What panics in one part leaves that part out.
pub(crate) fn each<T: Sync, R: Send>(things: &[T], of: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if things.len() < FEW {
        return things.iter().map(of).collect();
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = things.len().div_ceil(threads);
    let all = |part: &[T]| part.iter().map(&of).collect::<Vec<R>>();
    std::thread::scope(|scope| {
        let running: Vec<_> = things.chunks(share).map(|part| scope.spawn(|| all(part))).collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn answers_come_in_order_however_many() {
        for n in [0_u32, 1, 63, 64, 65, 1_000] {
            let things: Vec<u32> = (0..n).collect();
            assert_eq!(super::each(&things, |n| n * 2), things.iter().map(|n| n * 2).collect::<Vec<_>>());
        }
    }
}
