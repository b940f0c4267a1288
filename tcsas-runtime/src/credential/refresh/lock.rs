//! Locking of state that stays consistent.

use std::sync::{Mutex, MutexGuard, PoisonError};

pub(super) fn lock<T>(state: &Mutex<T>) -> MutexGuard<'_, T> {
    // After a panic the state is still consistent: every change is a single assignment.
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
