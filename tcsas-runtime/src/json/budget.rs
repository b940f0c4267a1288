//! Memory limit of decoded responses.
//!
//! The length of a body is no measure of its memory: `{}` in a list is three bytes on the wire, and
//! all the fields of its type in memory. So everything that grows with the body is counted before
//! it is allocated. Strings are counted by the length of their literal, which is never shorter.

/// Memory limit of a decoded response, as a multiple of the size limit of bodies. Documented
/// responses take 0.6 times their own length in the median, and three times at the 99th percentile.
const FACTOR: usize = 8;

/// Overhead of an allocation, in bytes.
const OVERHEAD: usize = 16;

/// Number of bytes that may still be allocated.
pub(crate) struct Budget {
    left: usize,
}

impl Budget {
    /// The limit of a response whose body may have `max_response_size` bytes.
    pub(crate) fn of(max_response_size: usize) -> Self {
        Self {
            left: max_response_size.saturating_mul(FACTOR),
        }
    }

    /// No limit, for values of the program itself.
    pub(crate) fn unlimited() -> Self {
        Self { left: usize::MAX }
    }

    /// Takes `bytes`; `false` if fewer are left.
    pub(crate) fn take(&mut self, bytes: usize) -> bool {
        match self.left.checked_sub(bytes) {
            Some(left) => {
                self.left = left;
                true
            }
            None => false,
        }
    }

    /// Takes `bytes` in an allocation of their own.
    pub(crate) fn take_allocation(&mut self, bytes: usize) -> bool {
        bytes == 0 || self.take(bytes.saturating_add(OVERHEAD))
    }
}

/// Growth of a `Vec`: its capacity doubles, so that it is up to twice the length.
#[derive(Default)]
pub(crate) struct Growth {
    length: usize,
    capacity: usize,
    /// Size of an item; 0 while unknown.
    size: usize,
}

impl Growth {
    pub(crate) fn of(size: usize) -> Self {
        Self {
            size,
            ..Self::default()
        }
    }

    /// Number of bytes that the next item takes: none while there is capacity.
    pub(crate) fn next(&mut self) -> usize {
        /// First capacity of a `Vec`.
        const MIN_CAPACITY: usize = 4;
        self.length += 1;
        if self.length <= self.capacity {
            return 0;
        }
        let grown = self.capacity.saturating_mul(2).max(MIN_CAPACITY);
        let more = (grown - self.capacity).saturating_mul(self.size);
        self.capacity = grown;
        more
    }

    /// Sets the size of items, and returns the number of bytes not counted so far.
    pub(crate) fn set_size(&mut self, size: usize) -> usize {
        if self.size > 0 {
            return 0;
        }
        self.size = size;
        self.capacity.saturating_mul(size)
    }

    /// Reverts the last item.
    pub(crate) fn undo(&mut self) {
        self.length = self.length.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn charge_of_a_list_covers_its_capacity() {
        let size = size_of::<u64>();
        for known in [true, false] {
            let mut growth = Growth::of(if known { size } else { 0 });
            let (mut list, mut charged) = (Vec::new(), 0);
            for item in 0..10_000_u64 {
                list.push(item);
                charged += growth.next() + growth.set_size(size);
                assert_eq!(charged, list.capacity() * size);
            }
        }
    }

    #[test]
    fn budget_is_never_exceeded() {
        let mut budget = Budget::of(10);
        assert!(budget.take(80) && !budget.take(1) && budget.take(0));
        assert!(Budget::of(usize::MAX).take(usize::MAX));
        assert!(!Budget::of(1).take_allocation(usize::MAX));
        assert!(Budget::of(0).take_allocation(0));
    }
}
