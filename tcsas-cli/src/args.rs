//! Options that several subcommands have.

use clap::{Args, ValueEnum};
use tcsas_spec::Options;
use tcsas_spec::model::Site;

/// The site that a vendor's description is for.
#[derive(Args, Debug, Default)]
pub(crate) struct SiteArgs {
    /// Site that a vendor's description is for: intl or mainland
    #[arg(long, value_enum, value_name = "SITE", overrides_with = "intl")]
    #[arg(hide_possible_values = true)]
    site: Option<SiteName>,

    /// Short for --site intl
    #[arg(long, overrides_with = "site")]
    intl: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum SiteName {
    #[value(alias = "international")]
    Intl,
    Mainland,
}

impl SiteArgs {
    /// The site, if one was given.
    pub(crate) fn site(&self) -> Option<Site> {
        match self.site {
            Some(SiteName::Mainland) => Some(Site::Mainland),
            Some(SiteName::Intl) => Some(Site::International),
            None => self.intl.then_some(Site::International),
        }
    }

    /// The options for reading specs.
    pub(crate) fn read_options(&self) -> Options {
        read_options(self.site())
    }
}

/// The options for reading specs of a site.
pub(crate) fn read_options(site: Option<Site>) -> Options {
    Options {
        intl: site == Some(Site::International),
        mainland: site == Some(Site::Mainland),
        ..Options::default()
    }
}

/// The actions to take from a spec.
#[derive(Args, Debug)]
pub(crate) struct SelectionArgs {
    /// Take only these actions; * matches any part of a name
    #[arg(long, visible_alias = "action", value_name = "PATTERN")]
    actions: Vec<String>,

    /// Leave out these actions; * matches any part of a name
    #[arg(long, value_name = "PATTERN")]
    exclude: Vec<String>,
}

impl SelectionArgs {
    /// Adds the selection to the options for reading specs.
    pub(crate) fn restrict(&self, options: Options) -> Options {
        Options {
            actions: self.actions.clone(),
            exclude: self.exclude.clone(),
            ..options
        }
    }
}

/// The form of results.
#[derive(Args, Debug)]
pub(crate) struct FormatArgs {
    /// Form of the result: text, or json for one document
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        default_value_t,
        hide_possible_values = true
    )]
    pub(crate) format: Format,
}

/// The values of `--format`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    // Comments instead of docs, which clap would list in the help of every subcommand.
    // For people.
    #[default]
    Text,
    // One JSON document.
    Json,
}
