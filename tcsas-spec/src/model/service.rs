//! The root of the model: a service version and its endpoint.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt;

use super::action::Action;
use super::recursion::cyclic_edges;
use super::types::{DataType, Field, Type};

/// One version of one service, which `include_specs!` turns into a module.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Service {
    /// Service name of the API (`tcsas`), which is also the service of the credential scope.
    pub name: String,
    /// API version (`2025-01-06`), sent as `X-TC-Version`.
    pub version: String,
    /// Default host name (`tcsas.intl.tencentcloudapi.com`), without scheme or path.
    pub endpoint: String,
    /// Whether the endpoint is a guess: the mainland site, because neither the files nor the
    /// [`Options`](crate::Options) determine a site. The vendor's descriptions are the same for
    /// both sites, but the credentials of one are unknown at the other.
    pub site_is_presumed: bool,
    /// Actions, sorted by name.
    pub actions: Vec<Action>,
    /// Data types that the actions use, sorted by name.
    pub types: Vec<DataType>,
}

/// A site of the vendor. Accounts of one site are unknown at the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// `SERVICE.tencentcloudapi.com`.
    Mainland,
    /// `SERVICE.intl.tencentcloudapi.com`.
    International,
}

impl Service {
    /// The site of the endpoint; `None` if its name does not determine one, as for a host in a
    /// region.
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

    /// The name of an action most similar to `wrong`, if any is similar enough.
    #[must_use]
    pub fn nearest_action(&self, wrong: &str) -> Option<&str> {
        crate::diagnostic::nearest(wrong, self.actions.iter().map(|action| &*action.name))
    }

    /// The names of the data types that `fields` use, directly or through other data types.
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

    /// One action alone, with the data types that it uses.
    #[must_use]
    pub fn only(&self, action: &Action) -> Self {
        let reached = self.reached_from(action.input.iter().chain(&action.output));
        let types = self.types.iter();
        let types = types.filter(|data_type| reached.contains(data_type.name.as_str()));
        Self {
            name: self.name.clone(),
            version: self.version.clone(),
            endpoint: self.endpoint.clone(),
            site_is_presumed: self.site_is_presumed,
            actions: vec![action.clone()],
            types: types.cloned().collect(),
        }
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
