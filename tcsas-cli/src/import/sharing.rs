//! Where the data types and error codes of several actions are described.

/// The files that describe what several actions use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sharing {
    /// The shared file of the folder.
    SharedFile,
    /// The file of each of the actions, so that it can be copied alone.
    SelfContained,
}
