//! A service version and its endpoint.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt;

use super::action::Action;
use super::recursion::cyclic_edges;
use super::types::{DataType, Field, Type};

/// One version of one service: what `include_specs!` turns into a module.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Service {
    /// The API's service name (`tcsas`), which is also the service of the credential scope.
    pub name: String,
    /// The API version (`2025-01-06`), sent as `X-TC-Version`.
    pub version: String,
    /// The default host name (`tcsas.intl.tencentcloudapi.com`), without scheme or path.
    pub endpoint: String,
    /// Nothing that was read says which site the service is called at, nor did anybody choose one:
    /// the vendor's descriptions are the same for both. The endpoint is that of the mainland site
    /// then, where keys of the international one are unknown.
    pub site_is_presumed: bool,
    /// The actions, sorted by name.
    pub actions: Vec<Action>,
    /// The data types the actions reach, sorted by name.
    pub types: Vec<DataType>,
}

/// The accounts that a host of the vendor's is for: those of one site are unknown at the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// `SERVICE.tencentcloudapi.com`.
    Mainland,
    /// `SERVICE.intl.tencentcloudapi.com`.
    International,
}

impl Service {
    /// The site that the endpoint belongs to; none if that does not follow from its name, as for a
    /// host in a region.
    #[must_use]
    pub fn site(&self) -> Option<Site> {
        let rest = self.endpoint.strip_prefix(&*self.name)?;
        match rest {
            ".tencentcloudapi.com" => Some(Site::Mainland),
            ".intl.tencentcloudapi.com" => Some(Site::International),
            _ => None,
        }
    }

    /// The data type called `name`.
    #[must_use]
    pub fn data_type(&self, name: &str) -> Option<&DataType> {
        self.types
            .binary_search_by(|t| t.name.as_str().cmp(name))
            .ok()
            .map(|i| &self.types[i])
    }

    /// The action called `name`.
    #[must_use]
    pub fn action(&self, name: &str) -> Option<&Action> {
        self.actions
            .binary_search_by(|a| a.name.as_str().cmp(name))
            .ok()
            .map(|i| &self.actions[i])
    }

    /// The action whose name `wrong` is most likely a slip of, if any is near enough.
    #[must_use]
    pub fn nearest_action(&self, wrong: &str) -> Option<&str> {
        crate::diagnostic::nearest(wrong, self.actions.iter().map(|action| &*action.name))
    }

    /// The names of the data types that `fields` reach, directly or through other data types.
    #[must_use]
    pub fn reached_from<'a>(
        &'a self,
        fields: impl IntoIterator<Item = &'a Field>,
    ) -> BTreeSet<&'a str> {
        let mut reached = BTreeSet::new();
        let mut open: Vec<&str> = fields.into_iter().filter_map(|f| f.ty.object()).collect();
        while let Some(name) = open.pop() {
            if let Some(data_type) = self.data_type(name).filter(|_| reached.insert(name)) {
                open.extend(data_type.fields.iter().filter_map(|f| f.ty.object()));
            }
        }
        reached
    }

    /// Members by which data types contain themselves by value, directly or through each other, as
    /// pairs (data type, data type of the member): unless one of them can be absent, no value of
    /// these types is finite.
    #[must_use]
    pub fn recursive_members(&self) -> HashSet<(&str, &str)> {
        let index: HashMap<&str, usize> = self
            .types
            .iter()
            .enumerate()
            .map(|(i, t)| (t.name.as_str(), i))
            .collect();
        let members = |data_type: &DataType| {
            let types = data_type.fields.iter().map(|field| &field.ty);
            let by_value = types.filter_map(|ty| match ty {
                Type::Object(name) => index.get(name.as_str()).copied(),
                _ => None,
            });
            by_value.collect()
        };
        let edges: Vec<Vec<usize>> = self.types.iter().map(members).collect();
        let cyclic = cyclic_edges(&edges).into_iter();
        let name = |i: usize| self.types[i].name.as_str();
        cyclic.map(|(from, to)| (name(from), name(to))).collect()
    }
}

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Mainland => "the mainland site",
            Self::International => "the international site",
        })
    }
}
