//! What an office tells of its work (`posts/*.md`).

use std::sync::Arc;

use chrono::NaiveDate;

use super::id::Reference;
use crate::markup::Block;
use crate::source::{Located, SourceFile};

/// A piece of news (tin), or of good people and good deeds (người tốt, việc tốt). It is on the site
/// and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Its name, which becomes its address on the site below `tin/`: the path below `posts/` without
    /// the ending, `le-phat-dong`. No two plans have one of the same name.
    pub name: String,
    /// The file it was read from.
    pub file: Arc<SourceFile>,
    /// What it is called (tiêu đề).
    pub title: Located<String>,
    /// The day it is published (ngày đăng).
    pub date: NaiveDate,
    /// News or a good deed.
    pub kind: PostKind,
    /// What it says in one or two sentences (tóm tắt), for lists and feeds.
    pub summary: Located<String>,
    /// The unit that it is about (đơn vị).
    pub unit: Option<Reference>,
    /// The text.
    pub blocks: Vec<Block>,
}

/// The kinds of post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostKind {
    /// News (tin).
    News,
    /// Good people, good deeds (người tốt, việc tốt).
    GoodDeed,
}

impl PostKind {
    /// The word that stands for it in files and data.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::GoodDeed => "good-deed",
        }
    }
}
