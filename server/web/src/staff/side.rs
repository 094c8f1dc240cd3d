//! The navigation of staff, by job: what the reader may do, in groups where that is much.

use domain::identity::Action;

use crate::layout::Frame;
use crate::said::Said;

/// So many entries are seen at a glance, and stand without groups.
const UNGROUPED_MOST: usize = 7;

/// A way to a page.
pub struct Entry {
    pub href: String,
    pub label: Said,
    pub is_current: bool,
}

/// What stands in the navigation: one way, or several under what they have in common.
pub enum Item {
    One(Entry),
    Group {
        label: Said,
        entries: Vec<Entry>,
        /// The page lies in it.
        is_open: bool,
    },
}

struct Place {
    address: &'static str,
    label: &'static str,
    is_shown: fn(&Frame) -> bool,
    /// What the addresses of its pages begin with; where it is empty, it is a page of its own.
    within: &'static [&'static str],
}

impl Place {
    const fn new(
        address: &'static str,
        label: &'static str,
        is_shown: fn(&Frame) -> bool,
        within: &'static [&'static str],
    ) -> Self {
        Self { address, label, is_shown, within }
    }

    fn entry(&self, frame: &Frame) -> Option<Entry> {
        let is_here = self.within.iter().any(|start| frame.path.starts_with(start));
        (self.is_shown)(frame).then(|| Entry {
            href: frame.address(self.address),
            label: frame.text(self.label),
            is_current: is_here
                || (self.within.is_empty() && frame.path.strip_prefix('/') == Some(self.address)),
        })
    }
}

/// Places with what they have in common; a place that stands alone is named by itself.
struct Group {
    label: &'static str,
    places: &'static [Place],
}

const GROUPS: &[Group] = &[
    Group { label: "staff-nav-waiting", places: &[Place::new("staff", "staff-nav-waiting", |_| true, &[])] },
    Group {
        label: "staff-nav-surveys",
        places: &[Place::new(
            "staff/surveys",
            "staff-nav-surveys",
            |frame| frame.may(Action::ViewSurveys),
            &["/staff/surveys"],
        )],
    },
    Group {
        label: "staff-nav-panels",
        places: &[Place::new(
            "staff/panels",
            "staff-nav-panels",
            |frame| frame.may(Action::ManagePanels),
            &["/staff/panel"],
        )],
    },
    Group {
        label: "staff-nav-experts",
        places: &[
            Place::new(
                "staff/orders",
                "staff-nav-orders",
                |frame| frame.may(Action::ViewOrders),
                &["/staff/orders"],
            ),
            Place::new(
                "staff/orders/figures",
                "staff-figures-title",
                |frame| frame.may(Action::ViewFigures) && !frame.may(Action::ViewOrders),
                &[],
            ),
            Place::new(
                "staff/experts",
                "staff-nav-experts-list",
                |frame| frame.may(Action::ManageExperts),
                &["/staff/experts"],
            ),
            Place::new("staff/feedback", "staff-nav-feedback", |frame| frame.may(Action::ReadSensitive), &[]),
            Place::new(
                "staff/fees",
                "staff-nav-fees",
                |frame| frame.may(Action::ViewClaims),
                &["/staff/fees"],
            ),
        ],
    },
    Group {
        label: "staff-nav-taking-part",
        places: &[
            Place::new(
                "staff/activities",
                "staff-nav-activities",
                |frame| frame.may(Action::ViewActivities),
                &["/staff/activities", "/staff/methods"],
            ),
            Place::new(
                "staff/initiatives",
                "staff-nav-initiatives",
                |frame| frame.may(Action::ManageInitiatives),
                &["/staff/initiatives"],
            ),
            Place::new(
                "staff/agreements",
                "staff-nav-agreements",
                |frame| frame.may(Action::ManageRegister),
                &["/staff/agreements"],
            ),
            Place::new(
                "staff/documents",
                "staff-nav-documents",
                |frame| frame.may(Action::ManageRegister),
                &["/staff/documents"],
            ),
        ],
    },
    Group {
        label: "staff-nav-preparation",
        places: &[
            Place::new(
                "staff/matters",
                "staff-nav-matters",
                |frame| frame.may(Action::ManageMatters),
                &["/staff/matters"],
            ),
            Place::new(
                "staff/bodies",
                "staff-nav-bodies",
                |frame| frame.may(Action::ManageBodies) || frame.may(Action::ManageMatters),
                &["/staff/bod", "/staff/proposals"],
            ),
        ],
    },
    Group {
        label: "staff-cf-title",
        places: &[Place::new(
            "staff/customer-feedback",
            "staff-cf-title",
            |frame| frame.may(Action::HandleFeedback) || frame.may(Action::PublishFeedback),
            &["/staff/customer-feedback"],
        )],
    },
    Group {
        label: "staff-nav-programme",
        places: &[
            Place::new(
                "staff/programmes",
                "staff-nav-programmes",
                |frame| frame.may(Action::ViewProgrammes),
                &["/staff/programme"],
            ),
            Place::new(
                "staff/indicators",
                "staff-nav-indicators",
                |frame| frame.may(Action::ViewIndicators),
                &["/staff/indicator"],
            ),
        ],
    },
    Group {
        label: "staff-nav-administration",
        places: &[
            Place::new(
                "staff/accounts",
                "staff-nav-accounts",
                |frame| frame.may(Action::ManageAccounts),
                &["/staff/accounts"],
            ),
            Place::new("staff/audit", "staff-nav-audit", |frame| frame.may(Action::ViewAudit), &[]),
        ],
    },
    Group {
        label: "staff-nav-account",
        places: &[Place::new("staff/account", "staff-nav-account", |_| true, &[])],
    },
];

/// What stands in the navigation of a page.
pub fn items(frame: &Frame) -> Vec<Item> {
    let groups: Vec<(&Group, Vec<Entry>)> = GROUPS
        .iter()
        .map(|group| (group, group.places.iter().filter_map(|place| place.entry(frame)).collect()))
        .collect();
    let is_much = groups.iter().map(|(_, entries)| entries.len()).sum::<usize>() > UNGROUPED_MOST;
    let item = |(group, entries): (&Group, Vec<Entry>)| {
        if is_much && entries.len() > 1 {
            let is_open = entries.iter().any(|entry| entry.is_current);
            vec![Item::Group { label: frame.text(group.label), entries, is_open }]
        } else {
            entries.into_iter().map(Item::One).collect()
        }
    };
    groups.into_iter().flat_map(item).collect()
}
