//! A map over threads whose result does not depend on how many there are. What is done with the results, in their order, is the caller's.

use std::num::NonZero;
use std::sync::LazyLock;
use std::thread;

/// Asked once: on Linux every question reads the limits of the control group from files.
static THREADS: LazyLock<usize> = LazyLock::new(|| thread::available_parallelism().map_or(1, NonZero::get));

/// Applies `job` to every item and returns the results in the items' order. The items should cost about the same.
pub(super) fn map<T: Send, R: Send>(items: Vec<T>, job: impl Fn(T) -> R + Sync) -> Vec<R> {
    let threads = (*THREADS).min(items.len());
    if threads < 2 {
        return items.into_iter().map(job).collect();
    }
    let share = items.len().div_ceil(threads);
    let mut results: Vec<Option<R>> = items.iter().map(|_| None).collect();
    let mut items = items.into_iter();
    let job = &job;
    thread::scope(|scope| {
        for slots in results.chunks_mut(share) {
            let batch: Vec<T> = items.by_ref().take(slots.len()).collect();
            scope.spawn(move || {
                for (slot, item) in slots.iter_mut().zip(batch) {
                    *slot = Some(job(item));
                }
            });
        }
    });
    // A thread that panicked would have made the scope panic, so every slot is full.
    results.into_iter().flatten().collect()
}

/// Items worked on as one piece by [`flat_map`].
const PIECE: usize = 16_384;

/// Applies a cheap `job` to every item and returns the results in the items' order.
pub(super) fn flat_map<'a, T: Sync, R: Send>(items: &'a [T], job: impl Fn(&'a T) -> R + Sync) -> Vec<R> {
    let pieces = map(items.chunks(PIECE).collect(), |piece| {
        piece.iter().map(&job).collect::<Vec<R>>()
    });
    let mut results = Vec::with_capacity(items.len());
    for piece in pieces {
        results.extend(piece);
    }
    results
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_keep_the_order_of_the_items() {
        for length in [0, 1, 2, 3, 7, 100] {
            let items: Vec<usize> = (0..length).collect();
            let squares: Vec<usize> = items.iter().map(|i| i * i).collect();
            assert_eq!(super::map(items, |i| i * i), squares);
        }
    }
}
