//! The memory that a response may take once it is decoded.
//!
//! The length of a body says little about that: `{}` in a list is three bytes on the wire and as
//! many as its type has fields in memory. So everything that grows with the body is counted before
//! it is allocated. The text of strings is counted by the length of its literal, which is never
//! shorter.

/// How many times the longest body a decoded response may take. Documented responses take 0.6 times
/// their own length in the median, and three times at the 99th percentile.
const TIMES: usize = 8;

/// What the allocator needs beside the bytes requested.
const OVERHEAD: usize = 16;

/// What may still be allocated, in bytes.
pub(crate) struct Budget {
    left: usize,
}

impl Budget {
    /// That of a response whose body may be `max_response_size` bytes long.
    pub(crate) fn of(max_response_size: usize) -> Self {
        Self {
            left: max_response_size.saturating_mul(TIMES),
        }
    }

    /// None at all, for what the program wrote itself.
    pub(crate) fn unlimited() -> Self {
        Self { left: usize::MAX }
    }

    /// Takes `bytes`; false if there are not so many.
    pub(crate) fn take(&mut self, bytes: usize) -> bool {
        match self.left.checked_sub(bytes) {
            Some(left) => {
                self.left = left;
                true
            }
            None => false,
        }
    }

    /// Takes an allocation of its own.
    pub(crate) fn take_allocation(&mut self, bytes: usize) -> bool {
        bytes == 0 || self.take(bytes.saturating_add(OVERHEAD))
    }
}

/// How a `Vec` grows: by doubling, so that it has up to twice the room it needs.
#[derive(Default)]
pub(crate) struct Growth {
    length: usize,
    room: usize,
    /// How large an item is; 0 as long as there was none.
    size: usize,
}

impl Growth {
    pub(crate) fn of(size: usize) -> Self {
        Self {
            size,
            ..Self::default()
        }
    }

    /// How many bytes the next item takes: none as long as there is room for it.
    pub(crate) fn next(&mut self) -> usize {
        /// Where a `Vec` begins.
        const FIRST: usize = 4;
        self.length += 1;
        if self.length <= self.room {
            return 0;
        }
        let grown = self.room.saturating_mul(2).max(FIRST);
        let more = (grown - self.room).saturating_mul(self.size);
        self.room = grown;
        more
    }

    /// What the first item takes, if only now its size is known.
    pub(crate) fn learn(&mut self, size: usize) -> usize {
        if self.size > 0 {
            return 0;
        }
        self.size = size;
        self.room.saturating_mul(size)
    }

    /// The last item was taken away again.
    pub(crate) fn back(&mut self) {
        self.length = self.length.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_list_is_charged_covers_the_room_that_it_has() {
        let size = size_of::<u64>();
        for known in [true, false] {
            let mut growth = Growth::of(if known { size } else { 0 });
            let (mut list, mut charged) = (Vec::new(), 0);
            for item in 0..10_000_u64 {
                list.push(item);
                charged += growth.next() + growth.learn(size);
                assert_eq!(charged, list.capacity() * size);
            }
        }
    }

    #[test]
    fn a_budget_is_never_overdrawn() {
        let mut budget = Budget::of(10);
        assert!(budget.take(80) && !budget.take(1) && budget.take(0));
        assert!(Budget::of(usize::MAX).take(usize::MAX));
        assert!(!Budget::of(1).take_allocation(usize::MAX));
        assert!(Budget::of(0).take_allocation(0));
    }
}
